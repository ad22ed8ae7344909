import type { ComponentChildren } from "preact";
import {
  ErrorBoundary as LoadingBoundary,
  lazy,
  LocationProvider,
  Route,
  Router,
  useLocation,
} from "preact-iso";
import { useCallback, useLayoutEffect, useMemo, useState } from "preact/hooks";
import type { Program } from "../domain/program.ts";
import { programDayAt } from "../domain/program-day.ts";
import type { Result } from "../domain/result.ts";
import type { OpenFailure, Phone } from "../storage/phone.ts";
import { Button, LinkButton } from "./components/Button.tsx";
import { HideCorner } from "./components/HideCorner.tsx";
import { Screen } from "./components/Screen.tsx";
import { usePreferenceStorage, useText } from "./language/LanguageProvider.tsx";
import { createLock } from "./lock/lock.ts";
import { LockProvider, useLock } from "./lock/LockProvider.tsx";
import type { WipeLeftover } from "./lock/wipe.ts";
import { WipeProvider } from "./lock/WipeProvider.tsx";
import { UpdateProvider } from "./pwa/UpdateProvider.tsx";
import type { AppUpdate } from "./pwa/update.ts";
import { DeskProvider } from "./record/DeskProvider.tsx";
import { RecordScreen } from "./record/RecordScreen.tsx";
import { UnsavedFixesProvider } from "./record/UnsavedFixesProvider.tsx";
import { answeringPhone } from "./shell/answering-phone.ts";
import { AppShell } from "./shell/AppShell.tsx";
import { Boundary } from "./shell/Boundary.tsx";
import { HideProvider } from "./shell/HideProvider.tsx";
import { useProgramOfOtherTabs } from "./shell/use-program-of-other-tabs.ts";
import { type AppPhone, PhoneProvider } from "./shell/phone-context.tsx";
import type { Clock, Ids } from "./shell/program-context.tsx";

interface AppProps {
  readonly openPhone: () => Promise<Result<Phone, OpenFailure>>;
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
            <PhoneOrDesk {...props} />
          </UpdateProvider>
        </LoadingBoundary>
      </Boundary>
    </LocationProvider>
  );
}

/** What begins with these is a lead's: it needs no phone here, and is fetched only when it is asked for. */
const deskAddress = /^\/(desk|set-up|account)(\/|$)/;

function PhoneOrDesk(props: Omit<AppProps, "update">) {
  const { path } = useLocation();
  return deskAddress.test(path) ? (
    <BrowserDesk clock={props.clock} ids={props.ids} />
  ) : (
    <OpenedPhone {...props} />
  );
}

type Opening =
  | { readonly type: "opening" }
  | { readonly type: "failed"; readonly failure: OpenFailure }
  | { readonly type: "open"; readonly phone: Phone; readonly program: Program | undefined };

function OpenedPhone({ openPhone, ...rest }: Omit<AppProps, "update">) {
  const [opening, setOpening] = useState<Opening>({ type: "opening" });

  const open = useCallback(async () => {
    setOpening({ type: "opening" });
    setOpening(await openWithProgram(openPhone));
  }, [openPhone]);
  const takeProgram = useCallback((program: Program) => {
    setOpening((before) => (before.type === "open" ? { ...before, program } : before));
  }, []);

  // Not after the first paint, as an effect would: there is nothing to paint before it.
  useLayoutEffect(() => void open(), [open]);

  switch (opening.type) {
    case "opening":
      return null;
    case "failed":
      return <CantOpen failure={opening.failure} onTryAgain={() => void open()} />;
    case "open":
      return <OpenApp {...rest} phone={opening.phone} program={opening.program} onProgram={takeProgram} />;
  }
}

async function openWithProgram(openPhone: AppProps["openPhone"]): Promise<Opening> {
  try {
    const opened = await openPhone();
    if (!opened.ok) return { type: "failed", failure: opened.error };
    const phone = answeringPhone(opened.value);
    return { type: "open", phone, program: await phone.program() };
  } catch (cause) {
    return { type: "failed", failure: { kind: "unavailable", cause } };
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

interface OpenAppProps extends Pick<AppProps, "wipe" | "clock" | "ids" | "onFirstSave"> {
  readonly phone: Phone;
  readonly program: Program | undefined;
  readonly onProgram: (program: Program) => void;
}

/** What stands around every screen of an open phone: the corner that hides it, the lock, the wipe. */
function OpenApp(props: OpenAppProps) {
  const { phone, clock, wipe } = props;
  const storage = usePreferenceStorage();
  const [lock] = useState(() => createLock({ storage, now: () => clock.now() }));
  const closeAndWipe = useCallback(() => {
    phone.close();
    return wipe();
  }, [phone, wipe]);

  return (
    <LockProvider lock={lock}>
      <WipeProvider wipe={closeAndWipe}>
        <HideProvider clock={clock} onHide={lock.leave}>
          <Places {...props} />
          <HideCorner />
        </HideProvider>
      </WipeProvider>
    </LockProvider>
  );
}

function Places({ phone, program, onProgram, clock, ids, onFirstSave }: OpenAppProps) {
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

  if (value === undefined) return <WelcomeScreen phone={phone} onReady={onProgram} />;
  return (
    <PhoneProvider value={value}>
      <DeskProvider onFirstSave={onFirstSave}>
        <UnsavedFixesProvider>
          <AppShell>
            <UnlessLocked>
              <Screens />
            </UnlessLocked>
          </AppShell>
        </UnsavedFixesProvider>
      </DeskProvider>
    </PhoneProvider>
  );
}

/** A locked phone records, and shows nothing of what it recorded. */
function UnlessLocked({ children }: { readonly children: ComponentChildren }) {
  const { state } = useLock();
  const { path } = useLocation();
  return state.isLocked && !isToRecord(path) ? <LockedScreen /> : <>{children}</>;
}

function isToRecord(path: string): boolean {
  return ["/", "/group", "/cleanup", "/protection"].includes(path);
}

// The worker's screens come with the first load; the others when they are opened, from the precache.
const BrowserDesk = lazy(async () => (await import("./desk/BrowserDesk.tsx")).BrowserDesk);
const WelcomeScreen = lazy(async () => (await import("./welcome/WelcomeScreen.tsx")).WelcomeScreen);
const FixScreen = lazy(async () => (await import("./record/FixScreen.tsx")).FixScreen);
const DayScreen = lazy(async () => (await import("./day/DayScreen.tsx")).DayScreen);
const TotalsScreen = lazy(async () => (await import("./totals/TotalsScreen.tsx")).TotalsScreen);
const SettingsScreen = lazy(async () => (await import("./settings/SettingsScreen.tsx")).SettingsScreen);
const ProgramScreen = lazy(async () => (await import("./settings/ProgramScreen.tsx")).ProgramScreen);
const SitesScreen = lazy(async () => (await import("./settings/SitesScreen.tsx")).SitesScreen);
const FactorsScreen = lazy(async () => (await import("./settings/FactorsScreen.tsx")).FactorsScreen);
const PhoneScreen = lazy(async () => (await import("./settings/PhoneScreen.tsx")).PhoneScreen);
const PrivacyScreen = lazy(async () => (await import("./lock/PrivacyScreen.tsx")).PrivacyScreen);
const LockedScreen = lazy(async () => (await import("./lock/LockedScreen.tsx")).LockedScreen);
const ProtectionScreen = lazy(
  async () => (await import("./protection/ProtectionScreen.tsx")).ProtectionScreen,
);
const CopyScreen = lazy(async () => (await import("./copy/CopyScreen.tsx")).CopyScreen);

function Screens() {
  return (
    <Router>
      <Route path="/" component={ContactScreen} />
      <Route path="/group" component={GroupScreen} />
      <Route path="/cleanup" component={CleanupScreen} />
      <Route path="/record/:id" component={FixScreen} />
      <Route path="/day" component={DayScreen} />
      <Route path="/day/:date" component={DayScreen} />
      <Route path="/totals" component={TotalsScreen} />
      <Route path="/settings" component={SettingsScreen} />
      <Route path="/settings/program" component={ProgramScreen} />
      <Route path="/settings/sites" component={SitesScreen} />
      <Route path="/settings/factors" component={FactorsScreen} />
      <Route path="/settings/phone" component={PhoneScreen} />
      <Route path="/settings/copy" component={CopyScreen} />
      <Route path="/settings/privacy" component={PrivacyScreen} />
      <Route path="/protection" component={ProtectionScreen} />
      <Route default component={NothingHere} />
    </Router>
  );
}

const ContactScreen = () => <RecordScreen kind="encounter" />;
const GroupScreen = () => <RecordScreen kind="group" />;
const CleanupScreen = () => <RecordScreen kind="cleanup" />;

function NothingHere() {
  const text = useText();
  return (
    <Screen title={text.shell.notFound}>
      <div>
        <LinkButton href="/" variant="primary">
          {text.shell.goToRecord}
        </LinkButton>
      </div>
    </Screen>
  );
}
