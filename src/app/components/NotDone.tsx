import type { ComponentChildren, RefObject } from "preact";
import { useEffect } from "preact/hooks";
import styles from "./NotDone.module.css";
import { Notice, type NoticeTone } from "./Notice.tsx";

interface NotDoneProps {
  readonly label: string;
  /** `NotDoneNotice`s. */
  readonly children: ComponentChildren;
}

/** What was asked, failed, and is kept in sight until it is done or given up. Told to a screen reader at once. */
export function NotDone({ label, children }: NotDoneProps) {
  return (
    <section class={styles.list} role="alert" aria-label={label}>
      {children}
    </section>
  );
}

interface NotDoneListProps extends Pick<NotDoneProps, "children"> {
  readonly list: RefObject<HTMLDivElement | null>;
}

/** The same where it was asked for: what changes in it is told, and not what was in it from the beginning. */
export function NotDoneList({ list, children }: NotDoneListProps) {
  return (
    <div ref={list} class={styles.list} aria-live="polite">
      {children}
    </div>
  );
}

/** Fewer words, or no button any more, make no entry of a list smaller: the next one would come under the thumb. */
export function useKeptSizes(list: RefObject<HTMLDivElement | null>): void {
  // Before the next change of what is shown, and where it is on the screen by now.
  useEffect(() => {
    for (const entry of list.current?.querySelectorAll<HTMLElement>(":scope > *") ?? [])
      entry.style.minBlockSize = `${entry.getBoundingClientRect().height}px`;
  });
}

interface NotDoneNoticeProps {
  /** What it was, each thing in a line of its own; empty where it may not be shown. */
  readonly what: string;
  readonly why: string | undefined;
  /** Nothing where it is done by now, or given up. */
  readonly action: ComponentChildren;
  readonly tone?: NoticeTone;
}

export function NotDoneNotice({ what, why, action, tone = "warn" }: NotDoneNoticeProps) {
  return (
    <Notice tone={tone} action={action}>
      {what !== "" && <strong class={styles.what}>{what}</strong>}
      <p>{why}</p>
    </Notice>
  );
}
