/** Which screen stands at which address, on a phone alone and on a program's. */
import { lazy, Route, Router } from "preact-iso";
import { LinkButton } from "./components/Button.tsx";
import { Screen } from "./components/Screen.tsx";
import { useText } from "./language/LanguageProvider.tsx";
import { RecordScreen } from "./record/RecordScreen.tsx";
import { useTeam } from "./shell/team-context.tsx";

/** What the address asks for. */
export function Screens() {
  return useTeam() === undefined ? <ScreensAlone /> : <ScreensOfTeam />;
}

/** What a program decides is not a phone's to change, and its totals are not the phone's to show. */
function ScreensOfTeam() {
  return (
    <Router>
      <Route path="/" component={ContactScreen} />
      <Route path="/group" component={GroupScreen} />
      <Route path="/cleanup" component={CleanupScreen} />
      <Route path="/record/:id" component={FixScreen} />
      <Route path="/shift" component={ShiftScreen} />
      <Route path="/bag" component={BagPlace} />
      <Route path="/bag/:action" component={BagPlace} />
      <Route path="/day" component={DayScreen} />
      <Route path="/day/:date" component={DayScreen} />
      <Route path="/totals" component={WeekScreen} />
      <Route path="/sending" component={SendingScreen} />
      <Route path="/join" component={JoinedScreen} />
      <Route path="/settings" component={SettingsScreen} />
      <Route path="/settings/phone" component={PhoneScreen} />
      <Route path="/settings/worker" component={WhoRecordsScreen} />
      <Route path="/settings/paper" component={PaperScreen} />
      <Route path="/settings/paper/type" component={TypeSheetScreen} />
      <Route path="/settings/privacy" component={PrivacyScreen} />
      <Route path="/protection" component={ProtectionScreen} />
      <Route default component={NothingHere} />
    </Router>
  );
}

function ScreensAlone() {
  return (
    <Router>
      <Route path="/" component={ContactScreen} />
      <Route path="/group" component={GroupScreen} />
      <Route path="/cleanup" component={CleanupScreen} />
      <Route path="/record/:id" component={FixScreen} />
      <Route path="/shift" component={ShiftScreen} />
      <Route path="/bag" component={BagPlace} />
      <Route path="/bag/:action" component={BagPlace} />
      <Route path="/day" component={DayScreen} />
      <Route path="/day/:date" component={DayScreen} />
      <Route path="/totals" component={TotalsScreen} />
      <Route path="/totals/month" component={GivenBackScreen} />
      <Route path="/settings" component={SettingsScreen} />
      <Route path="/settings/program" component={ProgramScreen} />
      <Route path="/settings/sites" component={SitesScreen} />
      <Route path="/settings/factors" component={FactorsScreen} />
      <Route path="/settings/phone" component={PhoneScreen} />
      <Route path="/settings/copy" component={CopyScreen} />
      <Route path="/settings/paper" component={PaperScreen} />
      <Route path="/settings/paper/type" component={TypeSheetScreen} />
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

// The worker's screens come with the first load; the others when they are opened, from the precache.
const FixScreen = lazy(async () => (await import("./record/FixScreen.tsx")).FixScreen);
const ShiftScreen = lazy(async () => (await import("./shift/ShiftScreen.tsx")).ShiftScreen);
const BagPlace = lazy(async () => (await import("./bag/BagPlace.tsx")).BagPlace);
const DayScreen = lazy(async () => (await import("./day/DayScreen.tsx")).DayScreen);
const TotalsScreen = lazy(async () => (await import("./totals/TotalsScreen.tsx")).TotalsScreen);
const GivenBackScreen = lazy(async () => (await import("./given-back/GivenBackScreen.tsx")).GivenBackScreen);
const SettingsScreen = lazy(async () => (await import("./settings/SettingsScreen.tsx")).SettingsScreen);
const ProgramScreen = lazy(async () => (await import("./settings/ProgramScreen.tsx")).ProgramScreen);
const SitesScreen = lazy(async () => (await import("./settings/SitesScreen.tsx")).SitesScreen);
const FactorsScreen = lazy(async () => (await import("./settings/FactorsScreen.tsx")).FactorsScreen);
const PhoneScreen = lazy(async () => (await import("./settings/PhoneScreen.tsx")).PhoneScreen);
const PrivacyScreen = lazy(async () => (await import("./lock/PrivacyScreen.tsx")).PrivacyScreen);
const ProtectionScreen = lazy(
  async () => (await import("./protection/ProtectionScreen.tsx")).ProtectionScreen,
);
const JoinedScreen = lazy(async () => (await import("./join/JoinedScreen.tsx")).JoinedScreen);
const SendingScreen = lazy(async () => (await import("./sending/SendingScreen.tsx")).SendingScreen);
const WhoRecordsScreen = lazy(async () => (await import("./settings/WhoRecordsScreen.tsx")).WhoRecordsScreen);
const WeekScreen = lazy(async () => (await import("./sending/WeekScreen.tsx")).WeekScreen);
const CopyScreen = lazy(async () => (await import("./copy/CopyScreen.tsx")).CopyScreen);
const PaperScreen = lazy(async () => (await import("./paper/SheetScreen.tsx")).PhoneSheetScreen);
const TypeSheetScreen = lazy(async () => (await import("./paper/TypeScreen.tsx")).TypeScreen);
