import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { isLocalDate } from "../../contract/ids.ts";
import type { EventId, LocalDate, SiteCode } from "../../domain/ids.ts";
import type { Program } from "../../domain/program.ts";
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
import type { UnsavedFix } from "./unsaved-fixes.ts";
import { useAnnouncer } from "./use-announcer.ts";
import { useIsShown } from "./use-is-shown.ts";
import { useSpokenChange } from "./use-spoken-change.ts";

interface FixFormProps {
  readonly record: EntryRecord;
  readonly isVoided: boolean;
  readonly intro: string;
  /** The way back. */
  readonly actions: ComponentChildren;
  /** Answers in words why it was not saved; the form stays then. `form` is what it was made of. */
  readonly onSave: (
    fix: { readonly event: EventId; readonly record: EntryRecord },
    form: UnsavedFix,
  ) => Promise<string | undefined>;
  /** The day of the record as it is now. */
  readonly onDone: (day: LocalDate) => void;
  /** What else can be done about the record. */
  readonly children: ComponentChildren;
}

/** The form that a record was made with, filled with what it says. */
export function FixForm({ record, isVoided, intro, actions, onSave, onDone, children }: FixFormProps) {
  const text = useText();
  const { program, ids, today } = useProgram();
  const fixes = useUnsavedFixes();
  const [left] = useState(() => fixes.of(record.id));
  const [form, setForm] = useState(() => left ?? formOf(record, ids.eventId()));
  // What the taps made of it so far, also between two renders.
  const formRef = useRef(form);
  const { event, draft, site, day } = form;
  const [problem, setProblem] = useState<DraftProblem>();
  const [failure, setFailure] = useState<Failure>();
  const isShownRef = useIsShown();
  const { announcement, announce } = useAnnouncer();
  const change = useSpokenChange({ change: changeDraft, draftNow: () => formRef.current.draft, announce });
  const { factors } = program;
  const chosenDay = usableDay(day, { latest: today(), before: record.day });

  /** Kept from the first change on: whoever leaves the screen finds it on the list of the day. */
  function changeForm(changes: Partial<UnsavedFix>) {
    formRef.current = { ...formRef.current, ...changes, failure: undefined };
    setForm(formRef.current);
    setProblem(undefined);
    if (saysTheSame(formRef.current, formOf(record, event))) fixes.forget(record.id);
    else fixes.keep(formRef.current);
  }

  function changeDraft(action: DraftAction) {
    changeForm({ draft: reduceDraft(formRef.current.draft, action) });
  }

  /** What the last try was told holds no more, also on the list of the day. */
  function beginTry(): UnsavedFix {
    formRef.current = { ...formRef.current, failure: undefined };
    if (fixes.of(record.id) !== undefined) fixes.keep(formRef.current);
    return formRef.current;
  }

  async function save() {
    if (chosenDay === undefined) return;
    const header = fixedHeader(record, { site, day: chosenDay, program });
    const fixed = draftToRecord(formRef.current.draft, { header, factors });
    if (!fixed.ok) {
      setProblem(fixed.error);
      return;
    }
    const notSaved = await onSave({ event, record: fixed.value }, beginTry());
    if (notSaved !== undefined) return setFailure({ words: notSaved });
    fixes.forget(record.id);
    if (isShownRef.current) onDone(chosenDay);
  }

  return (
    <Screen title={text.record.fixTitles[record.kind]} intro={intro} actions={actions} isWide>
      {isVoided && <Notice tone="warn">{text.record.isVoided}</Notice>}
      {left !== undefined && fixes.of(record.id) !== undefined && (
        <Notice
          tone="plain"
          action={<Button onClick={() => changeForm(formOf(record, event))}>{text.record.startOver}</Button>}
        >
          {text.record.fixResumed}
        </Notice>
      )}
      {failure !== undefined && <NotSaved failure={failure} />}
      <div class={styles.about}>
        <FieldRow>
          <SelectField
            label={text.record.site}
            options={siteOptions(record.site, program.sites)}
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
        entry={event}
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

/** One change, one event, however often Save is tapped. */
function formOf(record: EntryRecord, event: EventId): UnsavedFix {
  return { record, event, draft: draftFromRecord(record), site: record.site, day: record.day };
}

function saysTheSame(one: UnsavedFix, other: UnsavedFix): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
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
