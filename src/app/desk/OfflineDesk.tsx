import { lazy, Route, Router } from "preact-iso";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { CallFailure, EndpointClient } from "../../sync/endpoint-client.ts";
import { err } from "../../domain/result.ts";
import { Button } from "../components/Button.tsx";
import { Notice } from "../components/Notice.tsx";
import { Screen } from "../components/Screen.tsx";
import { ProgramProvider } from "../shell/program-context.tsx";
import { callFailureInWords } from "../sign-in/call-failure.ts";
import { useAccessText } from "../sign-in/use-access-text.ts";
import { type Desk, LeadDeskProvider } from "./desk-context.tsx";
import type { KeptProgram } from "../../storage/desk-blocks.ts";
import type { DeskPorts } from "./desk-ports.ts";
import { KeptMonthsProvider } from "./MonthsProvider.tsx";
import { useProgramHere } from "./OpenDesk.tsx";
import { PasswordForm } from "./PasswordForm.tsx";
import { TotalsScreen } from "./TotalsScreen.tsx";
import { useDeskText } from "./use-desk-text.ts";

interface OfflineDeskProps {
  readonly ports: DeskPorts;
  readonly failure: CallFailure;
  readonly onTryAgain: () => void;
}

/** The endpoint can't say who this is: what this browser kept of the totals opens with the password alone. */
export function OfflineDesk({ ports, failure, onTryAgain }: OfflineDeskProps) {
  const text = useDeskText();
  const access = useAccessText();
  const [hasKept, setHasKept] = useState<boolean>();
  const [kept, setKept] = useState<KeptProgram>();

  useEffect(() => void ports.kept.has().then(setHasKept), [ports.kept]);

  async function unlock(password: string) {
    const opened = await ports.kept.open(password);
    if (opened !== undefined) setKept(opened);
    else if (await ports.kept.has()) return text.wrongPassword;
    // What another version of the app has kept is nothing that this one can show.
    else setHasKept(false);
    return undefined;
  }

  const again = <Button onClick={onTryAgain}>{access.tryAgain}</Button>;
  if (kept !== undefined) return <KeptDesk ports={ports} kept={kept} />;
  if (hasKept === undefined) return null;
  if (!hasKept) {
    return (
      <Screen title={access.signInTitle}>
        <Notice tone="warn" action={again}>
          {failure.kind === "no-connection" ? text.nothingKept : callFailureInWords(failure, access)}
        </Notice>
      </Screen>
    );
  }
  return (
    <Screen title={text.unlockTitle} intro={text.unlockIntro} actions={again}>
      <PasswordForm action={text.unlock} onTry={unlock} />
    </Screen>
  );
}

interface KeptDeskProps {
  readonly ports: DeskPorts;
  readonly kept: KeptProgram;
}

function KeptDesk({ ports, kept }: KeptDeskProps) {
  const here = useProgramHere(ports, kept.settings.program);
  const desk = useMemo(
    (): Desk => ({
      who: kept.who,
      settings: kept.settings,
      client: nobody,
      signIns: 0,
      programChanged: () => undefined,
      passwordChanged: () => Promise.resolve(),
    }),
    [kept],
  );
  return (
    <LeadDeskProvider value={desk}>
      <ProgramProvider value={here}>
        <KeptMonthsProvider kept={kept}>
          <Router>
            <Route path="/desk/month" component={GivenBackScreen} />
            <Route default component={TotalsScreen} />
          </Router>
        </KeptMonthsProvider>
      </ProgramProvider>
    </LeadDeskProvider>
  );
}

const GivenBackScreen = lazy(async () => (await import("./GivenBackScreen.tsx")).GivenBackScreen);

/** Nothing is asked of an endpoint that has not said who asks. */
const nobody: EndpointClient = { call: () => Promise.resolve(err({ kind: "no-connection" })) };
