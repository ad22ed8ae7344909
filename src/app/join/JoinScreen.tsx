import { useEffect, useState } from "preact/hooks";
import type { Program } from "../../domain/program.ts";
import type { Enrolment } from "../../storage/enrolment.ts";
import type { Phone } from "../../storage/phone.ts";
import { LinkButton } from "../components/Button.tsx";
import { Screen } from "../components/Screen.tsx";
import parts from "../components/parts.module.css";
import { useTeamText } from "../language/team-text.ts";
import { installPlatform, isInstalled } from "../pwa/install.ts";
import type { Clock } from "../shell/program-context.tsx";
import { CodeForm } from "./CodeForm.tsx";
import { ComingAlong } from "./ComingAlong.tsx";
import { InstallFirst } from "./InstallFirst.tsx";
import type { Joiner } from "./joiner.ts";

interface JoinScreenProps {
  /** The phone alone, whose records may come along. */
  readonly phone: Phone;
  /** Its settings; absent before its first record. */
  readonly program: Program | undefined;
  readonly joiner: Joiner;
  readonly clock: Clock;
  /** From a link: not used before the person presses. */
  readonly linkedCode: string | undefined;
  readonly isInTab?: boolean;
}

interface Enrolled {
  readonly enrolment: Enrolment;
  /** By a code that was given just now: what an earlier try began waits for a press. */
  readonly isFresh: boolean;
}

/** From a code to a phone of the program's. */
export function JoinScreen(props: JoinScreenProps) {
  const {
    phone,
    program,
    joiner,
    clock,
    linkedCode,
    isInTab = installPlatform() === "ios" && !isInstalled(),
  } = props;
  const text = useTeamText();
  const [enrolled, setEnrolled] = useState<Enrolled>();
  const [isHereAnyway, setIsHereAnyway] = useState(false);

  // The code of an earlier try may be used up by this very phone.
  useEffect(() => {
    void joiner
      .begun()
      .then((begun) => begun !== undefined && setEnrolled({ enrolment: begun, isFresh: false }));
  }, [joiner]);

  if (enrolled !== undefined) {
    return <ComingAlong {...enrolled} phone={phone} own={program} joiner={joiner} clock={clock} />;
  }
  if (isInTab && !isHereAnyway) {
    return <InstallFirst code={linkedCode} onHereAnyway={() => setIsHereAnyway(true)} />;
  }
  return (
    <Screen title={text.joinTitle} intro={text.joinIntro}>
      <CodeForm
        joiner={joiner}
        linkedCode={linkedCode}
        onEnrolled={(enrolment) => setEnrolled({ enrolment, isFresh: true })}
      />
      <div class={parts.actions}>
        <LinkButton href="/protection" variant="quiet">
          {text.protection}
        </LinkButton>
        <LinkButton href={program === undefined ? "/" : "/settings"} variant="quiet">
          {text.backToStart}
        </LinkButton>
      </div>
    </Screen>
  );
}
