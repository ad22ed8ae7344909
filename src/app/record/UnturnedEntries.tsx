import { Button } from "../components/Button.tsx";
import { Notice } from "../components/Notice.tsx";
import { useText } from "../language/LanguageProvider.tsx";
import type { StoredEntry } from "./recorder.ts";
import { toggleFailureInWords } from "./toggle-in-words.ts";

interface UnturnedEntriesProps {
  readonly entries: readonly StoredEntry[];
  readonly summaryOf: (entry: StoredEntry) => string;
  readonly onToggle: (entry: StoredEntry) => void;
}

/** Entries that somebody takes for undone, and that are not: the next one was on its way when it failed. */
export function UnturnedEntries({ entries, summaryOf, onToggle }: UnturnedEntriesProps) {
  const text = useText();
  if (entries.length === 0) return null;

  return (
    <section role="alert" aria-label={text.record.notUndoneTitle}>
      {entries.map((entry) => (
        <Notice
          key={entry.saved.event}
          tone="warn"
          action={
            <Button onClick={() => onToggle(entry)}>
              {entry.isChanging
                ? text.record.saving
                : entry.type === "saved"
                  ? text.record.undo
                  : text.record.bringBack}
            </Button>
          }
        >
          <strong>{summaryOf(entry)}</strong>
          <p>{toggleFailureInWords(entry, text)}</p>
        </Notice>
      ))}
    </section>
  );
}
