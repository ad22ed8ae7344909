import { Button } from "../components/Button.tsx";
import { NotDoneNotice } from "../components/NotDone.tsx";
import { useText } from "../language/LanguageProvider.tsx";
import type { Text } from "../language/text.ts";
import { isSettled, type StoredEntry } from "./recorder-state.ts";
import { toggleFailureInWords } from "./toggle-in-words.ts";

interface UnturnedEntriesProps {
  readonly entries: readonly StoredEntry[];
  readonly summaryOf: (entry: StoredEntry) => string;
  readonly onToggle: (entry: StoredEntry) => void;
  readonly onLeave: (entry: StoredEntry) => void;
}

/** Entries that somebody may take for undone, or for brought back, and that may not be. */
export function UnturnedEntries({ entries, summaryOf, onToggle, onLeave }: UnturnedEntriesProps) {
  const text = useText();

  return (
    <>
      {entries.map((entry) => (
        <NotDoneNotice
          key={entry.saved.event}
          what={summaryOf(entry)}
          why={toggleFailureInWords(entry, text)}
          action={<Actions {...{ entry, onToggle, onLeave }} />}
        />
      ))}
    </>
  );
}

interface ActionsProps extends Pick<UnturnedEntriesProps, "onToggle" | "onLeave"> {
  readonly entry: StoredEntry;
}

function Actions({ entry, onToggle, onLeave }: ActionsProps) {
  const text = useText();
  if (isSettled(entry)) return <Button onClick={() => onLeave(entry)}>{text.day.understood}</Button>;
  return (
    <>
      <Button onClick={() => onToggle(entry)}>{toggleOf(entry, text)}</Button>
      {!entry.isChanging && (
        <Button variant="quiet" onClick={() => onLeave(entry)}>
          {text.day.leaveIt}
        </Button>
      )}
    </>
  );
}

function toggleOf(entry: StoredEntry, text: Text): string {
  if (entry.isChanging) return text.record.saving;
  return entry.type === "saved" ? text.record.undo : text.record.bringBack;
}
