import { Button } from "../components/Button.tsx";
import { useText } from "../language/LanguageProvider.tsx";
import styles from "./WorkProgress.module.css";

interface WorkProgressProps {
  readonly done: number;
  /** Absent while it isn't known. */
  readonly total?: number;
  /** "120 of 400 entries" */
  readonly words: string;
  readonly onCancel: () => void;
}

/** Long work, by count, with the way to stop it. Said aloud at each quarter only. */
export function WorkProgress({ done, total, words, onCancel }: WorkProgressProps) {
  const text = useText();
  const quarter = total === undefined || total === 0 ? 0 : Math.floor((done * 4) / total);
  return (
    <div class={styles.progress}>
      <div class={styles.progressWords}>
        <span aria-hidden="true">{words}</span>
        <progress
          class={styles.bar}
          aria-label={words}
          value={total === undefined ? undefined : Math.min(done, total)}
          max={total}
        />
        <output class={styles.heard}>{quarter > 0 && `${quarter * 25} %`}</output>
      </div>
      <Button onClick={onCancel}>{text.copy.cancel}</Button>
    </div>
  );
}
