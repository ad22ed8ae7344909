import { useEffect } from "preact/hooks";
import { NotDoneList } from "../components/NotDone.tsx";
import { Sheet } from "../components/Sheet.tsx";
import parts from "../components/parts.module.css";
import { useText } from "../language/LanguageProvider.tsx";
import { useLock } from "../lock/LockProvider.tsx";
import { usePhone } from "../shell/phone-context.tsx";
import { type Draft, type EntryKind, isEmptyDraft } from "./draft.ts";
import { countNotDone, notDoneOf, notDoneTitle } from "./not-done.ts";
import type { StoredEntry, UnsavedEntry } from "./recorder-state.ts";
import { useRecorder } from "./RecorderProvider.tsx";
import { summariseDraft } from "./summarise-draft.ts";
import { toggleFailureInWords } from "./toggle-in-words.ts";
import { UnsavedEntries } from "./UnsavedEntries.tsx";
import { UnturnedEntries } from "./UnturnedEntries.tsx";

interface NotDoneSheetProps {
  readonly kind: EntryKind;
  readonly open: boolean;
  readonly onClose: () => void;
}

/**
 * What failed, why, and what can be done about it. Told to a screen reader at
 * once, and shown on a sheet that only a tap brings up: it often comes late, and
 * above or between the tiles it would push them away under a thumb.
 */
export function NotDoneSheet({ kind, open, onClose }: NotDoneSheetProps) {
  const text = useText();
  const { recorder, state } = useRecorder();
  const { isLocked } = useLock().state;
  const summaryOf = useSummaries(isLocked);
  const notDone = notDoneOf(state);
  const isEmpty = countNotDone(notDone) === 0;

  useEffect(() => {
    // The next failure mustn't bring it up by itself.
    if (isEmpty && open) onClose();
  }, [isEmpty, open, onClose]);

  return (
    <>
      <Aloud
        label={text.record.unsavedTitle}
        entries={notDone.unsaved.map((entry) => ({
          id: entry.form.event,
          what: summaryOf.unsaved(entry),
          why: text.failures.save[entry.failure.kind],
        }))}
      />
      <Aloud
        label={text.day.notDoneTitle}
        entries={notDone.unturned.map((entry) => ({
          id: entry.saved.event,
          what: summaryOf.unturned(entry),
          why: toggleFailureInWords(entry, text) ?? "",
        }))}
      />
      <Sheet title={notDoneTitle(notDone, text)} open={open && !isEmpty} onClose={onClose}>
        <NotDoneList>
          <UnsavedEntries
            unsaved={notDone.unsaved}
            summaryOf={summaryOf.unsaved}
            canOpen={({ form }) =>
              !isLocked && form.draft.kind === kind && isEmptyDraft(state.forms[kind].draft)
            }
            onTryAgain={({ form }) => void recorder.tryAgain(form.event)}
            onOpen={({ form }) => {
              recorder.openAgain(form.event);
              onClose();
            }}
          />
          <UnturnedEntries
            entries={notDone.unturned}
            summaryOf={summaryOf.unturned}
            onToggle={(entry) => void recorder.toggleAgain(entry)}
            onLeave={(entry) => recorder.letGo(entry)}
          />
        </NotDoneList>
      </Sheet>
    </>
  );
}

interface AloudProps {
  readonly label: string;
  readonly entries: readonly { readonly id: string; readonly what: string; readonly why: string }[];
}

function Aloud({ label, entries }: AloudProps) {
  if (entries.length === 0) return null;
  return (
    <section class={parts.spoken} role="alert" aria-label={label}>
      {entries.map(({ id, what, why }) => (
        <p key={id}>{what === "" ? why : `${what}. ${why}`}</p>
      ))}
    </section>
  );
}

/** What was recorded is for whoever may read it. */
function useSummaries(isLocked: boolean) {
  const text = useText();
  const { factors } = usePhone().program;
  const inWords = (draft: Draft) => (isLocked ? "" : summariseDraft(draft, { text, factors }));
  return {
    unsaved: ({ form }: UnsavedEntry) => inWords(form.draft),
    unturned: ({ draft }: StoredEntry) => inWords(draft),
  };
}
