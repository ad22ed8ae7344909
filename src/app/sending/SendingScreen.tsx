import type { ComponentChildren } from "preact";
import { quarantineMeant } from "../../contract/wire/errors.ts";
import { assert } from "../../domain/assert.ts";
import { type FailureClass, isDecided, type SyncFacts, type SyncLog } from "../../storage/sync-log.ts";
import { Button, LinkButton } from "../components/Button.tsx";
import { Notice } from "../components/Notice.tsx";
import { NumberText } from "../components/NumberText.tsx";
import { Screen } from "../components/Screen.tsx";
import parts from "../components/parts.module.css";
import { formatDay } from "../language/format-date.ts";
import { formatNumber } from "../language/format-number.ts";
import { useLanguage } from "../language/LanguageProvider.tsx";
import { type TeamText, useTeamText } from "../language/team-text.ts";
import { useTeam } from "../shell/team-context.tsx";
import { ChangedElsewhere } from "./ChangedElsewhere.tsx";
import { SealedCopy } from "./SealedCopy.tsx";
import { SetBack } from "./SetBack.tsx";
import styles from "./sending.module.css";
import { nextTryInWords, statusInWords, toneOf } from "./status-in-words.ts";
import { useIsOnline } from "./use-is-online.ts";
import { useLastTry } from "./use-last-try.ts";
import { useSyncFacts, useSyncStatus } from "./use-sync-status.ts";
import { useTried } from "./use-tried.ts";

/** The facts behind the line at the top, and what a person can do about them. */
export function SendingScreen() {
  const text = useTeamText();
  const team = useTeam();
  assert(team !== undefined, "only a program's phone has a way here");
  const status = useSyncStatus(team);
  const isOnline = useIsOnline();
  const facts = useLastTry(useSyncFacts(team), status);
  const tried = useTried(facts, status, () => team.drain.request("tap"));

  return (
    <Screen title={text.sendingTitle}>
      <Notice
        tone={toneOf(status)}
        action={
          <Button variant={status.kind === "all-sent" ? "plain" : "primary"} onClick={tried.ask}>
            {text.sendNow}
          </Button>
        }
      >
        <span class={styles.now}>{statusInWords(status, text, { isOnline })}</span>
      </Notice>
      <output class={styles.tried}>
        {tried.failure !== undefined && text.tried(triedWhy(tried.failure, text))}
      </output>
      {status.kind === "access-ended" && (
        <div class={parts.actions}>
          <LinkButton href="/join">{text.joinAgain}</LinkButton>
        </div>
      )}
      {facts?.aheadBy !== undefined && <SetBack aheadBy={facts.aheadBy} log={team.log} />}
      {facts !== undefined && <Facts facts={facts} label={team.enrolment.label} />}
      {facts !== undefined && <NeedLook facts={facts} log={team.log} />}
      <SealedCopy />
    </Screen>
  );
}

function triedWhy(failure: FailureClass, text: TeamText): string {
  return failure === "no-connection" ? text.noConnection : text.failures[failure];
}

interface FactsProps {
  readonly facts: SyncFacts;
  readonly label: string;
}

function Facts({ facts, label }: FactsProps) {
  const text = useTeamText();
  const { language } = useLanguage();
  const { waiting, oldestWaitingDay, lastConfirmedDay, lastFailure, missing, isMissingAtMost } = facts;

  return (
    <dl class={parts.rows}>
      <Fact name={text.waitingFact}>
        <NumberText value={waiting} />
      </Fact>
      {oldestWaitingDay !== undefined && (
        <Fact name={text.oldestFact}>{formatDay(language, oldestWaitingDay, "fullWithYear")}</Fact>
      )}
      <Fact name={text.confirmedFact}>
        {lastConfirmedDay === undefined
          ? text.neverConfirmed
          : formatDay(language, lastConfirmedDay, "fullWithYear")}
      </Fact>
      {missing > 0 && (
        <Fact name={text.missingFact}>
          {isMissingAtMost ? text.someOf(formatNumber(language, missing)) : <NumberText value={missing} />}
        </Fact>
      )}
      {lastFailure !== undefined && <Fact name={text.reasonFact}>{text.failures[lastFailure]}</Fact>}
      {waiting > 0 && (
        <Fact name={text.nextTryFact}>
          {nextTryInWords(facts, text, (atMs) => clockTime(language, atMs))}
        </Fact>
      )}
      <Fact name={text.phoneFact}>
        <span dir="auto">{label}</span>
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <div class={styles.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function clockTime(language: string, atMs: number): string {
  return new Intl.DateTimeFormat(language, { hour: "numeric", minute: "2-digit" }).format(atMs);
}

/** More than anybody reads through; the count says the rest. */
const maxListed = 50;

function NeedLook({ facts, log }: { readonly facts: SyncFacts; readonly log: SyncLog }) {
  const text = useTeamText();
  const { language } = useLanguage();
  const { keptLonger = 0, missing, changedElsewhere, setAside, setAsideInPart } = facts;
  const open = facts.quarantined.filter((event) => !isDecided(event));
  const withheld = facts.withheld - (facts.withheldDecided ?? 0);

  return (
    <>
      {open.length + withheld + keptLonger + missing > 0 && (
        <section class={parts.section}>
          <h2>{text.looksTitle}</h2>
          {open.length > 0 && (
            <>
              <p class={parts.prose}>{text.looksIntro}</p>
              <ul class={styles.list}>
                {open.slice(0, maxListed).map(({ seq, code }) => (
                  <li key={seq}>
                    {text.lookAt(formatNumber(language, seq), text.looks[quarantineMeant(code)])}
                  </li>
                ))}
              </ul>
            </>
          )}
          {withheld > 0 && <p>{text.withheld(withheld)}</p>}
          {keptLonger > 0 && <p>{text.keptLonger(keptLonger)}</p>}
          {missing > 0 && <p>{text.missingMeaning}</p>}
        </section>
      )}
      {setAside !== undefined && <p>{text.setAside(setAside)}</p>}
      {setAsideInPart !== undefined && <p>{text.setAsideInPart(setAsideInPart)}</p>}
      {changedElsewhere.length > 0 && <ChangedElsewhere changes={changedElsewhere} log={log} />}
    </>
  );
}
