import { useEffect, useState } from "preact/hooks";
import type { Bag } from "../../domain/bag.ts";
import { asksQuestions } from "../../domain/demographics.ts";
import type { ItemCode } from "../../domain/ids.ts";
import type { Program } from "../../domain/program.ts";
import type { Enrolment } from "../../storage/enrolment.ts";
import type { Phone, RevisedRecord } from "../../storage/phone.ts";
import { Button, LinkButton } from "../components/Button.tsx";
import { Notice } from "../components/Notice.tsx";
import { Screen } from "../components/Screen.tsx";
import parts from "../components/parts.module.css";
import { useText } from "../language/LanguageProvider.tsx";
import { useTeamText } from "../language/team-text.ts";
import type { Clock } from "../shell/program-context.tsx";
import { allRecordsOf, type DayChoice, everything, recordsChosen } from "./coming-along.ts";
import { CodeMapping, sitesAtFirst } from "./CodeMapping.tsx";
import { DayFields } from "./DayFields.tsx";
import { JoiningStatus } from "./JoiningStatus.tsx";
import { JoinStraight } from "./JoinStraight.tsx";
import { useJoining } from "./use-joining.ts";
import type { Joiner } from "./joiner.ts";

interface ComingAlongProps {
  readonly phone: Phone;
  readonly own: Program | undefined;
  readonly enrolment: Enrolment;
  /** By a code that was given just now. */
  readonly isFresh: boolean;
  readonly joiner: Joiner;
  readonly clock: Clock;
}

/** The endpoint knows this phone now; what is here is read before anything is asked. */
export function ComingAlong({ phone, own, isFresh, ...rest }: ComingAlongProps) {
  const { failures } = useText();
  const { enrolment } = rest;
  const text = useTeamText();
  const [here, setHere] = useState<Here | "unreadable">();

  useEffect(() => {
    readHere(phone).then(setHere, () => setHere("unreadable"));
  }, [phone]);

  if (here === undefined) return null;
  if (here === "unreadable") {
    return (
      <Screen title={text.choicesTitle(enrolment.settings.program.name)}>
        <Notice tone="warn">{failures.read.noAnswer}</Notice>
      </Screen>
    );
  }
  if (here.unreadable > 0 && phone.passphrase?.facts().isOpen === false) {
    return (
      <Screen title={text.choicesTitle(enrolment.settings.program.name)}>
        <Notice tone="warn" action={<LinkButton href="/settings">{text.openLock}</LinkButton>}>
          {text.lockedBeforeJoining}
        </Notice>
      </Screen>
    );
  }
  if (isFresh && here.records.length === 0 && here.unreadable === 0) return <JoinStraight {...rest} />;
  return <Choices {...rest} records={here.records} bag={here.bag} own={own} />;
}

/** What is on the phone before it joins. */
interface Here {
  readonly records: readonly RevisedRecord[];
  /** As long as it is locked, that may be all of them. */
  readonly unreadable: number;
  readonly bag: Bag | undefined;
}

async function readHere(phone: Phone): Promise<Here> {
  const [{ records, unreadable }, bag] = await Promise.all([allRecordsOf(phone), phone.bag()]);
  return { records, unreadable, bag };
}

interface ChoicesProps extends Omit<ComingAlongProps, "phone" | "isFresh">, Pick<Here, "records" | "bag"> {}

/** Which of the phone's own records the program gets, and under which of its codes. */
function Choices({ own, records, bag, enrolment, joiner, clock }: ChoicesProps) {
  const text = useTeamText();
  const { program } = enrolment.settings;
  const [choice, setChoice] = useState<DayChoice>(everything(records));
  const [sites, setSites] = useState(() => sitesAtFirst(records, { own, program }));
  const [items, setItems] = useState<ReadonlyMap<ItemCode, ItemCode>>(new Map());
  const { state, join, askAgain } = useJoining({ joiner, clock });
  const coming = recordsChosen(records, choice);

  return (
    <Screen title={text.choicesTitle(program.name)} intro={text.joinMeaning}>
      {records.length > 0 && (
        <>
          <p class={parts.prose}>{text.choicesIntro(records.length)}</p>
          <DayFields
            records={records}
            choice={choice}
            count={coming.length}
            onChange={(next) => {
              setChoice(next);
              askAgain();
            }}
          />
          {coming.length > 0 && (
            <>
              <CodeMapping
                records={coming}
                own={own}
                program={program}
                sites={sites}
                onSites={setSites}
                items={items}
                onItems={setItems}
              />
              <OwnWords program={program} />
            </>
          )}
        </>
      )}
      <JoiningStatus state={state} />
      <div class={parts.start}>
        <Button
          variant="primary"
          onClick={() =>
            void join({ enrolment, records: coming, sites, items, ...(bag !== undefined && { bag }) })
          }
        >
          {text.finish}
        </Button>
      </div>
    </Screen>
  );
}

/** What leads to a person comes along only as far as the program asks for it. */
function OwnWords({ program: { asks } }: { readonly program: Program }) {
  const text = useTeamText();
  const isAsked = {
    note: asks?.note === true,
    worker: asks?.worker === true,
    participantCode: asks?.participantCode === true,
    answers: asksQuestions(asks),
  };
  const things = (areAsked: boolean) =>
    ownWords
      .filter((each) => isAsked[each] === areAsked)
      .map((each) => text.ownWords[each])
      .join(", ");
  const [coming, never] = [things(true), things(false)];
  return (
    <>
      {coming !== "" && <p class={parts.prose}>{text.comeAlong(coming)}</p>}
      {never !== "" && <p class={parts.prose}>{text.neverComeAlong(never)}</p>}
    </>
  );
}

const ownWords = ["note", "worker", "participantCode", "answers"] as const;
