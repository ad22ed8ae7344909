import { Button } from "../components/Button.tsx";
import { NotDoneNotice } from "../components/NotDone.tsx";
import { useText } from "../language/LanguageProvider.tsx";
import type { UnsavedEntry } from "./recorder-state.ts";

interface UnsavedEntriesProps {
  readonly unsaved: readonly UnsavedEntry[];
  readonly summaryOf: (entry: UnsavedEntry) => string;
  /** Whether an unsaved entry can be put on the form: only an empty one has room. */
  readonly canOpen: (entry: UnsavedEntry) => boolean;
  readonly onTryAgain: (entry: UnsavedEntry) => void;
  readonly onOpen: (entry: UnsavedEntry) => void;
}

/** What could not be written. It is kept until it is, and the work goes on beside it. */
export function UnsavedEntries({ unsaved, summaryOf, canOpen, onTryAgain, onOpen }: UnsavedEntriesProps) {
  const text = useText();

  return (
    <>
      {unsaved.map((entry) => (
        <NotDoneNotice
          key={entry.form.event}
          what={summaryOf(entry)}
          why={text.failures.save[entry.failure.kind]}
          action={
            <>
              <Button onClick={() => onTryAgain(entry)}>
                {entry.isTrying ? text.record.saving : text.record.tryAgain}
              </Button>
              {canOpen(entry) && (
                <Button variant="quiet" onClick={() => onOpen(entry)}>
                  {text.record.openAgain}
                </Button>
              )}
            </>
          }
        />
      ))}
    </>
  );
}
