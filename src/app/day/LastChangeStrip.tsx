import { Button } from "../components/Button.tsx";
import { Notice } from "../components/Notice.tsx";
import { useText } from "../language/LanguageProvider.tsx";
import { changeInWords } from "../language/storage-failure.ts";
import styles from "./DayScreen.module.css";
import type { EntryChanges } from "./use-last-change.ts";

/** Stays until the next change: nobody has to be quick. */
export function LastChangeStrip({ changes }: { readonly changes: EntryChanges }) {
  return (
    <output class={styles.status}>
      <LastChangeNotice changes={changes} />
    </output>
  );
}

function LastChangeNotice({ changes: { last, tryAgain, undo } }: { readonly changes: EntryChanges }) {
  const text = useText();
  switch (last?.kind) {
    case undefined:
      return null;
    case "undone":
      return <Notice tone="good">{text.day.undone}</Notice>;
    case "failed":
      return (
        <Notice
          tone="warn"
          action={<Button onClick={() => void tryAgain(last)}>{text.record.tryAgain}</Button>}
        >
          {changeInWords(last.failure, text.failures)}
        </Notice>
      );
    case "voided":
    case "brought-back":
      return (
        <Notice
          tone={last.failure === undefined ? "good" : "warn"}
          action={<Button onClick={() => void undo(last)}>{text.day.undo}</Button>}
        >
          {last.failure !== undefined && changeInWords(last.failure, text.failures)}
          {last.failure === undefined && (last.kind === "voided" ? text.day.nowVoided : text.day.nowBack)}
        </Notice>
      );
  }
}
