import type { ComponentChildren, RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { classes } from "./classes.ts";
import { Icon } from "./Icon.tsx";
import styles from "./Notice.module.css";
import { focusTitle } from "./Screen.tsx";

export type NoticeTone = "plain" | "good" | "warn";

interface NoticeProps {
  /** `warn` is for what needs care; it is never the only sign of it: the words say so. */
  readonly tone: NoticeTone;
  readonly children: ComponentChildren;
  readonly action?: ComponentChildren;
}

const iconOfTone = { plain: "note", good: "check", warn: "care" } as const;

/**
 * Something to know, with at most one thing to do about it. Doing it often
 * takes the notice away, or only what was to be done: the focus goes to the
 * title of the screen then, and whoever goes by keys or by ear doesn't have to
 * begin at the top of the page.
 */
export function Notice({ tone, children, action }: NoticeProps) {
  const box = useFocusLeftToTitle();

  return (
    <div ref={box} class={classes(styles.notice, styles[tone])}>
      <div class={styles.message}>
        <Icon name={iconOfTone[tone]} />
        <div class={styles.words}>{children}</div>
      </div>
      {action !== undefined && <Action>{action}</Action>}
    </div>
  );
}

function Action({ children }: Pick<NoticeProps, "children">) {
  const box = useFocusLeftToTitle();

  return (
    <div ref={box} class={styles.action}>
      {children}
    </div>
  );
}

function useFocusLeftToTitle(): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null);

  // When this is called the box is still in the page, and so has the focus that it is about to lose.
  useLayoutEffect(() => {
    const element = box.current;
    return () => {
      if (element?.contains(document.activeElement) === true) focusTitle(element);
    };
  }, []);

  return box;
}
