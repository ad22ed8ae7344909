import type { ComponentChildren } from "preact";
import { useLocation, useRoute } from "preact-iso";
import { useState } from "preact/hooks";
import { type QuarantineCode, quarantineMeant } from "../../../contract/wire/errors.ts";
import type { HistoryReply } from "../../../contract/wire/desk-messages.ts";
import type { ReplyOf } from "../../../contract/wire/route-messages.ts";
import { applyEvent, type RecordState } from "../../../domain/record-state.ts";
import type { SatchelRecord } from "../../../domain/record.ts";
import { LinkButton } from "../../components/Button.tsx";
import { Disclosure } from "../../components/Disclosure.tsx";
import { Screen } from "../../components/Screen.tsx";
import parts from "../../components/parts.module.css";
import { RecordParts } from "../../day/RecordParts.tsx";
import { formatNumber } from "../../language/format-number.ts";
import { useLanguage, useText } from "../../language/LanguageProvider.tsx";
import { FixForm } from "../../record/FixForm.tsx";
import { useUnsavedFixes } from "../../record/UnsavedFixesProvider.tsx";
import { useProgram } from "../../shell/program-context.tsx";
import { isRefused } from "../../sign-in/call-failure.ts";
import { AnswerView } from "../AnswerView.tsx";
import { useStoreFix } from "../changes-context.tsx";
import { useLeadDesk } from "../desk-context.tsx";
import { historyOfReply, type ToldHistory } from "../history-of-reply.ts";
import { useAnswer } from "../use-answer.ts";
import { useDeskText } from "../use-desk-text.ts";
import { contentOf } from "./content-of.ts";
import { areOnlyMonthsKnown, arrivalInWords, entryInWords } from "./days-in-words.ts";
import { decisionInWords } from "./decision-in-words.ts";
import styles from "./quarantine.module.css";
import { salvagedRecord } from "./salvaged-record.ts";
import { SetAsideForm } from "./SetAsideForm.tsx";
import { TakeBack } from "./TakeBack.tsx";
import { useQuarantineText } from "./use-quarantine-text.ts";

/** One entry that counts for nothing: why, what it says, and what a lead makes of it. */
export function QuarantinedScreen() {
  const { params } = useRoute();
  const [number = "", seq = ""] = [params["number"], params["seq"]];
  return <QuarantinedAt key={`${number} ${seq}`} number={number} seq={seq} />;
}

interface Place {
  readonly number: string;
  readonly seq: string;
}

function QuarantinedAt(place: Place) {
  const text = useQuarantineText();
  const { answer, askAgain } = useAnswer("quarantinedEvent", `${place.number} ${place.seq}`, { path: place });
  if (answer.kind === "answered")
    return <WithStanding place={place} told={answer.value} onDecided={askAgain} />;
  if (answer.kind === "failed" && isRefused(answer.failure, "not-found")) return <Gone />;
  return (
    <Screen title={text.title} actions={<Back />}>
      <AnswerView answer={answer} onTryAgain={askAgain}>
        {() => null}
      </AnswerView>
    </Screen>
  );
}

type Told = ReplyOf<"quarantinedEvent">;

interface ToldProps {
  readonly place: Place;
  readonly told: Told;
  readonly onDecided: () => void;
}

/** What the record says by now, which a correction goes on top of. Most often it is in no list at all. */
function WithStanding(props: ToldProps) {
  const text = useQuarantineText();
  const { record } = props.told.entry;
  const { answer, askAgain } = useAnswer("historyOfRecord", record, { path: { record } });
  if (answer.kind === "answered") return <ToldEntry {...props} history={answer.value} />;
  if (answer.kind === "failed" && isRefused(answer.failure, "not-found")) {
    return <ToldEntry {...props} history={{ history: [] }} />;
  }
  return (
    <Screen title={text.title} actions={<Back />}>
      <AnswerView answer={answer} onTryAgain={askAgain}>
        {() => null}
      </AnswerView>
    </Screen>
  );
}

/** For these, what it says may be right: a lead who has read it can say so. */
const mendable: ReadonlySet<QuarantineCode | "other"> = new Set([
  "not-understood",
  "hash-mismatch",
  "id-conflict",
]);

interface ToldEntryProps extends ToldProps {
  readonly history: HistoryReply;
}

function ToldEntry({ place, told, history, onDecided }: ToldEntryProps) {
  const text = useQuarantineText();
  const desk = useDeskText();
  const { route } = useLocation();
  const { program } = useProgram();
  const { client } = useLeadDesk();
  const storeFix = useStoreFix();
  const fixes = useUnsavedFixes();
  // The first answers stay: signing in again must not empty the form under somebody's hands.
  const [first] = useState(told);
  const { entry } = first;
  const [standing] = useState(() => historyOfReply(entry.record, history));
  const code = quarantineMeant(entry.code);
  const content = contentOf(told.content ?? first.content);
  const isOpen = told.entry.decision === undefined;
  const [hadForm, setHadForm] = useState(false);
  const at = `${place.number} ${place.seq}`;
  // The Save of a correction decides: what was changed after it, on the form or left, keeps its form.
  const hasRest =
    told.entry.decision?.kind === "mended" && fixes.of({ id: entry.record, place: at }) !== undefined;
  const needsForm = isOpen || hadForm || hasRest;
  // Of a record whose details were let go, no correction would count.
  const isMendable = needsForm && mendable.has(code) && history.isLetGo !== true;
  const record = isMendable ? salvagedRecord(content.json, entry, program) : undefined;
  if (record !== undefined && !hadForm) setHadForm(true);

  const below = (
    <>
      <Standing told={standing} />
      <Content
        written={content.text}
        isLetGo={areOnlyMonthsKnown(entry)}
        isFormShown={record !== undefined}
      />
      {isOpen ? (
        <SetAsideForm
          place={place}
          isMissing={code === "withheld"}
          onDone={() => route("/desk/quarantine")}
        />
      ) : (
        <TakeBack place={place} onDone={onDecided} />
      )}
    </>
  );
  const reason = text.reasons[code];
  if (record === undefined) {
    return (
      <Screen title={reason.title} intro={reason.meaning} actions={<Back />} isWide>
        <About told={told} />
        {isOpen && mendable.has(code) && content.text !== undefined && (
          <p>{history.isLetGo === true ? desk.recordLetGo : text.mendNotHere}</p>
        )}
        {below}
      </Screen>
    );
  }
  return (
    <FixForm
      record={record}
      state={stateAbove(entry, { standing, record })}
      place={at}
      intro={`${reason.meaning} ${text.mendIntro}`}
      actions={<Back />}
      onSave={storeFix}
      onNote={async ({ event }) => {
        const noted = await client.call("decideQuarantined", {
          path: place,
          body: { decision: "mended", event },
        });
        return noted.ok ? undefined : text.notDecided;
      }}
      onDone={() => route("/desk/quarantine")}
    >
      {() => (
        <>
          <About told={told} />
          {below}
        </>
      )}
    </FixForm>
  );
}

/** Above all that is known of the record, so that it counts once, whichever of it is understood later. */
function stateAbove(
  { event, rev }: Told["entry"],
  { standing: { state }, record }: { readonly standing: ToldHistory; readonly record: SatchelRecord },
): RecordState {
  const isKnown = state.content !== undefined || state.openVoids.length > 0;
  if (isKnown) return { ...state, rev: Math.max(state.rev, rev) };
  return applyEvent(state, { kind: "rec", id: event, rev, content: record });
}

function About({ told: { entry } }: Pick<ToldProps, "told">) {
  const text = useQuarantineText();
  const { items } = useText();
  const { language } = useLanguage();
  const { code, from, key, kind, decision } = entry;
  const { title, help } = text.reasons[quarantineMeant(code)];
  const known: Readonly<Record<string, string>> = text.kinds;
  return (
    <section class={styles.reason} aria-label={title}>
      <p dir="auto">
        {[
          text.groupOf(from),
          entryInWords(entry, { text, language }),
          arrivalInWords(entry, { text, language }),
          ...(known[kind] === undefined ? [] : [known[kind]]),
        ].join(" · ")}
      </p>
      {decision === undefined && <p class={parts.prose}>{help}</p>}
      {code === "cannot-open" && key !== undefined && <p>{text.key(formatNumber(language, key))}</p>}
      {decision !== undefined && (
        <p>
          <strong>{decisionInWords(entry, { text, items, language })}</strong>
        </p>
      )}
    </section>
  );
}

function Standing({ told: { state } }: { readonly told: ToldHistory }) {
  const text = useQuarantineText();
  const record: SatchelRecord | undefined = state.content?.record;
  if (record === undefined) return null;
  return (
    <section class={parts.section}>
      <h2>{text.countsNow}</h2>
      <RecordParts record={record} />
      <div>
        <LinkButton href={`/desk/record/${record.id}`}>{text.toEntry}</LinkButton>
      </div>
    </section>
  );
}

interface ContentProps {
  readonly written: string | undefined;
  /** There is nothing any more that a key or an update could bring back. */
  readonly isLetGo: boolean;
  readonly isFormShown: boolean;
}

/** As it was written: whatever a form leaves out can be read here. */
function Content({ written, isLetGo, isFormShown }: ContentProps) {
  const text = useQuarantineText();
  if (written === undefined) return isFormShown ? null : <p>{isLetGo ? text.saidLetGo : text.saysNothing}</p>;
  return (
    <Disclosure summary={<strong>{text.asWritten}</strong>} initiallyOpen={!isFormShown}>
      <p class={styles.written} dir="auto">
        {written}
      </p>
    </Disclosure>
  );
}

function Gone() {
  const text = useQuarantineText();
  return (
    <Screen title={text.gone} intro={text.goneWhy}>
      <Back />
    </Screen>
  );
}

function Back(): ComponentChildren {
  const text = useQuarantineText();
  return (
    <LinkButton href="/desk/quarantine" variant="quiet">
      {text.back}
    </LinkButton>
  );
}
