import { lazy, Route, Router } from "preact-iso";
import { LinkButton } from "../components/Button.tsx";
import { Screen } from "../components/Screen.tsx";
import { usePracticeText } from "../language/practice-text.ts";
import { RecordScreen } from "../record/RecordScreen.tsx";

/** The screens that a round goes over. What would set up, add up or give away anything has none here. */
export function PracticeScreens() {
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
      <Route default component={NotInPractice} />
    </Router>
  );
}

const ContactScreen = () => <RecordScreen kind="encounter" />;
const GroupScreen = () => <RecordScreen kind="group" />;
const CleanupScreen = () => <RecordScreen kind="cleanup" />;

const FixScreen = lazy(async () => (await import("../record/FixScreen.tsx")).FixScreen);
const ShiftScreen = lazy(async () => (await import("../shift/ShiftScreen.tsx")).ShiftScreen);
const BagPlace = lazy(async () => (await import("../bag/BagPlace.tsx")).BagPlace);
const DayScreen = lazy(async () => (await import("../day/DayScreen.tsx")).DayScreen);

function NotInPractice() {
  const text = usePracticeText();
  return (
    <Screen title={text.notHere}>
      <div>
        <LinkButton href="/" variant="primary">
          {text.back}
        </LinkButton>
      </div>
    </Screen>
  );
}
