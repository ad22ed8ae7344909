import type { StockMovement } from "../../../domain/stock.ts";
import type { SatchelRecord } from "../../../domain/record.ts";
import { plural } from "../plural.ts";

const kinds: Record<SatchelRecord["kind"], string> = {
  encounter: "Contact",
  group: "Group",
  cleanup: "Clean-up",
  tally: "Total of a period",
  shift: "Shift",
  stock: "Stock",
};

/** What a record of stock says was done. */
const movements: Record<StockMovement, string> = {
  received: "put in",
  transfer: "given on",
  "load-out": "loaded",
  "load-in": "brought back",
  count: "counted",
  disposed: "taken to be destroyed",
  wasted: "lost or thrown away",
  untallied: "gone out untallied",
};

export const day = {
  titleToday: (date: string) => `Today, ${date}`,
  dayBefore: "Day before",
  dayAfter: "Day after",
  today: "Today",
  goTo: "Go to a day",
  otherDay: "Another day",
  notADay: "There is no such day. Choose one from the calendar.",
  emptyToday: "Nothing is recorded today yet.",
  emptyOther: "Nothing is recorded on this day.",
  record: "Record a contact",
  showMore: (count: number) => plural("en", count, { one: "Show # more", other: "Show # more" }),
  unreadable: "This version of Satchel can't read this entry. It is kept as it is. Update Satchel to see it.",

  summary: "This day",
  contacts: (count: number) => plural("en", count, { one: "contact", other: "contacts" }),
  syringes: (count: number) => plural("en", count, { one: "syringe out", other: "syringes out" }),
  doses: (count: number) => plural("en", count, { one: "naloxone dose", other: "naloxone doses" }),
  returnedCounted: "returned, counted",
  returnedEstimated: "returned, estimated",
  people: (count: number) => plural("en", count, { one: "# person", other: "# people" }),
  forOthers: (count: number) => plural("en", count, { one: "for # other", other: "for # others" }),
  contactsToldOf: (count: number) => plural("en", count, { one: "# contact", other: "# contacts" }),
  newReturning: { new: "new", returning: "returning" },
  heads: (count: number, isCounted: boolean) =>
    `${plural("en", count, { one: "# person", other: "# people" })} ${isCounted ? "counted" : "estimated"}`,
  minutes: (count: number) => plural("en", count, { one: "# minute", other: "# minutes" }),
  peopleReached: (count: number) => plural("en", count, { one: "# person", other: "# people" }),

  kinds,
  movements,
  isNoted: "noted",
  labels: {
    moved: "What",
    who: "Who",
    gave: "Gave",
    collected: "Collected",
    returned: "Returned",
    services: "Services",
    referrals: "Referrals",
    steps: "Steps",
    overdoses: "Overdose",
    participantCode: "Code",
    about: "About the person",
    note: "Note",
    place: "Place",
    time: "Time",
    day: "Day",
  },
  counted: (quantity: string) => `${quantity} counted`,
  estimated: (quantity: string) => `${quantity} estimated`,
  first: "first supply",
  refill: "refill",
  dosesUsed: (count: number) => plural("en", count, { one: "# dose used", other: "# doses used" }),
  dosesNotKnown: "doses not known",
  emsCalled: "emergency services called",
  emsNotCalled: "emergency services not called",
  covers: (range: string) => `Covers ${range}`,
  nothingToRecord: "nothing to record",
  nothingGiven: "Nothing was handed out or taken back.",

  changed: "Changed",
  voided: (reason: string) => `Voided: ${reason}`,
  voidedNoReason: "Voided",
  more: "More",
  moreAbout: (entry: string) => `More about ${entry}`,
  fix: "Open and fix",
  voidTitle: "Void this entry",
  voidWhy: "It stays in the list, struck out, and no longer counts. Why?",
  bringBack: "Bring it back",
  bringBackWhy: "This entry is voided and doesn't count.",
  nowVoided: "Voided. It no longer counts.",
  nowBack: "Brought back. It counts again.",
  undo: "Undo",
  undone: "Undone.",
  // What could not be done.
  notDoneTitle: "Not done yet",
  leaveIt: "Leave it",
  toVoid: (entry: string) => `Void: ${entry}`,
  toBringBack: (entry: string) => `Bring back: ${entry}`,

  history: "What happened to it",
  recorded: "Recorded",
  wasChanged: "Changed",
  wasBroughtBack: "Brought back",
  eventUnreadable: "A change that this version of Satchel can't read",
  from: (label: string, before: string) => `${label} before: ${before}`,
  to: (label: string, after: string) => `${label} now: ${after}`,
  none: "nothing",
  /** Names hold commas themselves. */
  betweenNames: "; ",
  sameContent: "Nothing on it changed.",

  // What the browser says about keeping the records, once, beside the list.
  mayBeDeleted:
    "The browser hasn't promised to keep what you saved. Putting Satchel on the home screen helps; so does a copy now and then.",
  mayBeDeletedCopy: "The browser hasn't promised to keep what you saved. Save a copy now and then.",
  howToKeep: "How to do that",
  understood: "Got it",

  // A change that was begun and left.
  unsavedFix: (entry: string) => `${entry}: you changed this and didn't save it.`,
  fixBeingSaved: (entry: string) => `${entry}: your change is being saved.`,
  fixUnclear: (entry: string) => `${entry}: it isn't known yet whether your change was saved.`,
  goOn: "Go on",
  discard: "Discard",
  discarded: "The change is discarded. The entry stays as it was saved.",
};
