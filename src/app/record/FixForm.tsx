import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { isLocalDate } from "../../contract/ids.ts";
import type { EventId, LocalDate, SiteCode } from "../../domain/ids.ts";
import type { Program } from "../../domain/program.ts";
import type { Result } from "../../domain/result.ts";
import { Button } from "../components/Button.tsx";
import { DateField, FieldRow, SelectField } from "../components/Field.tsx";
import { Notice } from "../components/Notice.tsx";
import { Screen } from "../components/Screen.tsx";
import parts from "../components/parts.module.css";
import { useText } from "../language/LanguageProvider.tsx";
import { useProgram } from "../shell/program-context.tsx";
import type { EntryRecord } from "./draft.ts";
import { type DraftAction, reduceDraft } from "./reduce-draft.ts";
import { type DraftProblem, draftFromRecord, draftToRecord, fixedHeader } from "./draft-record.ts";
import { EntryFields } from "./EntryFields.tsx";
import styles from "./FixScreen.module.css";
import { SaveBar } from "./SaveBar.tsx";
import { summariseDraft } from "./summarise-draft.ts";
import { useUnsavedFixes } from "./UnsavedFixesProvider.tsx";
import { type Onto, placeOf, saysTheSame, type UnsavedFix } from "./unsaved-fixes.ts";
import { useAnnouncer } from "./use-announcer.ts";
import { useIsShown } from "./use-is-shown.ts";
import { useSpokenChange } from "./use-spoken-change.ts";

/** The last event of a record as the screen of the form has read it. */
export interface FixedHead extends Onto {
  readonly voided: boolean;
}

/** What a Save asks to be stored, on top of what this form knows of. */
interface Fix {
  readonly event: EventId;
  readonly record: EntryRecord;
  readonly onto: Onto;
}

interface FixFormProps {
  readonly record: EntryRecord;
  readonly head: FixedHead;
  readonly intro: string;
  /** The way back. */
  readonly actions: ComponentChildren;
  /** Answers with what holds it now, or in words why it was not saved; the form stays then. `form` is what it was made of. */
  readonly onSave: (fix: Fix, form: UnsavedFix) => Promise<Result<Onto, string>>;
  /** The day of the record as it is now. */
  readonly onDone: (day: LocalDate) => void;
  /** What else can be done about the record. */
  readonly children: ComponentChildren;
}

/** The form that a record was made with, filled with what it says. */
export function FixForm({ record, head, intro, actions, onSave, onDone, children }: FixFormProps) {
  const text = useText();
  const { program, ids, today } = useProgram();
  const fixes = useUnsavedFixes();
  const [left] = useState(() => fixes.of(record.id));
  const [first] = useState(() => left ?? formOf({ record, event: ids.eventId() }));
  const [form, setForm] = useState(first);
  // What the taps made of it so far, also between two renders.
  const formRef = useRef(form);
  const { draft, site, day } = form;
  const stored = storedOf(form, { record, head });
  const isVoided = head.voided && stored.onto === head;
  const [problem, setProblem] = useState<DraftProblem>();
  const [failure, setFailure] = useState<Failure>();
  const [rest, setRest] = useState<string>();
  const isShownRef = useIsShown();
  const { announcement, announce } = useAnnouncer();
  const change = useSpokenChange({ change: changeDraft, draftNow: () => formRef.current.draft, announce });
  const { factors } = program;
  const chosenDay = usableDay(day, { latest: today(), before: stored.record.day });
  const isChanged = fixes.of(record.id) !== undefined && !saysTheSame(form, formOf(stored));

  useEffect(() => {
    // A Save of this form, also one from before it was left and opened again, made the rest a change of what that stored.
    function goOnWithRest() {
      const kept = fixes.of(record.id);
      const { current } = formRef;
      if (kept === undefined || kept.event === current.event || !saysTheSame(kept, current)) return;
      formRef.current = kept;
      setForm(kept);
    }
    goOnWithRest();
    return fixes.subscribe(goOnWithRest);
  }, [fixes, record.id]);

  /**
   * Kept from the first change on: whoever leaves the screen finds it on the
   * list of the day. While a Save is under way nobody knows what it is a change
   * of, so that also what was taken back is kept.
   */
  function changeForm(changes: Partial<UnsavedFix>) {
    formRef.current = { ...formRef.current, ...changes, failure: undefined };
    setForm(formRef.current);
    setProblem(undefined);
    setRest(undefined);
    const asStored = formOf(storedOf(formRef.current, { record, head }));
    if (saysTheSame(formRef.current, asStored) && !fixes.isSaving(record.id)) fixes.forget(record.id);
    else fixes.keep(formRef.current);
  }

  function changeDraft(action: DraftAction) {
    changeForm({ draft: reduceDraft(formRef.current.draft, action) });
  }

  /**
   * What the last try was told holds no more, also on the list of the day. A
   * voided entry is changed by the Save itself: it must be found there as well
   * where that is refused after the form was left.
   */
  function beginTry(): UnsavedFix {
    formRef.current = { ...formRef.current, failure: undefined };
    if (isVoided || fixes.of(record.id) !== undefined) fixes.keep(formRef.current);
    return formRef.current;
  }

  async function save() {
    if (chosenDay === undefined) return;
    const { record: origin, event, onto } = storedOf(formRef.current, { record, head });
    const header = fixedHeader(origin, { site, day: chosenDay, program });
    const fixed = draftToRecord(formRef.current.draft, { header, factors });
    if (!fixed.ok) {
      setProblem(fixed.error);
      return;
    }
    const tried = beginTry();
    const endSave = fixes.beginSave(record.id);
    const saved = await onSave({ event, record: fixed.value, onto }, tried).finally(endSave);
    if (!saved.ok) return setFailure({ words: saved.error });
    const { event: storedAs, rev } = saved.value;
    const now = { record: fixed.value, event: ids.eventId(), onto: { event: storedAs, rev } };
    if (fixes.saved(tried, now) !== undefined) return tellOfRest();
    if (isShownRef.current) onDone(chosenDay);
  }

  function tellOfRest() {
    setFailure(undefined);
    setRest(text.record.fixRestShort);
    announce(text.record.fixRest);
  }

  return (
    <Screen title={text.record.fixTitles[record.kind]} intro={intro} actions={actions} isWide>
      {isVoided && <Notice tone="warn">{text.record.isVoided}</Notice>}
      {/* Only where the form opens with it: what comes late, over the tiles, would push them away under a thumb. */}
      {left !== undefined && isChanged && (
        <Notice
          tone="plain"
          action={<Button onClick={() => changeForm(formOf(stored))}>{text.record.startOver}</Button>}
        >
          {left.event === form.event ? text.record.fixResumed : text.record.fixRest}
        </Notice>
      )}
      {failure !== undefined && <NotSaved failure={failure} />}
      <div class={styles.about}>
        <FieldRow>
          <SelectField
            label={text.record.site}
            options={siteOptions(stored.record.site, program.sites)}
            value={site}
            onChange={(next) => changeForm({ site: next })}
          />
          <DateField
            label={text.record.day}
            error={chosenDay === undefined ? text.day.notADay : undefined}
            value={day}
            max={today()}
            onInput={(next) => changeForm({ day: next })}
          />
        </FieldRow>
      </div>
      <EntryFields
        draft={draft}
        // The same also for the rest that a Save left: nothing folds under somebody's hands.
        entry={first.event}
        factors={factors}
        // What is written can be taken away, also where the program has stopped asking.
        takesNote={program.asks?.note === true || (record.kind === "encounter" && record.note !== undefined)}
        change={change}
      />
      {children}
      <SaveBar
        draft={draft}
        summary={summariseDraft(draft, { text, factors })}
        hint={text.record.nothingCounted}
        problem={problem}
        rest={rest}
        change={change}
        saveLabel={text.record.save}
        onSave={() => void save()}
      />
      <output class={parts.spoken}>{announcement}</output>
    </Screen>
  );
}

/** Of one tap on Save: the next one may fail in the same words. */
interface Failure {
  readonly words: string;
}

/** Stands at the top of a long form whose Save is at its foot: whoever tapped there is brought to it. */
function NotSaved({ failure }: { readonly failure: Failure }) {
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => box.current?.focus(), [failure]);

  return (
    <div ref={box} role="alert" tabIndex={-1}>
      <Notice tone="warn">{failure.words}</Notice>
    </div>
  );
}

/** The record as it is stored, by all that a form knows, and the event that a change of it will be. */
function storedOf(form: UnsavedFix, { record, head }: Pick<FixFormProps, "record" | "head">) {
  const onto = placeOf(form, head);
  return { record: onto === head ? record : form.record, event: form.event, onto };
}

/** One change, one event, however often Save is tapped. */
function formOf({ record, event }: Pick<UnsavedFix, "record" | "event">): UnsavedFix {
  return { record, event, draft: draftFromRecord(record), site: record.site, day: record.day };
}

/** A record may be older or newer than what can be chosen; its own day always stays possible. */
function usableDay(
  typed: string,
  { latest, before }: { readonly latest: LocalDate; readonly before: LocalDate },
): LocalDate | undefined {
  if (!isLocalDate(typed)) return undefined;
  return typed <= latest || typed === before ? typed : undefined;
}

/** A retired or unknown site is still there for the record that was made at it. */
function siteOptions(
  own: SiteCode,
  sites: Program["sites"],
): readonly { readonly value: SiteCode; readonly label: string }[] {
  const offered = sites.filter(({ code, retired }) => retired !== true || code === own);
  const options = offered.map(({ code, name }) => ({ value: code, label: name }));
  return offered.some(({ code }) => code === own) ? options : [...options, { value: own, label: own }];
}
