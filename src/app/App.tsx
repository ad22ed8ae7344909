import type { ComponentChildren } from "preact";
import { ErrorBoundary as LoadingBoundary, lazy, LocationProvider, useLocation } from "preact-iso";
import { useCallback, useLayoutEffect, useMemo, useState } from "preact/hooks";
import type { Program } from "../domain/program.ts";
import { programDayAt } from "../domain/program-day.ts";
import type { Result } from "../domain/result.ts";
import type { OpenFailure, Phone } from "../storage/phone.ts";
import { openFailureOf } from "../storage/failures.ts";
import { Button } from "./components/Button.tsx";
import { HideCorner } from "./components/HideCorner.tsx";
import { Screen } from "./components/Screen.tsx";
import { usePreferenceStorage, useText } from "./language/LanguageProvider.tsx";
import type { Joiner } from "./join/joiner.ts";
import { createLock } from "./lock/lock.ts";
import { LockProvider, useLock } from "./lock/LockProvider.tsx";
import type { WipeLeftover } from "./lock/wipe.ts";
import { UnlessWiping, WipeProvider } from "./lock/WipeProvider.tsx";
import { UpdateProvider, useUpdate } from "./pwa/UpdateProvider.tsx";
import type { AppUpdate } from "./pwa/update.ts";
import { RecorderProvider } from "./record/RecorderProvider.tsx";
import { Screens } from "./Screens.tsx";
import { UnsavedFixesProvider } from "./record/UnsavedFixesProvider.tsx";
import { answeringPhone } from "./shell/answering-phone.ts";
import { useIsCutOff } from "./sending/use-sync-status.ts";
import { unsentOf } from "../storage/unsent.ts";
import { AppShell } from "./shell/AppShell.tsx";
import { Boundary } from "./shell/Boundary.tsx";
import { isDeskAddress } from "./shell/desk-address.ts";
import { freshLogHere } from "./shell/fresh-log-here.ts";
import { HideProvider } from "./shell/HideProvider.tsx";
import { ReadBoundary } from "./shell/ReadBoundary.tsx";
import { StillOpening } from "./shell/StillOpening.tsx";
import { type Team, TeamProvider } from "./shell/team-context.tsx";
import { UnlessRemoved } from "./shell/UnlessRemoved.tsx";
import { useBookOfDay } from "./shell/use-book-of-day.ts";
import { useProgramOfOtherTabs } from "./shell/use-program-of-other-tabs.ts";
import { type AppPhone, PhoneProvider } from "./shell/phone-context.tsx";
import type { Clock, Ids } from "./shell/program-context.tsx";

interface AppProps {
  readonly openPhone: () => Promise<Result<Phone, OpenFailure>>;
  /** Begins to send, on a phone that belongs to a program. */
  readonly startTeam: (phone: Phone) => Promise<Team>;
  readonly openJoiner: () => Promise<Joiner>;
  /** Removes everything of Satchel from this browser, once nothing holds it open any more. */
  readonly wipe: () => Promise<readonly WipeLeftover[]>;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Called once a phone, after its first record: a good moment to ask the browser to keep it. */
  readonly onFirstSave: () => void;
  /** New versions of the app, which wait for the person's consent. */
  readonly update: AppUpdate;
}

/** The whole of the phone's app: opens its records, then shows what the address asks for. */
export function App({ update, ...props }: AppProps) {
  return (
    <LocationProvider>
      <Boundary>
        {/* Waits for screens that are still being loaded; without it the boundary above takes the wait for an error. */}
        <LoadingBoundary>
          <UpdateProvider update={update}>
            <UnlessWiping wipe={props.wipe} clock={props.clock}>
              <PhoneOrDesk {...props} />
            </UnlessWiping>
          </UpdateProvider>
        </LoadingBoundary>
      </Boundary>
    </LocationProvider>
  );
}

function PhoneOrDesk(props: Omit<AppProps, "update">) {
  const { path } = useLocation();
  return isDeskAddress(path) ? (
    <BrowserDesk clock={props.clock} ids={props.ids} />
  ) : (
    <OpenedPhone {...props} />
  );
}

type Opening =
  | { readonly type: "opening" }
  | { readonly type: "failed"; readonly failure: OpenFailure }
  | ({ readonly type: "open" } & OpenPhone);

interface OpenPhone {
  readonly phone: Phone;
  readonly program: Program | undefined;
  /** Of a phone that belongs to a program. */
  readonly team: Team | undefined;
}

function OpenedPhone({ openPhone, startTeam, ...rest }: Omit<AppProps, "update">) {
  const [opening, setOpening] = useState<Opening>({ type: "opening" });

  const open = useCallback(async () => {
    setOpening({ type: "opening" });
    setOpening(await openWithProgram({ openPhone, startTeam }));
  }, [openPhone, startTeam]);
  const takeProgram = useCallback((program: Program) => {
    setOpening((before) => (before.type === "open" ? { ...before, program } : before));
  }, []);

  // Not after the first paint, as an effect would: there is nothing to paint before it.
  useLayoutEffect(() => void open(), [open]);

  switch (opening.type) {
    case "opening":
      return <StillOpening />;
    case "failed":
      return <CantOpen failure={opening.failure} onTryAgain={() => void open()} />;
    case "open":
      return <OpenApp {...rest} {...opening} onProgram={takeProgram} />;
  }
}

async function openWithProgram({
  openPhone,
  startTeam,
}: Pick<AppProps, "openPhone" | "startTeam">): Promise<Opening> {
  try {
    const opened = await openPhone();
    if (!opened.ok) return { type: "failed", failure: opened.error };
    const phone = answeringPhone(opened.value);
    const team = phone.sync === undefined ? undefined : await startTeam(phone);
    return { type: "open", phone, program: await phone.program(), team };
  } catch (cause) {
    return { type: "failed", failure: openFailureOf(cause) };
  }
}

interface CantOpenProps {
  readonly failure: OpenFailure;
  readonly onTryAgain: () => void;
}

function CantOpen({ failure, onTryAgain }: CantOpenProps) {
  const text = useText();

  return (
    <Screen title={text.shell.cantOpen}>
      <p>{text.failures.open[failure.kind]}</p>
      <div>
        <Button
          variant="primary"
          // A browser that hangs answers only a page that is loaded anew.
          onClick={() => (failure.kind === "hanging" ? location.reload() : onTryAgain())}
        >
          {text.shell.tryAgain}
        </Button>
      </div>
    </Screen>
  );
}

interface OpenAppProps
  extends OpenPhone,
    Pick<AppProps, "openJoiner" | "wipe" | "clock" | "ids" | "onFirstSave"> {
  readonly onProgram: (program: Program) => void;
}

/** What stands around every screen of an open phone: the corner that hides it, the lock, the wipe. */
function OpenApp(props: OpenAppProps) {
  const { phone, team, clock, wipe } = props;
  const storage = usePreferenceStorage();
  const [lock] = useState(() =>
    createLock({ storage, now: () => clock.now(), keeper: phone.book ?? phone.passphrase }),
  );
  const { end: endUpdate } = useUpdate();
  const end = useCallback(() => {
    team?.drain.stop();
    endUpdate();
  }, [team, endUpdate]);
  const closeAndWipe = useCallback(() => {
    end();
    phone.close();
    return wipe();
  }, [phone, end, wipe]);
  const countUnsent = useMemo(() => team && (async () => unsentOf(await team.log.facts())), [team]);

  return (
    <HideProvider clock={clock} onHide={lock.leave}>
      <WipeProvider wipe={closeAndWipe} unsent={countUnsent}>
        <UnlessRemoved phone={phone} onRemoved={end}>
          {/* Inside of both: whatever locks writes that down, also where all was wiped before. */}
          <LockProvider lock={lock}>
            <TeamProvider value={team}>
              <Places {...props} />
            </TeamProvider>
            <HideCorner />
          </LockProvider>
        </UnlessRemoved>
      </WipeProvider>
    </HideProvider>
  );
}

function Places(props: OpenAppProps) {
  const { phone, program, team, onProgram, openJoiner, clock, ids, onFirstSave } = props;
  const { path } = useLocation();
  // Before the first start a program is welcome's to announce: a copy that is coming in saves one early.
  useProgramOfOtherTabs(phone, program, onProgram);
  const value = useMemo((): AppPhone | undefined => {
    if (program === undefined) return undefined;
    const { zone, dayStartHour } = program;
    return {
      phone,
      program,
      async saveProgram(next) {
        const saved = await phone.saveProgram(next);
        if (saved.ok) onProgram(next);
        return saved;
      },
      clock,
      ids,
      today: () => programDayAt({ instantMs: clock.now(), zone, dayStartHour }),
    };
  }, [phone, program, onProgram, clock, ids]);

  const isCutOff = useIsCutOff(team);
  useBookOfDay({ book: team?.book, program, today: value?.today });

  if (path === "/join" && (team === undefined || isCutOff)) {
    const isAgain = team !== undefined;
    return (
      <JoinPlace phone={phone} program={program} clock={clock} openJoiner={openJoiner} isAgain={isAgain} />
    );
  }
  if (value === undefined) {
    if (path === "/protection") return <ProtectionScreen />;
    if (path === practicePath) return <PracticePlace clock={clock} ids={ids} />;
    return <WelcomeScreen phone={phone} onReady={onProgram} />;
  }
  return (
    <PhoneProvider value={value}>
      <UnsavedFixesProvider>
        <RecorderProvider onFirstSave={onFirstSave}>
          <UnlessPractising clock={clock} ids={ids}>
            <AppShell>
              <ReadBoundary>
                <UnlessLocked>
                  <Screens />
                </UnlessLocked>
              </ReadBoundary>
            </AppShell>
          </UnlessPractising>
        </RecorderProvider>
      </UnsavedFixesProvider>
    </PhoneProvider>
  );
}

const practicePath = "/practice";

interface UnlessPractisingProps extends Pick<AppProps, "clock" | "ids"> {
  readonly children: ComponentChildren;
}

/** In place of all screens; what is on the real forms waits above. A lock ends it. */
function UnlessPractising({ clock, ids, children }: UnlessPractisingProps) {
  const { state } = useLock();
  const { path } = useLocation();
  const isPractice = path === practicePath && !state.isLocked;
  return isPractice ? <PracticePlace clock={clock} ids={ids} /> : <>{children}</>;
}

/** A locked phone records, and shows nothing of what it recorded. */
function UnlessLocked({ children }: { readonly children: ComponentChildren }) {
  const { state } = useLock();
  const { path } = useLocation();
  return state.isLocked && !isToRecord(path) ? <LockedScreen /> : <>{children}</>;
}

function isToRecord(path: string): boolean {
  return ["/", "/group", "/cleanup", "/protection", "/sending"].includes(path);
}

// Fetched when they are asked for.
const BrowserDesk = lazy(async () => {
  const freshLog = freshLogHere();
  const { BrowserDesk: Desk } = await import("./desk/BrowserDesk.tsx");
  // It opens databases of its own.
  await freshLog;
  return Desk;
});
const WelcomeScreen = lazy(async () => (await import("./welcome/WelcomeScreen.tsx")).WelcomeScreen);
const LockedScreen = lazy(async () => (await import("./lock/LockedScreen.tsx")).LockedScreen);
const ProtectionScreen = lazy(
  async () => (await import("./protection/ProtectionScreen.tsx")).ProtectionScreen,
);
const PracticePlace = lazy(async () => (await import("./practice/PracticePlace.tsx")).PracticePlace);
const JoinPlace = lazy(async () => (await import("./join/JoinPlace.tsx")).JoinPlace);
