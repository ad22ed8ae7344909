import type { DraftProblem } from "../../record/draft-record.ts";
import type { EntryKind } from "../../record/draft.ts";
import type { ReturnGap } from "../../record/returned.ts";
import type { ShippedPackCode } from "../../../domain/catalogue/items.ts";
import type { ReturnProblem } from "../../../domain/returns.ts";
import { plural } from "../plural.ts";

const n = (count: number, one: string, other: string) => plural("en", count, { one, other });

const kinds: Record<EntryKind, string> = { encounter: "Contact", group: "Group", cleanup: "Clean-up" };

const titles: Record<EntryKind, string> = {
  encounter: "New contact",
  group: "New group",
  cleanup: "New clean-up",
};

const fixTitles: Record<EntryKind, string> = {
  encounter: "Change this contact",
  group: "Change this group",
  cleanup: "Change this clean-up",
};

const problems: Record<DraftProblem, string> = {
  empty: "Nothing tapped yet.",
  "return-unfinished": "Finish what came back, or remove it. Then save.",
  "no-topic": "Choose what the group was about. Then save.",
  "no-heads": "Say how many were there. Then save.",
};

const returnGaps: Record<Exclude<ReturnGap, ReturnProblem>, string> = {
  untouched: "",
  unfinished: "Say how many came back, or remove this return.",
  "no-container": "Pick the container and how full it was.",
  "not-a-weight": "Write the weight in digits, such as 2.5.",
};

const packs: Readonly<Record<string, string>> = {
  bag: "bag of",
  box: "box of",
  "large-box": "large box of",
  case: "case of",
} satisfies Record<ShippedPackCode, string>;

export const record = {
  kinds,
  titles,
  fixTitles,
  problems,
  returnGaps,
  kindOfEntry: "What to record",

  // Where and when.
  site: "Site",
  siteIs: (name: string) => `Site: ${name}`,
  chooseSite: "Where are you?",
  tonight: "Tonight",
  today: "Today",
  dayIs: (day: string) => `Day: ${day}`,
  chooseDay: "Which day is this for?",
  earlierDay: "An earlier day",
  earlierDayHint: "The night after midnight belongs to the day before.",
  yesterday: "Yesterday",
  forEarlierDay: (day: string) => `You are recording for ${day}.`,
  backTo: (now: string) => `Back to ${now.toLowerCase()}`,
  day: "Day",

  broughtBack: "Back from before the app closed. It isn't saved yet.",
  draftNotKept:
    "What isn't saved is lost when Satchel is closed: your program keeps nothing readable on this phone.",
  // The shift, in one line above the tiles.
  startShift: "Start a shift",
  onShift: "On shift",
  onShiftSince: (time: string) => `On shift since ${time}`,
  shiftLeftOpen: "A shift is still open. Has it ended?",
  shiftSoFar: (contacts: number, syringes: number) =>
    `${n(contacts, "# contact", "# contacts")} · ${n(syringes, "# syringe", "# syringes")}`,

  // Tiles.
  handedOut: "Handed out",
  show: "Show",
  common: "Common",
  kits: "Kits",
  search: "Search by name",
  nothingFound: (typed: string) => `Nothing here is called “${typed}”.`,
  counted: (name: string, count: string) => `${name}, ${count} counted`,
  takeOne: (count: string, name: string) => `Remove ${count}: ${name}`,
  typeNumber: (name: string, count: string) => `Type the number: ${name}, ${count}`,
  first: "First",
  refill: "Refill",
  notAsked: "Not asked",
  supplyCounted: (supply: string, name: string, count: string) => `${supply}: ${name}, ${count} counted`,
  unknownItem: (code: string) => `${code}: from a newer catalogue. It is kept as it is.`,

  // The keypad.
  howMany: "How many?",
  erase: "Erase the last digit",
  setTo: (count: string) => `Set to ${count}`,
  aLot: (count: string) => `That's a lot: ${count}. Keep it?`,
  keepIt: (count: string) => `Keep ${count}`,
  typeAgain: "Type again",
  most: (count: string) => `At most ${count} at once.`,
  packOf: (pack: string, count: string) => `${packs[pack] ?? "pack of"} ${count}`,

  // What is in a kit.
  kitContent: "What is in it",
  kitIntro: (count: number) => n(count, "In this kit, this time", "In these # kits together, this time"),
  kitChanged: "contents changed",
  kitChangedTo: (items: string) => `contents changed: ${items}`,
  kitSize: "Size",
  kitAsUsual: "Pack as usual",
  usually: (count: string) => `Usually ${count}`,

  // Refills and overdoses.
  refillTitle: "Refill",
  whyRefill: "What happened to the last one?",
  whatHappened: "The person who overdosed",
  dosesUsed: "Doses used",
  reversalMore: "More, if it was told",
  dosesOf: (name: string) => `Doses: ${name}`,
  whichNaloxone: "Which naloxone",
  anotherProduct: "Another one was used too",
  notKnown: "Not known",
  emsCalled: "Ambulance called?",
  yes: "Yes",
  no: "No",
  place: "Where, in general",
  done: "Done",
  takeRefillBack: "Remove it",
  note: "Note",
  noteLabel: "In a few words",
  noteHint: "Never a name, a place or a number that leads to somebody: others can read it.",
  noteIsTelling: "This looks like a birth date, a phone or a card number. Others can read it: leave it out.",
  participantCode: "Participant's code",
  aboutPerson: "About the person",
  reversals: "Overdose reported",
  addReversal: "Add an overdose",
  reversalsHint: "Naloxone used, but no refill given? Add the overdose here. No name, no address.",
  overdose: (position: number) => `Overdose ${position}`,
  remove: "Remove",

  // What came back.
  returned: "Returned",
  howReturned: "How do you know how many?",
  usedSyringes: "Used syringes",
  container: "Container",
  howFull: "How full?",
  howManyContainers: "How many of these?",
  gross: "Weight, full",
  tare: "Weight, empty",
  tareHint: "Leave empty if the scale was set to zero with it.",
  weightUnit: "Unit",
  countedReturn: (count: string) => `${count} used syringes, counted`,
  saidReturn: (count: string, method: string) =>
    `≈ ${count} used syringes, estimated: ${method.toLowerCase()}`,
  containerReturn: (count: string, sum: string) => `≈ ${count} used syringes, estimated: ${sum}`,
  perLitre: (factor: string) => `${factor} per litre`,
  perContainer: (factor: string) => `${factor} in each`,
  perUnit: (factor: string, unit: string) => `${factor} per ${unit}`,
  addReturn: "Add another return",
  changeReturn: "Change",
  removeReturn: "Remove this return",
  litres: (litres: string) => `${litres} L`,
  holds: (count: string) => `holds ${count}`,
  returnPosition: (position: number) => `Return ${position}`,

  // People, services, referrals, steps.
  people: "People",
  peoplePresent: "People present",
  forOthers: "Collecting for others",
  forOthersHint: "How many people who are not here.",
  newOrReturning: "New to the program?",
  newPerson: "New",
  returningPerson: "Been before",
  services: "Services",
  minutesOf: (name: string) => `Minutes: ${name}`,
  headsOf: (name: string) => `People: ${name}`,
  referrals: "Referrals",
  steps: "Steps",
  stepsHint: "A step somebody told you of. One tap counts one. It is tied to nobody.",
  more: (name: string) => `One more: ${name}`,
  less: (name: string) => `One less: ${name}`,

  // Groups and clean-ups.
  topic: "What was it about?",
  heads: "How many were there?",
  headsHow: "Is that number",
  headsCounted: "Counted",
  headsEstimated: "Estimated",
  minutes: "Minutes",
  cleanupIntro: "Used syringes that came back with nobody: a sweep, a drop box.",

  // Save, undo, again.
  save: "Save",
  saving: "Saving…",
  saved: "Saved on this phone.",
  savedBefore: "The one before is saved.",
  undo: "Undo",
  undone: "Undone. It is not counted.",
  bringBack: "Bring it back",
  undoFailed: "Not undone: it is still counted.",
  wasLocked: "Satchel was locked. Open the lock, then do it again.",
  bringBackFailed: "Not brought back: it is still not counted.",
  sameAgain: "Same again",
  sameAgainOf: (summary: string) => `Same again: ${summary}`,
  nothingYet: "Tap what you hand out.",
  nothingYetGroup: "What about, and how many? Then save.",
  nothingYetCleanup: "Say what came back, then save.",
  review: "What is counted so far",
  reviewOf: (summary: string) => `Counted so far: ${summary}`,
  nothingCounted: "Nothing is counted yet.",
  unsavedTitle: "Not saved yet",
  tryAgain: "Try again",
  openAgain: "Change it first",
  howItStands: "How it stands",
  leftUnclear: "It isn't known whether this was done. Look at it in the list of its day.",

  // Changing a record.
  fixIntro: "The old version stays in the history. Totals follow at once.",
  cantChangeKind: "This kind of entry can't be changed on this screen. It can be voided.",
  notOnThisPhone: "This entry is not on this phone.",
  cantReadRecord: "This entry was made by a newer version of Satchel, or is damaged. It is kept as it is.",
  fixResumed: "You changed this before and didn't save it. The change is on the form again.",
  /** In the bar, where no more than three short lines may stand. */
  fixRestShort: "Saved, except your last changes.",
  fixRest: "Saved as it was when you tapped Save. What you changed after that isn't saved yet.",
  fixBeingSaved: "Your change is being saved.",
  /** In the bar too, as a button. */
  fixNotDone: "Not done yet. See why.",
  startOver: "As it was saved",
  isVoided: "This entry is voided. Saving brings it back.",
  voidTitle: "Void this entry",
  voidIntro: "It no longer counts. It stays in the history and can be brought back.",
  voidReason: "Why?",
  voidIt: "Void it",
  chooseReason: "Say why, then void it.",
  backToDay: "Back to the day",
  noSites: "There is no site to record at. Add one in Settings.",
  addSite: "Add a site",

  // The draft in words, one part for each kind of thing.
  sumKits: (count: number) => n(count, "# kit", "# kits"),
  sumNaloxone: (count: number) => n(count, "# naloxone", "# naloxone"),
  sumNaloxoneFirst: (count: number) => n(count, "# naloxone first", "# naloxone first"),
  sumNaloxoneRefill: (count: number) => n(count, "# naloxone refill", "# naloxone refill"),
  sumSyringes: (count: number) => n(count, "# syringe", "# syringes"),
  sumStrips: (count: number) => n(count, "# strip", "# strips"),
  sumItems: (count: number) => n(count, "# item", "# items"),
  sumReturned: (count: number) => n(count, "# returned", "# returned"),
  sumReturnedAbout: (count: number) => n(count, "≈ # returned", "≈ # returned"),
  sumServices: (count: number) => n(count, "# service", "# services"),
  sumReferrals: (count: number) => n(count, "# referral", "# referrals"),
  sumSteps: (count: number) => n(count, "# step", "# steps"),
  sumReversals: (count: number) => n(count, "# overdose", "# overdoses"),
  sumPeople: (count: number) => n(count, "# person", "# people"),
  sumForOthers: (count: number) => n(count, "for # other", "for # others"),
  sumCode: "a code",
  sumAnswers: (count: number) => n(count, "# answer", "# answers"),
  sumNote: "a note",
  sumHeads: (count: number) => n(count, "# there", "# there"),
};
