import type { ComponentChildren } from "preact";
import styles from "./Disclosure.module.css";
import { Icon } from "./Icon.tsx";

interface DisclosureProps {
  readonly summary: ComponentChildren;
  /** Open at first; afterwards it is the reader's. */
  readonly initiallyOpen?: boolean;
  /** Just before it opens, so that what is inside can be drawn by then. */
  readonly onOpen?: () => void;
  readonly children: ComponentChildren;
}

/** Something most people don't need most of the time, one tap away. */
export function Disclosure({ summary, initiallyOpen = false, onOpen, children }: DisclosureProps) {
  return (
    // A press opens it after the click; whatever else opens it tells afterwards.
    <details class={styles.disclosure} open={initiallyOpen} onToggle={onOpen}>
      <summary class={styles.summary} onClick={onOpen}>
        <span class={styles.words}>{summary}</span>
        <span class={styles.marker}>
          <Icon name="down" />
        </span>
      </summary>
      <div class={styles.content}>{children}</div>
    </details>
  );
}
