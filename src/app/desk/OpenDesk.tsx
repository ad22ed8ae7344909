import { lazy, Route, Router } from "preact-iso";
import { useMemo } from "preact/hooks";
import { programDayAt } from "../../domain/program-day.ts";
import type { Program } from "../../domain/program.ts";
import { LinkButton } from "../components/Button.tsx";
import { Screen } from "../components/Screen.tsx";
import { Sheet } from "../components/Sheet.tsx";
import { useText } from "../language/LanguageProvider.tsx";
import { UnsavedFixesProvider } from "../record/UnsavedFixesProvider.tsx";
import { type ProgramHere, ProgramProvider } from "../shell/program-context.tsx";
import { SignInForm } from "../sign-in/SignInForm.tsx";
import { LeftChangesProvider } from "./LeftChangesProvider.tsx";
import { OpenedChangesProvider, WithChanges } from "./changes-context.tsx";
import { type Desk, LeadDeskProvider } from "./desk-context.tsx";
import type { DeskPorts } from "./desk-ports.ts";
import { DeskShell } from "./DeskShell.tsx";
import { MonthsProvider } from "./MonthsProvider.tsx";
import { TotalsScreen } from "./TotalsScreen.tsx";
import { useDeskText } from "./use-desk-text.ts";
import type { Session, SessionState } from "./use-session.ts";
import { WhoBar } from "./WhoBar.tsx";

interface OpenDeskProps {
  readonly ports: DeskPorts;
  readonly session: Session;
  readonly state: Extract<SessionState, { kind: "signed-in" }>;
}

/** The desk of who is signed in. */
export function OpenDesk({ ports, session, state }: OpenDeskProps) {
  const { who, settings, password, isOver } = state;
  const { client, signIns, withPassword, askAgain } = session;
  const here = useProgramHere(ports, settings.program);
  const desk = useMemo(
    (): Desk => ({
      who,
      settings,
      client,
      signIns,
      programChanged: askAgain,
      async passwordChanged(changed) {
        // Sealed under the former one; the next totals that are read are kept under this one.
        await ports.kept.drop();
        withPassword({ who, password: changed });
      },
    }),
    [who, settings, client, signIns, askAgain, withPassword, ports.kept],
  );

  async function signOut() {
    const isOut = await session.signOut();
    // Whoever sits down here next finds nothing, not even sealed.
    if (isOut) await ports.kept.drop();
    return isOut;
  }

  return (
    <LeadDeskProvider value={desk}>
      <ProgramProvider value={here}>
        <MonthsProvider kept={ports.kept} password={password} onPassword={session.withPassword}>
          <UnsavedFixesProvider>
            <DeskShell bar={<WhoBar onSignOut={signOut} />}>
              {who.role === "viewer" ? (
                <ViewerScreens />
              ) : (
                <OpenedChangesProvider ports={ports}>
                  <LeftChangesProvider>
                    <LeadScreens />
                  </LeftChangesProvider>
                </OpenedChangesProvider>
              )}
            </DeskShell>
          </UnsavedFixesProvider>
        </MonthsProvider>
      </ProgramProvider>
      <SignInAgain isOver={isOver} session={session} account={who.name} />
    </LeadDeskProvider>
  );
}

export function useProgramHere({ clock, ids }: DeskPorts, program: Program): ProgramHere {
  return useMemo(() => {
    const { zone, dayStartHour } = program;
    return {
      program,
      clock,
      ids,
      today: () => programDayAt({ instantMs: clock.now(), zone, dayStartHour }),
    };
  }, [clock, ids, program]);
}

const GivenBackScreen = lazy(async () => (await import("./GivenBackScreen.tsx")).GivenBackScreen);
const PhonesScreen = lazy(async () => (await import("./PhonesScreen.tsx")).PhonesScreen);
const InvitesScreen = lazy(async () => (await import("./InvitesScreen.tsx")).InvitesScreen);
const RecordsScreen = lazy(async () => (await import("./RecordsScreen.tsx")).RecordsScreen);
const RecordScreen = lazy(async () => (await import("./RecordScreen.tsx")).RecordScreen);

const QuarantineScreen = lazy(
  async () => (await import("./quarantine/QuarantineScreen.tsx")).QuarantineScreen,
);
const QuarantinedScreen = lazy(
  async () => (await import("./quarantine/QuarantinedScreen.tsx")).QuarantinedScreen,
);

const OwnAccountScreen = lazy(async () => (await import("./office/OwnAccountScreen.tsx")).OwnAccountScreen);
const OfficeScreen = lazy(async () => (await import("./office/OfficeScreen.tsx")).OfficeScreen);
const PeopleScreen = lazy(async () => (await import("./office/PeopleScreen.tsx")).PeopleScreen);
const LogScreen = lazy(async () => (await import("./office/LogScreen.tsx")).LogScreen);
const ProgramScreen = lazy(async () => (await import("./office/ProgramScreen.tsx")).ProgramScreen);
const ProtectionScreen = lazy(
  async () => (await import("../protection/ProtectionScreen.tsx")).ProtectionScreen,
);
const PaperScreen = lazy(async () => (await import("./office/PaperScreen.tsx")).PaperScreen);

function ViewerScreens() {
  return (
    <Router>
      <Route path="/desk/account" component={OwnAccountScreen} />
      <Route path="/desk/month" component={GivenBackScreen} />
      <Route default component={TotalsScreen} />
    </Router>
  );
}

/** What a viewer doesn't see. */
function LeadScreens() {
  return (
    <Router>
      <Route path="/desk" component={TotalsScreen} />
      <Route path="/desk/month" component={GivenBackScreen} />
      <Route path="/desk/phones" component={PhonesScreen} />
      <Route path="/desk/quarantine" component={QuarantineScreen} />
      <Route path="/desk/quarantine/:number/:seq" component={OneQuarantined} />
      <Route path="/desk/invites" component={InvitesScreen} />
      <Route path="/desk/records" component={Records} />
      <Route path="/desk/records/:day" component={Records} />
      <Route path="/desk/record/:id" component={OneRecord} />
      <Route path="/desk/account" component={OwnAccountScreen} />
      <Route path="/desk/program" component={OfficeScreen} />
      <Route path="/desk/program/people" component={PeopleScreen} />
      <Route path="/desk/program/settings" component={ProgramScreen} />
      <Route path="/desk/program/log" component={LogScreen} />
      <Route path="/desk/program/protection" component={Protection} />
      <Route path="/desk/program/paper" component={PaperScreen} />
      <Route default component={NothingHere} />
    </Router>
  );
}

/** A page of the desk: the phone's address of it would open a phone in the lead's browser. */
const Protection = () => <ProtectionScreen home="/desk/program" />;
const Records = () => (
  <WithChanges>
    <RecordsScreen />
  </WithChanges>
);
const OneRecord = () => (
  <WithChanges>
    <RecordScreen />
  </WithChanges>
);
const OneQuarantined = () => (
  <WithChanges>
    <QuarantinedScreen />
  </WithChanges>
);

function NothingHere() {
  const text = useText();
  const desk = useDeskText();
  return (
    <Screen title={text.shell.notFound}>
      <div>
        <LinkButton href="/desk" variant="primary">
          {desk.backToTotals}
        </LinkButton>
      </div>
    </Screen>
  );
}

interface SignInAgainProps {
  readonly isOver: boolean;
  readonly session: Session;
  readonly account: string;
}

/** Over the screens, which stay as they are: what was written on them is not lost. */
function SignInAgain({ isOver, session, account }: SignInAgainProps) {
  const text = useDeskText();
  return (
    <Sheet title={text.signedOutTitle} open={isOver} onClose={session.askAgain}>
      <p>{text.signedOut}</p>
      <SignInForm
        client={session.client}
        account={account}
        onSignedIn={(who, password) => session.signedIn({ who, password })}
      />
    </Sheet>
  );
}
