import type { ComponentChildren } from "preact";
import styles from "./NotDone.module.css";
import { Notice } from "./Notice.tsx";

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

/** The same where it was asked for: what changes in it is told, and not what was in it from the beginning. */
export function NotDoneList({ children }: Pick<NotDoneProps, "children">) {
  return (
    <div class={styles.list} aria-live="polite">
      {children}
    </div>
  );
}

interface NotDoneNoticeProps {
  /** What it was, each thing in a line of its own; empty where it may not be shown. */
  readonly what: string;
  readonly why: string | undefined;
  readonly action: ComponentChildren;
}

export function NotDoneNotice({ what, why, action }: NotDoneNoticeProps) {
  return (
    <Notice tone="warn" action={action}>
      {what !== "" && <strong class={styles.what}>{what}</strong>}
      <p>{why}</p>
    </Notice>
  );
}
