import type { ComponentChildren } from "preact";
import { useLocation, useRoute } from "preact-iso";
import { useLayoutEffect, useMemo, useState } from "preact/hooks";
import { parseRecordId } from "../../contract/ids.ts";
import type { HistoryReply } from "../../contract/wire/desk-messages.ts";
import type { VoidReason } from "../../domain/event.ts";
import type { EventId, LocalDate, RecordId } from "../../domain/ids.ts";
import { monthOf } from "../../domain/local-date.ts";
import { headOf } from "../../domain/record-state.ts";
import type { SatchelRecord } from "../../domain/record.ts";
import type { SaveFailure } from "../../storage/phone.ts";
import { Button, LinkButton } from "../components/Button.tsx";
import { Disclosure } from "../components/Disclosure.tsx";
import { Notice } from "../components/Notice.tsx";
import { Screen } from "../components/Screen.tsx";
import parts from "../components/parts.module.css";
import { HistoryList } from "../day/HistoryList.tsx";
import { RecordParts } from "../day/RecordParts.tsx";
import { formatDay, formatMonth } from "../language/format-date.ts";
import { useLanguage, useText } from "../language/LanguageProvider.tsx";
import { changeInWords } from "../language/storage-failure.ts";
import { isEntryRecord } from "../record/draft-record.ts";
import type { Base } from "../record/fix-base.ts";
import { FixForm } from "../record/FixForm.tsx";
import { stateWith, type StoredEvent } from "../record/stored-here.ts";
import { useStoredHere, useUnsavedFixes } from "../record/UnsavedFixesProvider.tsx";
import { useIsShown } from "../record/use-is-shown.ts";
import { VoidForm } from "../record/VoidForm.tsx";
import { useProgram } from "../shell/program-context.tsx";
import { isRefused } from "../sign-in/call-failure.ts";
import { AnswerView } from "./AnswerView.tsx";
import { useChanges, useStoreFix } from "./changes-context.tsx";
import { historyOfReply, type ToldHistory } from "./history-of-reply.ts";
import { type LeftChange, useLeftChanges } from "./LeftChangesProvider.tsx";
import { useAnswer } from "./use-answer.ts";
import { useDeskText } from "./use-desk-text.ts";

/** One entry of the program: what it says, what happened to it, and the lead's own correction. */
export function RecordScreen() {
  const { params } = useRoute();
  const id = parseRecordId(params["id"]);
  return id.ok ? <RecordOf key={id.value} id={id.value} /> : <Gone />;
}

function RecordOf({ id }: { readonly id: RecordId }) {
  const text = useDeskText();
  const { answer, askAgain } = useAnswer("historyOfRecord", id, { path: { record: id } });

  if (answer.kind === "answered") return <ToldRecord id={id} reply={answer.value} />;
  if (answer.kind === "failed" && isRefused(answer.failure, "not-found")) return <Gone />;
  return (
    <Screen title={text.recordTitle}>
      <AnswerView answer={answer} onTryAgain={askAgain}>
        {() => null}
      </AnswerView>
    </Screen>
  );
}

interface ToldRecordProps {
  readonly id: RecordId;
  readonly reply: HistoryReply;
}

function ToldRecord({ id, reply }: ToldRecordProps) {
  // The first answer stays: signing in again must not empty the form under somebody's hands.
  const [first] = useState(reply);
  const told = useMemo(() => historyOfReply(id, first), [id, first]);
  const content = told.state.content?.record;
  const history = <History told={told} reply={first} />;
  if (first.isLetGo === true) return <LetGo>{history}</LetGo>;
  if (content === undefined) return <Gone>{history}</Gone>;
  return (
    <ChangeableRecord told={told} record={content}>
      {history}
    </ChangeableRecord>
  );
}

/** By all that this tab knows. */
interface RecordNow extends Pick<Base, "onto" | "isVoided"> {
  readonly record: SatchelRecord;
}

interface ChangeableRecordProps {
  readonly told: ToldHistory;
  readonly record: SatchelRecord;
  /** The history. */
  readonly children: ComponentChildren;
}

function ChangeableRecord({ told, record, children }: ChangeableRecordProps) {
  const text = useDeskText();
  const words = useText();
  const { route } = useLocation();
  const { ids } = useProgram();
  const changes = useChanges();
  const storeFix = useStoreFix();
  const fixes = useUnsavedFixes();
  const isShownRef = useIsShown();
  const leftChanges = useLeftChanges();
  const [leftBefore] = useState(() => leftChanges.all.find((change) => change.record === record.id));
  const { drop } = leftChanges;
  useLayoutEffect(() => drop(record.id), [drop, record.id]);
  // One event however often it is tapped or tried.
  const [voiding] = useState(() => ids.eventId());
  const head = headOf(stateWith(told.state, useStoredHere(record.id)));
  const actions = (
    <LinkButton href={`/desk/records/${record.day}`} variant="quiet">
      {text.backToRecords}
    </LinkButton>
  );

  async function takeOut(reason: VoidReason, now: RecordNow) {
    const saved = await changes.save({
      kind: "void",
      event: voiding,
      onto: now.onto,
      record: record.id,
      day: now.record.day,
      reason,
    });
    if (!saved.ok) return notDone("out", now, saved.error);
    fixes.forget({ id: record.id });
    const { event, rev } = saved.value;
    leave(now, { kind: "void", id: event, rev });
    return undefined;
  }

  async function bringBack(event: EventId, now: RecordNow) {
    const saved = await changes.save({ kind: "fix", event, onto: now.onto, record: now.record });
    if (!saved.ok) return notDone("counted", now, saved.error);
    const { event: id, rev } = saved.value;
    leave(now, { kind: "fix", id, rev, base: now.onto.event, content: now.record });
    return undefined;
  }

  /** Whoever has left the screen, or leaves it now, is told on the list of a day. */
  function notDone(to: LeftChange["to"], now: RecordNow, failure: SaveFailure): string {
    const why = changeInWords(failure, words.failures);
    leftChanges.leave({ record: record.id, day: now.record.day, to, why });
    return why;
  }

  /** The next change goes on top of this one, also where the server hasn't got it yet. */
  function leave(now: RecordNow, made: StoredEvent) {
    fixes.noteStored(record.id, made);
    drop(record.id);
    if (isShownRef.current) route(`/desk/records/${now.record.day}`);
  }

  const below = (now: RecordNow) => (
    <>
      {leftBefore !== undefined && now.isVoided === (leftBefore.to === "counted") && (
        <Notice tone="warn">{leftBefore.why}</Notice>
      )}
      {now.isVoided ? (
        <BringBack onBringBack={(event) => bringBack(event, now)} />
      ) : (
        <VoidForm onVoid={(reason) => takeOut(reason, now)} />
      )}
      {children}
    </>
  );
  if (!isEntryRecord(record)) {
    return (
      <Screen title={words.day.kinds[record.kind]} actions={actions}>
        <p>{text.notFixable}</p>
        <RecordParts record={record} />
        {below({ record, isVoided: head.voided, onto: { event: head.event, rev: head.rev } })}
      </Screen>
    );
  }
  return (
    <FixForm
      record={record}
      state={told.state}
      intro={text.fixIntro}
      actions={actions}
      onSave={storeFix}
      onDone={(day: LocalDate) => route(`/desk/records/${day}`)}
    >
      {below}
    </FixForm>
  );
}

interface BringBackProps {
  /** Answers in words why it was not done. */
  readonly onBringBack: (event: EventId) => Promise<string | undefined>;
}

/** What was taken out counts again, as it was. */
function BringBack({ onBringBack }: BringBackProps) {
  const text = useDeskText();
  const { ids } = useProgram();
  const [event] = useState(() => ids.eventId());
  const [problem, setProblem] = useState<string>();

  return (
    <section class={parts.section}>
      <p>{text.bringBackWhy}</p>
      <output>{problem !== undefined && <Notice tone="warn">{problem}</Notice>}</output>
      <div>
        <Button onClick={() => void onBringBack(event).then(setProblem)}>{text.bringBack}</Button>
      </div>
    </section>
  );
}

interface HistoryProps {
  readonly told: ToldHistory;
  readonly reply: HistoryReply;
}

function History({ told, reply }: HistoryProps) {
  const text = useDeskText();
  const { language } = useLanguage();
  return (
    <Disclosure summary={<strong>{text.historyTitle}</strong>}>
      <HistoryList
        history={told.rows}
        about={(seq) => {
          const entry = reply.history[seq];
          if (entry === undefined) return undefined;
          const { from, receivedDay } = entry;
          // Of the day on which it came, only the month is left.
          return reply.isLetGo === true
            ? text.historyFromInMonth(from, formatMonth(language, monthOf(receivedDay)))
            : text.historyFrom(from, formatDay(language, receivedDay));
        }}
      />
    </Disclosure>
  );
}

/** What it said is gone for good; nothing that is sent of it would count. */
function LetGo({ children }: { readonly children: ComponentChildren }) {
  const text = useDeskText();
  return (
    <Screen title={text.recordTitle} intro={text.recordLetGo}>
      <div>
        <LinkButton href="/desk/records">{text.backToRecords}</LinkButton>
      </div>
      {children}
    </Screen>
  );
}

function Gone({ children }: { readonly children?: ComponentChildren }) {
  const text = useDeskText();
  return (
    <Screen title={text.recordGone}>
      <div>
        <LinkButton href="/desk/records">{text.backToRecords}</LinkButton>
      </div>
      {children}
    </Screen>
  );
}
