/** The state of the form of a changed record, and what its taps do. What its Saves come to: see fix-saves.ts. */
import { useRef, useState } from "preact/hooks";
import { isLocalDate } from "../../contract/ids.ts";
import type { LocalDate } from "../../domain/ids.ts";
import { assert } from "../../domain/assert.ts";
import { useText } from "../language/LanguageProvider.tsx";
import { type ProgramHere, useProgram } from "../shell/program-context.tsx";
import type { DraftProblem } from "./draft-record.ts";
import { asChangeOf, type Base, baseOf, type ReadRecord } from "./fix-base.ts";
import { formOf, recordOfForm, saysTheSame } from "./fix-content.ts";
import type { NoteFix, StoreFix } from "./asked-save.ts";
import type { HowLeft } from "./fix-saves.ts";
import type { UnsavedFix } from "./kept-fixes.ts";
import { type DraftAction, reduceDraft } from "./reduce-draft.ts";
import type { UnsavedFixes } from "./unsaved-fixes.ts";
import { useSavesEnd, useStoredHere, useUnsavedFixes } from "./UnsavedFixesProvider.tsx";
import { useAnnouncer } from "./use-announcer.ts";

interface FixFormOptions extends ReadRecord {
  readonly onSave: StoreFix;
  readonly onNote?: NoteFix | undefined;
  /** All that was asked for is stored, and the form says nothing else. */
  readonly onDone: (day: LocalDate) => void;
}

/** Why a Save was not done. */
interface NotDone {
  readonly words: string;
  /** Where whoever waits for a Save is brought to it. Whoever went on tapping is told in the bar, and nothing moves. */
  readonly isAtTop: boolean;
}

/** What the form opened with. "over" is what was true of it. */
type OpenedWith = HowLeft | "over" | "nothing";

export function useFixForm({ record, state, place, onSave, onNote, onDone }: FixFormOptions) {
  const read = { record, state, place };
  const thisForm = { id: record.id, place };
  const text = useText();
  const { program, ids, today } = useProgram();
  const fixes = useUnsavedFixes();
  const base = baseOf(read, useStoredHere(record.id));
  const baseNow = () => baseOf(read, fixes.stored(record.id));
  const [opened] = useState(() => openForm(read, { fixes, program, ids }));
  const [form, setForm] = useState<UnsavedFix>({ ...opened.form, place });
  // What the taps made of it so far, also between two renders.
  const formRef = useRef(form);
  const triedRef = useRef<UnsavedFix>(undefined);
  const [openedWith, setOpenedWith] = useState<OpenedWith>(opened.openedWith);
  const [problem, setProblem] = useState<DraftProblem>();
  const [notDone, setNotDone] = useState(() => notDoneOf(base));
  const [hasRest, setHasRest] = useState(false);
  // Of its own, and at once: what taps count is told later, and would take its place.
  const [toldEnd, setToldEnd] = useState("");
  const { announcement, announce } = useAnnouncer();
  const dayOf = ({ day, firstDay }: UnsavedFix) =>
    usableDay(day, { latest: today(), own: [base.record.day, record.day, firstDay] });

  /** From the first change on, whoever leaves the screen finds it on the list of the day. */
  function changeForm(changes: Partial<UnsavedFix>) {
    const now = baseNow();
    formRef.current = { ...asChangeOf({ ...formRef.current, ...changes }, now), failure: undefined };
    setForm(formRef.current);
    setProblem(undefined);
    setHasRest(false);
    const isAsStored = saysTheSame(formRef.current, now.record, program);
    if (isAsStored) setOpenedWith(isOver);
    if (isAsStored && fixes.isSettled(thisForm)) {
      fixes.forget(thisForm);
      setNotDone((before) => (before?.words === now.notNoted ? before : notDoneOf(now)));
    } else fixes.keep(formRef.current);
  }

  function save() {
    if (dayOf(formRef.current) === undefined) return;
    const now = baseNow();
    const fixed = recordOfForm(formRef.current, { origin: now.record, program });
    if (!fixed.ok) {
      assert(fixed.error !== "no-such-day", "it can be chosen");
      setProblem(fixed.error);
      return;
    }
    // What the last try was told holds no more, also on the list of the day.
    formRef.current = { ...asChangeOf(formRef.current, now), failure: undefined };
    triedRef.current = formRef.current;
    // A voided entry is changed by the Save itself: it must be found there as well where that is refused.
    if (now.isVoided || fixes.of(thisForm) !== undefined) fixes.keep(formRef.current);
    setOpenedWith(isOver);
    setHasRest(false);
    setToldEnd("");
    setNotDone((before) => (before?.isAtTop === true ? before : undefined));
    fixes.save({
      form: formRef.current,
      read,
      program,
      newEvent: () => ids.eventId(),
      store: onSave,
      note: onNote,
    });
  }

  // Where the form was left, nobody is taken from where they went.
  useSavesEnd(thisForm, (how) => {
    const { record: now } = baseNow();
    // What the last one was told stays until a tap.
    if (how.kind === "not-done" && how.isEarlier === true)
      return setNotDone((before) => before ?? { words: how.words, isAtTop: false });
    const isStored = how.kind === "stored" || how.isStored === true;
    const isRest = isStored && !saysTheSame(formRef.current, now, program);
    const rest = isRest ? text.record.fixRest : "";
    setHasRest(isRest);
    if (how.kind === "not-done") {
      const isAtTop = triedRef.current === formRef.current;
      setNotDone({ words: how.words, isAtTop });
      if (!isAtTop) setToldEnd(`${how.words} ${rest}`);
      return setOpenedWith((opening) => (opening === "saving" ? "over" : opening));
    }
    setNotDone(undefined);
    setOpenedWith(isOver);
    setToldEnd(rest);
    if (!isRest && triedRef.current !== undefined) onDone(now.day);
  });

  return {
    form,
    formRef,
    /** The same for as long as the form is open. */
    openedForm: opened.form,
    base,
    chosenDay: dayOf(form),
    openedWith,
    canStartOver: opened.canStartOver === true,
    problem,
    notDone,
    hasRest,
    toldEnd,
    announcement,
    announce,
    changeForm,
    changeDraft: (action: DraftAction) => changeForm({ draft: reduceDraft(formRef.current.draft, action) }),
    /** By a tap on what says that there was a change. */
    startOver: () => {
      changeForm(formOf({ record: baseNow().record, event: formRef.current.event }));
      setOpenedWith("nothing");
    },
    /** By a tap on what the bar says. */
    askWhy: () => setNotDone((now) => (now === undefined ? now : { ...now, isAtTop: true })),
    save,
  };
}

/** What is stored by now, and could not be noted. */
function notDoneOf({ notNoted = "" }: Base): NotDone | undefined {
  return notNoted === "" ? undefined : { words: notNoted, isAtTop: false };
}

/** Filled with what was left of it before, or with what it says by all that this tab knows. */
function openForm(
  read: ReadRecord,
  { fixes, program, ids }: { readonly fixes: UnsavedFixes } & Pick<ProgramHere, "program" | "ids">,
): {
  readonly form: UnsavedFix;
  readonly openedWith: OpenedWith;
  /** Not where nobody knows what would be left of the record then. */
  readonly canStartOver?: boolean;
} {
  const { place } = read;
  const { id } = read.record;
  const left = fixes.of({ id, place });
  const { record, nextEvent } = baseOf(read, fixes.stored(id));
  if (left === undefined)
    return { form: formOf({ record, event: nextEvent ?? ids.eventId() }), openedWith: "nothing" };
  if (saysTheSame(left, record, program)) return { form: left, openedWith: "nothing" };
  return {
    form: left,
    openedWith: fixes.howLeft({ id, place }),
    canStartOver: fixes.isSettled({ id, place }),
  };
}

const isOver = (now: OpenedWith): OpenedWith => (now === "nothing" ? now : "over");

/** A record may be older or newer than what can be chosen; the days that it was on stay possible. */
function usableDay(
  typed: string,
  { latest, own }: { readonly latest: LocalDate; readonly own: readonly LocalDate[] },
): LocalDate | undefined {
  if (!isLocalDate(typed)) return undefined;
  return typed <= latest || own.includes(typed) ? typed : undefined;
}
