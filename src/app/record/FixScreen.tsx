import { lazy, useLocation, useRoute } from "preact-iso";
import { useState } from "preact/hooks";
import { parseRecordId } from "../../contract/ids.ts";
import type { RecordId } from "../../domain/ids.ts";
import { headOf } from "../../domain/record-state.ts";
import type { SatchelRecord } from "../../domain/record.ts";
import { err } from "../../domain/result.ts";
import type { BookRow, ReadableRow } from "../../storage/phone.ts";
import { LinkButton } from "../components/Button.tsx";
import { Screen } from "../components/Screen.tsx";
import { useText } from "../language/LanguageProvider.tsx";
import { usePhone, useStored } from "../shell/phone-context.tsx";
import { isEntryRecord } from "./draft-record.ts";
import type { ReadRecord } from "./fix-base.ts";
import { FixForm } from "./FixForm.tsx";
import { VoidSection } from "./VoidSection.tsx";

const FixShift = lazy(async () => (await import("../shift/FixShift.tsx")).FixShift);

/** A record that is changed: the form it was made with, filled with what it says. */
export function FixScreen() {
  const { params } = useRoute();
  const record = parseRecordId(params["id"]);
  return record.ok ? <StoredRecord key={record.value} id={record.value} /> : <NotHere />;
}

function StoredRecord({ id }: { readonly id: RecordId }) {
  const row = useStored((phone) => phone.bookRow(id).then((found) => ({ found })), [id], {
    isFirstEnough: true,
  });
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
  if (isEntryRecord(record)) return <EntryOfBook record={record} state={row.state} />;

  const head = headOf(row.state);
  if (record.kind === "shift" && record.closed && !head.voided) {
    return (
      <FixShift record={record} base={head.event} actions={<BackToDay day={record.day} />}>
        <VoidSection record={record} base={head.event} />
      </FixShift>
    );
  }
  return (
    <Screen title={text.day.kinds[record.kind]} actions={<BackToDay day={record.day} />}>
      <p>{text.record.cantChangeKind}</p>
      {!head.voided && <VoidSection record={record} base={head.event} />}
    </Screen>
  );
}

function EntryOfBook({ record, state }: ReadRecord) {
  const text = useText();
  const { route } = useLocation();
  const { phone } = usePhone();
  return (
    <FixForm
      record={record}
      state={state}
      intro={text.record.fixIntro}
      actions={<BackToDay day={record.day} />}
      onSave={async ({ event, record: fixed, onto }) => {
        const saved = await phone.save({ kind: "fix", event, base: onto.event, record: fixed });
        if (saved.ok) return saved;
        return err({ words: text.failures.save[saved.error.kind], failure: saved.error });
      }}
      onDone={(day) => route(`/day/${day}`)}
    >
      {(now) => !now.isVoided && <VoidSection record={now.record} base={now.onto.event} />}
    </FixForm>
  );
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
