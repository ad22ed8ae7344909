import type { Enrolment } from "../../storage/enrolment.ts";
import { LinkButton } from "../components/Button.tsx";
import { Screen } from "../components/Screen.tsx";
import { useTeamText } from "../language/team-text.ts";
import type { Clock } from "../shell/program-context.tsx";
import { CodeForm } from "./CodeForm.tsx";
import type { Joiner } from "./joiner.ts";
import { JoiningStatus } from "./JoiningStatus.tsx";
import { useJoining } from "./use-joining.ts";
import parts from "../components/parts.module.css";

interface JoinAgainProps {
  readonly joiner: Joiner;
  readonly clock: Clock;
  readonly linkedCode: string | undefined;
}

/** For a program's phone that lost its credential: what waits here stays, and goes once the phone is known again. */
export function JoinAgain({ joiner, clock, linkedCode }: JoinAgainProps) {
  const text = useTeamText();
  const { state, join } = useJoining({ joiner, clock });

  async function joinAs(enrolment: Enrolment) {
    await join({ enrolment, records: [], sites: new Map(), items: new Map() });
  }

  return (
    <Screen title={text.joinAgainTitle} intro={text.joinAgainIntro}>
      <CodeForm joiner={joiner} linkedCode={linkedCode} onEnrolled={(enrolment) => void joinAs(enrolment)} />
      <JoiningStatus state={state} />
      <div class={parts.actions}>
        <LinkButton href="/sending" variant="quiet">
          {text.backToStart}
        </LinkButton>
      </div>
    </Screen>
  );
}
