import type { ComponentChildren } from "preact";
import { classes } from "./classes.ts";
import { Icon } from "./Icon.tsx";
import styles from "./Notice.module.css";

interface NoticeProps {
  /** `warn` is for what needs care; it is never the only sign of it: the words say so. */
  readonly tone: "plain" | "good" | "warn";
  readonly children: ComponentChildren;
  readonly action?: ComponentChildren;
}

const iconOfTone = { plain: "note", good: "check", warn: "care" } as const;

/** Something to know, with at most one thing to do about it. */
export function Notice({ tone, children, action }: NoticeProps) {
  return (
    <div class={classes(styles.notice, styles[tone])}>
      <Icon name={iconOfTone[tone]} />
      <div class={styles.words}>{children}</div>
      {action !== undefined && <div class={styles.action}>{action}</div>}
    </div>
  );
}
