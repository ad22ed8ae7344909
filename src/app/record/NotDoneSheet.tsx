import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { EventId, RecordId } from "../../domain/ids.ts";
import { useFirstTapsOnly } from "../components/double-tap.ts";
import { NotDoneList, NotDoneNotice, useKeptSizes } from "../components/NotDone.tsx";
import type { NoticeTone } from "../components/Notice.tsx";
import { Sheet } from "../components/Sheet.tsx";
import parts from "../components/parts.module.css";
import { useText } from "../language/LanguageProvider.tsx";
import type { Text } from "../language/text.ts";
import { useLock } from "../lock/LockProvider.tsx";
import { usePhone } from "../shell/phone-context.tsx";
import { type Draft, type EntryKind, isEmptyDraft } from "./draft.ts";
import { countNotDone, notDoneOf, notDoneTitle } from "./not-done.ts";
import type { StoredEntry, UnsavedEntry } from "./recorder-state.ts";
import { useRecorder } from "./RecorderProvider.tsx";
import { inTheirPlaces } from "./shown-entries.ts";
import { summariseDraft } from "./summarise-draft.ts";
import { toggleFailureInWords } from "./toggle-in-words.ts";
import { UnsavedActions } from "./UnsavedActions.tsx";
import { UnturnedActions } from "./UnturnedActions.tsx";
import { useWhenGone } from "./use-when-gone.ts";

interface NotDoneSheetProps {
  readonly kind: EntryKind;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** An entry as the sheet shows it. */
interface Shown {
  /** Of what was asked and failed. */
  readonly id: EventId;
  readonly record: RecordId;
  readonly what: string;
  /** Why it isn't done, or what became of it. */
  readonly why: string;
  readonly tone: NoticeTone;
  readonly action: ComponentChildren;
}

/**
 * What failed, why, and what can be done about it. Told to a screen reader at
 * once, and shown on a sheet that only a tap brings up and takes away: what comes
 * late, above or between the tiles, would push them away under a thumb. On the
 * sheet nothing moves either, and what is done is told in its place.
 */
export function NotDoneSheet({ kind, open, onClose }: NotDoneSheetProps) {
  const text = useText();
  const { state } = useRecorder();
  const notDone = notDoneOf(state);
  const { unsaved, unturned } = useEntries(kind, onClose);
  const { shown, takeContent } = useInTheirPlaces([...unsaved, ...unturned], open);
  const isEmpty = shown.length === 0;
  const list = useRef<HTMLDivElement>(null);
  useFirstTapsOnly(list);
  useKeptSizes(list);

  useEffect(() => {
    // The next failure mustn't bring it up by itself.
    if (isEmpty && open) onClose();
  }, [isEmpty, open, onClose]);

  return (
    <>
      <Aloud label={text.record.unsavedTitle} entries={unsaved} />
      <Aloud label={text.day.notDoneTitle} entries={unturned} />
      <Sheet
        title={countNotDone(notDone) === 0 ? titleOfAll(shown, text) : notDoneTitle(notDone, text)}
        open={open && !isEmpty}
        onClose={onClose}
        isSteady
      >
        <NotDoneList list={list}>
          {shown.map((entry) => (
            <Entry key={entry.id} {...entry} onGone={() => takeContent(entry.id)} />
          ))}
        </NotDoneList>
      </Sheet>
    </>
  );
}

/** Of entries about which nothing can be done any more. */
function titleOfAll(shown: readonly Shown[], text: Text): string {
  return shown.every(({ tone }) => tone === "good") ? text.record.done : text.record.howItStands;
}

interface EntryProps extends Shown {
  /** The phone can't read any more what it held. */
  readonly onGone: () => void;
}

function Entry({ record, what, why, tone, action, onGone }: EntryProps) {
  // Of what isn't done the recorder knows it itself.
  useWhenGone(action === undefined ? record : undefined, onGone);

  return <NotDoneNotice {...{ what, why, tone, action }} />;
}

/** What isn't done now. */
function useEntries(kind: EntryKind, onClose: () => void) {
  const text = useText();
  const { recorder, state } = useRecorder();
  const { isLocked } = useLock().state;
  const summaryOf = useSummaries(isLocked);
  const { unsaved, unturned } = notDoneOf(state);
  const unsavedShown = (entry: UnsavedEntry): Shown => {
    const { record, event, draft } = entry.form;
    return {
      id: event,
      record,
      what: summaryOf(draft),
      why: text.failures.save[entry.failure.kind],
      tone: "warn",
      action: (
        <UnsavedActions
          entry={entry}
          canOpen={!isLocked && draft.kind === kind && isEmptyDraft(state.forms[kind].draft)}
          onTryAgain={() => void recorder.tryAgain(event)}
          onOpen={() => {
            if (recorder.openAgain(event)) onClose();
          }}
        />
      ),
    };
  };
  const unturnedShown = (entry: StoredEntry): Shown => ({
    id: entry.saved.event,
    record: entry.saved.record,
    what: summaryOf(entry.draft),
    why: toggleFailureInWords(entry, text) ?? "",
    tone: "warn",
    action: (
      <UnturnedActions
        entry={entry}
        onToggle={() => void recorder.toggleAgain(entry)}
        onLeave={() => recorder.letGo(entry)}
      />
    ),
  });
  return { unsaved: unsaved.map(unsavedShown), unturned: unturned.map(unturnedShown) };
}

/** As the sheet last showed them, where they aren't among `now` any more; nothing while it is closed. */
function useInTheirPlaces(now: readonly Shown[], open: boolean) {
  const { outcomes } = useRecorder().state;
  const { isLocked } = useLock().state;
  const inWords = useOutcomes();
  const [before, setBefore] = useState<readonly Shown[]>([]);
  const done = (entry: Shown): Shown => {
    // What could not be saved goes only when it is.
    const outcome = outcomes.get(entry.id) ?? "saved";
    const tone = outcome === "saved" || outcome === "undone" ? "good" : "plain";
    // Behind a lock it isn't kept either: nobody needs it for anything.
    const what = isLocked ? "" : entry.what;
    return { ...entry, what, why: inWords[outcome] ?? entry.why, tone, action: undefined };
  };
  const shown = open ? inTheirPlaces(before, now, done) : [];
  if (shown.length !== before.length || shown.some((entry, place) => saysOther(entry, before[place])))
    setBefore(shown);
  return {
    shown,
    takeContent: (id: EventId) =>
      setBefore((kept) => kept.map((entry) => (entry.id === id ? { ...entry, what: "" } : entry))),
  };
}

function saysOther({ what, why, tone }: Shown, before: Shown | undefined): boolean {
  return what !== before?.what || why !== before.why || tone !== before.tone;
}

/** Of what was left once nothing more could be done, what was said of it before still holds. */
function useOutcomes() {
  const { record, failures } = useText();
  return {
    saved: record.saved,
    undone: record.undone,
    changed: failures.save["changed-since"],
    left: undefined,
    unclear: record.leftUnclear,
  };
}

interface AloudProps {
  readonly label: string;
  readonly entries: readonly Shown[];
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
  return (draft: Draft) => (isLocked ? "" : summariseDraft(draft, { text, factors }));
}
