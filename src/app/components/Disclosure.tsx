import type { ComponentChildren } from "preact";
import styles from "./Disclosure.module.css";
import { Icon } from "./Icon.tsx";

interface DisclosureProps {
  readonly summary: ComponentChildren;
  /** Open at first; afterwards it is the reader's. */
  readonly initiallyOpen?: boolean;
  readonly children: ComponentChildren;
}

/** Something most people don't need most of the time, one tap away. */
export function Disclosure({ summary, initiallyOpen = false, children }: DisclosureProps) {
  return (
    <details class={styles.disclosure} open={initiallyOpen}>
      <summary class={styles.summary}>
        <span class={styles.words}>{summary}</span>
        <span class={styles.marker}>
          <Icon name="down" />
        </span>
      </summary>
      <div class={styles.content}>{children}</div>
    </details>
  );
}
