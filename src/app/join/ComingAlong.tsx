import { useEffect, useState } from "preact/hooks";
import type { ItemCode } from "../../domain/ids.ts";
import { programDayAt } from "../../domain/program-day.ts";
import type { Program } from "../../domain/program.ts";
import type { Enrolment } from "../../storage/enrolment.ts";
import type { JoinFailure } from "../../storage/joining.ts";
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
import { JoinFailureNotice } from "./JoinFailureNotice.tsx";
import type { Joiner } from "./joiner.ts";

interface ComingAlongProps {
  readonly phone: Phone;
  readonly own: Program | undefined;
  readonly enrolment: Enrolment;
  readonly joiner: Joiner;
  readonly clock: Clock;
}

/** The endpoint knows this phone now; what is here is read before anything is asked. */
export function ComingAlong({ phone, own, ...rest }: ComingAlongProps) {
  const { failures } = useText();
  const { enrolment } = rest;
  const text = useTeamText();
  const [records, setRecords] = useState<readonly RevisedRecord[] | "unreadable">();

  useEffect(() => {
    allRecordsOf(phone).then(setRecords, () => setRecords("unreadable"));
  }, [phone]);

  if (records === undefined) return null;
  if (records === "unreadable") {
    return (
      <Screen title={text.choicesTitle(enrolment.settings.program.name)}>
        <Notice tone="warn">{failures.read.noAnswer}</Notice>
      </Screen>
    );
  }
  return <Choices {...rest} own={own} records={records} />;
}

interface ChoicesProps extends Omit<ComingAlongProps, "phone"> {
  readonly records: readonly RevisedRecord[];
}

/** Which of the phone's own records the program gets, and under which of its codes. */
function Choices({ own, records, enrolment, joiner, clock }: ChoicesProps) {
  const text = useTeamText();
  const { program } = enrolment.settings;
  const [choice, setChoice] = useState<DayChoice>(everything(records));
  const [sites, setSites] = useState(() => sitesAtFirst(records, { own, program }));
  const [items, setItems] = useState<ReadonlyMap<ItemCode, ItemCode>>(new Map());
  const [state, setState] = useState<"choosing" | "joining" | JoinFailure>("choosing");
  const coming = recordsChosen(records, choice);

  async function join() {
    if (state === "joining") return;
    setState("joining");
    const { zone, dayStartHour } = program;
    const bookFrom = programDayAt({ instantMs: clock.now(), zone, dayStartHour });
    const joined = await joiner.join({ enrolment, records: coming, sites, items, bookFrom });
    if (joined.ok) joiner.openProgramPhone();
    else setState(joined.error);
  }

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
              setState("choosing");
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
      <output class={parts.status}>
        {state === "joining" && <Notice tone="plain">{text.finishing}</Notice>}
        {typeof state === "object" && <JoinFailureNotice failure={state} />}
      </output>
      <div class={parts.start}>
        <Button variant="primary" onClick={() => void join()}>
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
