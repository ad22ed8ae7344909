import { Button } from "../components/Button.tsx";
import { Notice } from "../components/Notice.tsx";
import { useText } from "../language/LanguageProvider.tsx";
import type { UnsavedEntry } from "./recorder.ts";

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
  if (unsaved.length === 0) return null;

  return (
    <section role="alert" aria-label={text.record.unsavedTitle}>
      {unsaved.map((entry) => (
        <Notice
          key={entry.form.event}
          tone="warn"
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
        >
          <strong>{summaryOf(entry)}</strong>
          <p>{text.failures.save[entry.failure.kind]}</p>
        </Notice>
      ))}
    </section>
  );
}
