import { Button } from "../components/Button.tsx";
import { useText } from "../language/LanguageProvider.tsx";
import type { Text } from "../language/text.ts";
import { isSettled, type StoredEntry } from "./recorder-state.ts";

interface UnturnedActionsProps {
  readonly entry: StoredEntry;
  readonly onToggle: () => void;
  readonly onLeave: () => void;
}

/** What can be done about an entry that somebody may take for undone, or for brought back, and that may not be. */
export function UnturnedActions({ entry, onToggle, onLeave }: UnturnedActionsProps) {
  const text = useText();
  if (isSettled(entry)) return <Button onClick={onLeave}>{text.day.understood}</Button>;

  return (
    <>
      <Button onClick={onToggle}>{toggleOf(entry, text)}</Button>
      {!entry.isChanging && (
        <Button variant="quiet" onClick={onLeave}>
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
