import { useState } from "preact/hooks";
import { programDayAt } from "../../domain/program-day.ts";
import type { Enrolment } from "../../storage/enrolment.ts";
import type { JoinFailure } from "../../storage/joining.ts";
import { LinkButton } from "../components/Button.tsx";
import { Notice } from "../components/Notice.tsx";
import { Screen } from "../components/Screen.tsx";
import { useTeamText } from "../language/team-text.ts";
import type { Clock } from "../shell/program-context.tsx";
import { CodeForm } from "./CodeForm.tsx";
import { JoinFailureNotice } from "./JoinFailureNotice.tsx";
import type { Joiner } from "./joiner.ts";
import parts from "../components/parts.module.css";

interface JoinAgainProps {
  readonly joiner: Joiner;
  readonly clock: Clock;
  readonly linkedCode: string | undefined;
}

/** For a program's phone that lost its credential: what waits here stays, and goes once the phone is known again. */
export function JoinAgain({ joiner, clock, linkedCode }: JoinAgainProps) {
  const text = useTeamText();
  const [state, setState] = useState<"asking" | "joining" | JoinFailure>("asking");

  async function join(enrolment: Enrolment) {
    setState("joining");
    const { zone, dayStartHour } = enrolment.settings.program;
    const bookFrom = programDayAt({ instantMs: clock.now(), zone, dayStartHour });
    const nothing = { records: [], sites: new Map(), items: new Map() };
    const joined = await joiner.join({ enrolment, ...nothing, bookFrom });
    if (joined.ok) joiner.openProgramPhone();
    else setState(joined.error);
  }

  return (
    <Screen title={text.joinAgainTitle} intro={text.joinAgainIntro}>
      <CodeForm joiner={joiner} linkedCode={linkedCode} onEnrolled={(enrolment) => void join(enrolment)} />
      <output class={parts.status}>
        {state === "joining" && <Notice tone="plain">{text.finishing}</Notice>}
        {typeof state === "object" && <JoinFailureNotice failure={state} />}
      </output>
      <div class={parts.actions}>
        <LinkButton href="/sending" variant="quiet">
          {text.backToStart}
        </LinkButton>
      </div>
    </Screen>
  );
}
