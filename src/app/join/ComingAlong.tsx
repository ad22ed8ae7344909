import { useEffect, useState } from "preact/hooks";
import type { Bag } from "../../domain/bag.ts";
import type { ItemCode } from "../../domain/ids.ts";
import type { Program } from "../../domain/program.ts";
import type { Enrolment } from "../../storage/enrolment.ts";
import type { Phone, RevisedRecord } from "../../storage/phone.ts";
import { Button } from "../components/Button.tsx";
import { Notice } from "../components/Notice.tsx";
import { Screen } from "../components/Screen.tsx";
import parts from "../components/parts.module.css";
import { useText } from "../language/LanguageProvider.tsx";
import { type TeamText, useTeamText } from "../language/team-text.ts";
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
  if (isFresh && here.records.length === 0) return <JoinStraight {...rest} />;
  return <Choices {...rest} {...here} own={own} />;
}

/** What is on the phone before it joins. */
interface Here {
  readonly records: readonly RevisedRecord[];
  readonly bag: Bag | undefined;
}

async function readHere(phone: Phone): Promise<Here> {
  const [records, bag] = await Promise.all([allRecordsOf(phone), phone.bag()]);
  return { records, bag };
}

interface ChoicesProps extends Omit<ComingAlongProps, "phone" | "isFresh">, Here {}

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
              <p class={parts.prose}>{text.ownWords[ownWordsAsked(program)]}</p>
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

/** What of a person's own words the program gets: whoever wrote them is told before they go. */
function ownWordsAsked({ asks }: Program): keyof TeamText["ownWords"] {
  if (asks?.note === true) return asks.worker === true ? "both" : "note";
  return asks?.worker === true ? "worker" : "none";
}
