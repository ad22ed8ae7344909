import { useEffect, useRef } from "preact/hooks";
import type { Enrolment } from "../../storage/enrolment.ts";
import { Button } from "../components/Button.tsx";
import { Screen } from "../components/Screen.tsx";
import parts from "../components/parts.module.css";
import { useTeamText } from "../language/team-text.ts";
import type { Clock } from "../shell/program-context.tsx";
import type { Joiner } from "./joiner.ts";
import { JoiningStatus } from "./JoiningStatus.tsx";
import { useJoining } from "./use-joining.ts";

interface JoinStraightProps {
  readonly enrolment: Enrolment;
  readonly joiner: Joiner;
  readonly clock: Clock;
}

/** For a phone on which nothing was recorded: whoever gave it a code a moment ago is asked nothing more. */
export function JoinStraight({ enrolment, joiner, clock }: JoinStraightProps) {
  const text = useTeamText();
  const { state, join } = useJoining({ joiner, clock });
  const joinRef = useRef(() => join({ enrolment, records: [], sites: new Map(), items: new Map() }));

  useEffect(() => void joinRef.current(), []);

  return (
    <Screen title={text.choicesTitle(enrolment.settings.program.name)} intro={text.joinMeaning}>
      <JoiningStatus state={state} />
      {typeof state === "object" && (
        <div class={parts.start}>
          <Button variant="primary" onClick={() => void joinRef.current()}>
            {text.finish}
          </Button>
        </div>
      )}
    </Screen>
  );
}
