import { useLocation, useRoute } from "preact-iso";
import { useRef, useState } from "preact/hooks";
import { isLocalDate, parseRecordId } from "../../contract/ids.ts";
import type { EventId, LocalDate, RecordId, SiteCode } from "../../domain/ids.ts";
import { headOf } from "../../domain/record-state.ts";
import type { SatchelRecord } from "../../domain/record.ts";
import type { BookRow, ReadableRow, SaveFailure } from "../../storage/phone.ts";
import { Button, LinkButton } from "../components/Button.tsx";
import { DateField, FieldRow, SelectField } from "../components/Field.tsx";
import { Notice } from "../components/Notice.tsx";
import { Screen } from "../components/Screen.tsx";
import { useText } from "../language/LanguageProvider.tsx";
import { usePhone, useStored } from "../shell/phone-context.tsx";
import { type DraftAction, type EntryRecord, reduceDraft } from "./draft.ts";
import {
  type DraftProblem,
  draftFromRecord,
  draftToRecord,
  fixedHeader,
  isEntryRecord,
} from "./draft-record.ts";
import { EntryFields } from "./EntryFields.tsx";
import styles from "./FixScreen.module.css";
import { SaveBar } from "./SaveBar.tsx";
import { summariseDraft } from "./summarise-draft.ts";
import { useUnsavedFixes } from "./UnsavedFixesProvider.tsx";
import type { UnsavedFix } from "./unsaved-fixes.ts";
import { useAnnouncer } from "./use-announcer.ts";
import { useSpokenChange } from "./use-spoken-change.ts";
import { VoidSection } from "./VoidSection.tsx";

/** A record that is changed: the form it was made with, filled with what it says. */
export function FixScreen() {
  const { params } = useRoute();
  const record = parseRecordId(params["id"]);
  return record.ok ? <StoredRecord key={record.value} id={record.value} /> : <NotHere />;
}

function StoredRecord({ id }: { readonly id: RecordId }) {
  const row = useStored((phone) => phone.bookRow(id).then((found) => ({ found })), [id]);
  // The first answer stays: a change in another tab must not empty the form under somebody's hands.
  const [first, setFirst] = useState<BookRow>();
  if (first === undefined && row?.found !== undefined) setFirst(row.found);

  if (first === undefined) return row === undefined ? null : <NotHere />;
  const content = first.kind === "readable" ? first.state.content : undefined;
  if (first.kind === "unreadable" || content === undefined) return <Unreadable day={first.day} />;
  return <RecordOfBook row={first} record={content.record} />;
}

function RecordOfBook({ row, record }: { readonly row: ReadableRow; readonly record: SatchelRecord }) {
  const text = useText();
  const head = headOf(row.state);
  if (isEntryRecord(record)) return <EntryOfBook record={record} base={head.event} isVoided={head.voided} />;

  return (
    <Screen title={text.day.kinds[record.kind]} actions={<BackToDay day={record.day} />}>
      <p>{text.record.cantChangeKind}</p>
      {!head.voided && <VoidSection record={record.id} day={record.day} base={head.event} />}
    </Screen>
  );
}

interface EntryOfBookProps {
  readonly record: EntryRecord;
  /** The event that this change answers. */
  readonly base: EventId;
  readonly isVoided: boolean;
}

function EntryOfBook({ record, base, isVoided }: EntryOfBookProps) {
  const text = useText();
  const { route } = useLocation();
  const { phone, program, ids, today } = usePhone();
  const fixes = useUnsavedFixes();
  const [left] = useState(() => fixes.of(record.id));
  const [form, setForm] = useState(() => left ?? formOf(record, ids.eventId()));
  // What the taps made of it so far, also between two renders.
  const formRef = useRef(form);
  const { event, draft, site, day } = form;
  const [problem, setProblem] = useState<DraftProblem>();
  const [failure, setFailure] = useState<SaveFailure>();
  const { announcement, announce } = useAnnouncer();
  const change = useSpokenChange({ change: changeDraft, draftNow: () => formRef.current.draft, announce });
  const { factors } = program;
  const chosenDay = usableDay(day, { latest: today(), before: record.day });

  /** Kept from the first change on: whoever leaves the screen finds it on the list of the day. */
  function changeForm(changes: Partial<UnsavedFix>) {
    formRef.current = { ...formRef.current, ...changes };
    setForm(formRef.current);
    setProblem(undefined);
    if (saysTheSame(formRef.current, formOf(record, event))) fixes.forget(record.id);
    else fixes.keep(formRef.current);
  }

  function changeDraft(action: DraftAction) {
    changeForm({ draft: reduceDraft(formRef.current.draft, action) });
  }

  async function save() {
    if (chosenDay === undefined) return;
    const header = fixedHeader(record, { site, day: chosenDay, program });
    const fixed = draftToRecord(formRef.current.draft, { header, factors });
    if (!fixed.ok) {
      setProblem(fixed.error);
      return;
    }
    const saved = await phone.save({ kind: "fix", event, base, record: fixed.value });
    if (!saved.ok) return setFailure(saved.error);
    fixes.forget(record.id);
    route(`/day/${chosenDay}`);
  }

  return (
    <Screen
      title={text.record.fixTitles[record.kind]}
      intro={text.record.fixIntro}
      actions={<BackToDay day={record.day} />}
      isWide
    >
      {isVoided && <Notice tone="warn">{text.record.isVoided}</Notice>}
      {left !== undefined && fixes.of(record.id) !== undefined && (
        <Notice
          tone="plain"
          action={<Button onClick={() => changeForm(formOf(record, event))}>{text.record.startOver}</Button>}
        >
          {text.record.fixResumed}
        </Notice>
      )}
      {failure !== undefined && <Notice tone="warn">{text.failures.save[failure.kind]}</Notice>}
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
      <EntryFields draft={draft} entry={event} factors={factors} change={change} />
      {!isVoided && <VoidSection record={record.id} day={record.day} base={base} />}
      <SaveBar
        draft={draft}
        summary={summariseDraft(draft, { text, factors })}
        hint={text.record.nothingCounted}
        problem={problem}
        change={change}
        saveLabel={text.record.save}
        onSave={() => void save()}
      />
      <output class={styles.spoken}>{announcement}</output>
    </Screen>
  );
}

/** One change, one event, however often Save is tapped. */
function formOf(record: EntryRecord, event: EventId): UnsavedFix {
  return { record, event, draft: draftFromRecord(record), site: record.site, day: record.day };
}

function saysTheSame(one: UnsavedFix, other: UnsavedFix): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function BackToDay({ day }: { readonly day: string }) {
  const text = useText();
  return (
    <LinkButton href={`/day/${day}`} variant="quiet">
      {text.record.backToDay}
    </LinkButton>
  );
}

function NotHere() {
  const text = useText();
  return (
    <Screen title={text.record.notOnThisPhone}>
      <div>
        <LinkButton href="/day">{text.record.backToDay}</LinkButton>
      </div>
    </Screen>
  );
}

function Unreadable({ day }: { readonly day: string }) {
  const text = useText();
  return (
    <Screen title={text.record.fixTitles.encounter} actions={<BackToDay day={day} />}>
      <p>{text.record.cantReadRecord}</p>
    </Screen>
  );
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
  sites: ReturnType<typeof usePhone>["program"]["sites"],
): readonly { readonly value: SiteCode; readonly label: string }[] {
  const offered = sites.filter(({ code, retired }) => retired !== true || code === own);
  const options = offered.map(({ code, name }) => ({ value: code, label: name }));
  return offered.some(({ code }) => code === own) ? options : [...options, { value: own, label: own }];
}
