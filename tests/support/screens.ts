/**
 * Every screen of the app and in which states it is looked at: what `npm test` walks once, and `npm run test:screens`
 * in every light and language. A route that stands in no line here fails tests/app/screens.test.ts, and so does a
 * state that no tour (tests/e2e/support/tours) visits. To add a screen: its route below, a visit in a tour, and, where
 * it brings a dictionary of its own, that in tests/e2e/support/spoken.ts.
 */

/** What a screen can be in; not every screen can be in each. */
export type StateKind = "empty" | "filled" | "error" | "offline" | "locked";

export interface ListedScreen {
  /** As the router has it, with `:names` of what is variable. */
  readonly route: string;
  readonly states: Readonly<Partial<Record<StateKind, readonly string[]>>>;
}

/** On a phone, alone or a program's; before it is set up, too. */
export const phoneScreens: readonly ListedScreen[] = [
  {
    route: "/",
    states: {
      empty: ["welcome", "contact", "contact, taken back", "returned"],
      filled: [
        "welcome, a copy chosen",
        "contact, counted",
        "contact, a code and what was answered",
        "contact, another category",
        "contact, saved",
        "contact of an earlier day",
        "keypad",
        "refill",
        "refill, used on someone",
        "refill, with all that was told",
        "what is in a kit",
        "what is counted so far",
        "choice of the site",
        "choice of the day",
        "returned, counted",
        "returned, stated",
        "returned, visual",
        "returned, container",
        "returned, weight",
        "people, a service, a referral, a step and an overdose",
        "a note beside a contact",
        "recording with a shift that was left open",
      ],
      error: [
        "welcome, no place named",
        "contact, nothing tapped",
        "contact, nothing found",
        "contact, not saved",
        "keypad, a lot",
        "returned, weights that can't be",
        "the records taken away",
        "records that can't be opened",
      ],
      offline: ["contact on a program's phone, one waiting"],
    },
  },
  { route: "/group", states: { empty: ["group"], error: ["group, heads missing"] } },
  { route: "/cleanup", states: { empty: ["clean-up"], filled: ["clean-up, by the container"] } },
  {
    route: "/record/:id",
    states: {
      filled: ["change of a contact", "change of a contact, gone on with"],
      error: ["change of a contact, no reason to take it out", "no such entry"],
    },
  },
  {
    route: "/day",
    states: {
      empty: ["day, nothing recorded"],
      filled: [
        "day",
        "day, a change left",
        "today, a code is noted",
        "day, an entry voided",
        "more about an entry",
        "more about a voided entry",
      ],
      offline: ["the book of the day", "the book closed"],
    },
  },
  { route: "/day/:date", states: { filled: ["history of an entry"], error: ["no such day"] } },
  {
    route: "/shift",
    states: {
      empty: ["the start of a shift", "a shift with nothing in it"],
      filled: ["a shift that was begun by mistake", "a shift that ended", "a shift and where its bag went"],
      error: ["a shift that was left open, its end not said"],
    },
  },
  {
    route: "/bag",
    states: {
      empty: ["the bag, nothing known of it"],
      filled: ["the bag", "the bag, more gone than came"],
    },
  },
  {
    route: "/bag/:action",
    states: {
      empty: ["what is put in", "used syringes taken away", "how much to carry, nothing in the bag"],
      filled: [
        "what is put in, by kit and by lot",
        "a count of the bag",
        "what is brought back",
        "what went out untallied",
        "how much to carry",
      ],
      error: ["what is put in, no number", "what was lost, no reason", "what is given, nowhere"],
    },
  },
  {
    route: "/totals",
    states: {
      empty: ["totals, nothing recorded"],
      filled: ["totals", "totals, a table made", "totals, a table being made"],
      error: ["totals, days in the wrong order"],
      offline: ["this phone's week"],
    },
  },
  { route: "/totals/month", states: { filled: ["a month in words"] } },
  { route: "/sending", states: { offline: ["what was sent"] } },
  {
    route: "/join",
    states: { filled: ["join, what comes along", "joined"], error: ["join, a code refused"] },
  },
  { route: "/settings", states: { filled: ["settings"], offline: ["settings of a program's phone"] } },
  {
    route: "/settings/program",
    states: { filled: ["settings, all is asked for"], error: ["program, no name"] },
  },
  {
    route: "/settings/sites",
    states: { filled: ["sites", "change of a site"], error: ["a new site, its name taken"] },
  },
  { route: "/settings/factors", states: { error: ["factors, not a number"] } },
  { route: "/settings/phone", states: { filled: ["this phone"] } },
  { route: "/settings/worker", states: { filled: ["who is recording"] } },
  {
    route: "/settings/copy",
    states: {
      empty: ["copies"],
      filled: ["copies, one saved"],
      error: ["copies, a file with bad lines chosen", "copies, a file with bad lines brought in"],
    },
  },
  { route: "/settings/paper", states: { filled: ["the paper sheet"] } },
  {
    route: "/settings/paper/type",
    states: {
      empty: ["typing a sheet"],
      filled: ["typing a sheet, a large number kept", "a sheet typed and saved"],
      error: ["typing a sheet, with something amiss"],
    },
  },
  {
    route: "/settings/privacy",
    states: {
      empty: ["lock, hide, wipe"],
      error: ["lock, hide, wipe: a passphrase too short, a wipe asked for"],
      locked: ["locked"],
    },
  },
  {
    route: "/protection",
    states: { filled: ["what this protects and what it doesn't"], locked: ["hidden"] },
  },
];

/** Those of a lead; who isn't signed in has two more addresses. */
export const deskScreens: readonly ListedScreen[] = [
  {
    route: "/desk",
    states: {
      empty: ["no program yet", "totals of the program, nothing yet"],
      filled: ["totals of the program"],
      error: ["sign in, a wrong password"],
    },
  },
  {
    route: "/desk/phones",
    states: { filled: ["phones, one about to be cut off, and entries that never came"] },
  },
  { route: "/desk/quarantine", states: { filled: ["what is set aside"] } },
  {
    route: "/desk/quarantine/:number/:seq",
    states: { error: ["an entry that contradicts itself, no reason to set it aside"] },
  },
  { route: "/desk/invites", states: { filled: ["an invite"] } },
  // Shows the records of a day too, once one is chosen.
  { route: "/desk/records", states: { filled: ["records of a day"] } },
  { route: "/desk/record/:id", states: { filled: ["an entry and its history"] } },
  { route: "/desk/account", states: { filled: ["one's own account"] } },
  { route: "/desk/program", states: { filled: ["what runs the program"] } },
  { route: "/desk/month", states: { filled: ["the program's month in words"] } },
  { route: "/desk/program/paper", states: { filled: ["the paper sheet at the desk"] } },
  { route: "/desk/program/people", states: { filled: ["people"] } },
  {
    route: "/desk/program/settings",
    states: {
      filled: ["the program's settings"],
      error: ["the program's settings, about to let details go"],
    },
  },
  { route: "/desk/program/log", states: { filled: ["the log"] } },
];

/** Addresses that no router of the app names. */
const otherScreens: readonly ListedScreen[] = [
  { route: "/set-up", states: { error: ["set-up, nothing written"] } },
  {
    route: "/practice",
    states: {
      empty: ["practice, its first step", "practice, its steps skipped"],
      filled: ["practice, saved", "practice, the list of the day"],
    },
  },
  { route: "/no/such/place", states: { error: ["no such address"] } },
];

/** Routes that show a screen which is looked at under another. */
export const sameScreens: Readonly<Record<string, string>> = {
  "/desk/records/:day": "/desk/records",
  "/desk/program/protection": "/protection",
};

/** In words: why a state that is looked at here isn't the one that is listed. */
export function addressFault(state: string, path: string): string | undefined {
  const screen = allScreens.find(({ states }) => Object.values(states).flat().includes(state));
  if (screen === undefined) return "it is no state in tests/support/screens.ts";
  const isThere = screen.route.split("/").length === path.split("/").length && patternOf(screen).test(path);
  return isThere ? undefined : `it is listed for ${screen.route}, and was looked at on ${path}`;
}

export const allScreens: readonly ListedScreen[] = [...phoneScreens, ...deskScreens, ...otherScreens];

function patternOf({ route }: ListedScreen): RegExp {
  return new RegExp(`^${route.replaceAll(/:\w+/g, "[^/]+")}$`);
}
