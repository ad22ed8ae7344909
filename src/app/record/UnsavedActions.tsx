import { Button } from "../components/Button.tsx";
import { useText } from "../language/LanguageProvider.tsx";
import type { UnsavedEntry } from "./recorder-state.ts";

interface UnsavedActionsProps {
  readonly entry: UnsavedEntry;
  /** Whether it can be put on the form: only an empty one has room. */
  readonly canOpen: boolean;
  readonly onTryAgain: () => void;
  readonly onOpen: () => void;
}

/** What can be done about an entry that could not be written. It is kept until it is, and the work goes on beside it. */
export function UnsavedActions({ entry, canOpen, onTryAgain, onOpen }: UnsavedActionsProps) {
  const text = useText();

  return (
    <>
      <Button onClick={onTryAgain}>{entry.isTrying ? text.record.saving : text.record.tryAgain}</Button>
      {canOpen && !entry.isTrying && (
        <Button variant="quiet" onClick={onOpen}>
          {text.record.openAgain}
        </Button>
      )}
    </>
  );
}
