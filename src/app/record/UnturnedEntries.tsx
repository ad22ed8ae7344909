import { Button } from "../components/Button.tsx";
import { NotDone, NotDoneNotice } from "../components/NotDone.tsx";
import { useText } from "../language/LanguageProvider.tsx";
import type { Text } from "../language/text.ts";
import { isSettled, type StoredEntry } from "./recorder-state.ts";
import { toggleFailureInWords } from "./toggle-in-words.ts";

interface UnturnedEntriesProps {
  readonly entries: readonly StoredEntry[];
  readonly summaryOf: (entry: StoredEntry) => string;
  readonly onToggle: (entry: StoredEntry) => void;
}

/** Entries that somebody may take for undone, and that may not be: the next one has taken their place. */
export function UnturnedEntries({ entries, summaryOf, onToggle }: UnturnedEntriesProps) {
  const text = useText();
  if (entries.length === 0) return null;

  return (
    <NotDone label={text.record.notUndoneTitle}>
      {entries.map((entry) => (
        <NotDoneNotice
          key={entry.saved.event}
          what={summaryOf(entry)}
          why={toggleFailureInWords(entry, text)}
          action={<Button onClick={() => onToggle(entry)}>{actionOn(entry, text)}</Button>}
        />
      ))}
    </NotDone>
  );
}

function actionOn(entry: StoredEntry, text: Text): string {
  if (entry.isChanging) return text.record.saving;
  if (isSettled(entry)) return text.day.understood;
  return entry.type === "saved" ? text.record.undo : text.record.bringBack;
}
