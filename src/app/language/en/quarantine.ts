/** What came and counts for nothing: what each reason means, and what a lead can do about it. */
import type { QuarantineCode } from "../../../contract/wire/errors.ts";
import { plural } from "../plural.ts";

/** In one line, then what it means, then what can be done. */
interface Reason {
  readonly title: string;
  readonly meaning: string;
  readonly help: string;
}

const reasons: Record<QuarantineCode | "other", Reason> = {
  "cannot-open": {
    title: "No key opens it",
    meaning: "The entry was damaged, its key is missing on the server, or it was sealed for another program.",
    help: "If a key is missing, whoever runs the server can put the keys of a backup back: the program's folder, with files such as “1.json”, belongs into the folder “keys”. Then look again here.",
  },
  "hash-mismatch": {
    title: "Not what it was numbered with",
    meaning: "What it says is not what the phone announced: it was changed on the way, or by a fault.",
    help: "Ask whoever recorded it. If what it says is right, save it as your correction.",
  },
  "newer-schema": {
    title: "Made by a newer Satchel",
    meaning: "The phone's app is newer than the server and wrote what the server can't read yet.",
    help: "Whoever runs the server updates it. It is then looked at by itself, and counts.",
  },
  "not-understood": {
    title: "It contradicts itself",
    meaning: "It opened, and what it says can't be true as a whole, or is no entry that Satchel knows.",
    help: "Read it, put right what is wrong, and save it as your correction.",
  },
  "id-conflict": {
    title: "Two entries with one id",
    meaning: "Another entry came under the same id before, and says something else. That one counts.",
    help: "Compare both. Save what is right as your correction, or set this one aside.",
  },
  withheld: {
    title: "Its content is missing",
    meaning: "What it says never came, or only a damaged copy. Its phone may still have it.",
    help: "Open Satchel on that phone and press “Send now”. If that doesn't help, bring in a copy saved on it at the phones.",
  },
  frozen: {
    title: "It changes an entry that was let go",
    meaning:
      "The program keeps details for a limited time. What this changes is counted, and can't be changed any more. What it says is let go too once it is as old.",
    help: "Set it aside. The totals can't be changed any more: where the difference matters, note it in your report.",
  },
  other: {
    title: "For a reason that this page doesn't know",
    meaning: "The server is newer than this page.",
    help: "Load this page again.",
  },
};

export const quarantine = {
  title: "Set aside",
  intro:
    "These entries count for nothing until somebody looks at them. What arrived of them is kept, and nothing that you do here deletes it.",
  none: "Nothing waits for a decision.",
  lookAgain: "Look again at all of them",
  lookAgainWhy: "After an update of the server, or once a key is back.",
  looking: "Looking again …",
  looked: (tried: number, understood: number) =>
    tried === 0
      ? "There is nothing that an update or a key could help."
      : `${plural("en", tried, { one: "# entry or correction", other: "# entries and corrections" })} looked at, ${plural("en", understood, { one: "# of them counts now.", other: "# of them count now." })}`,
  decidedTitle: "Decided",
  decidedNone: "Nothing was decided yet.",
  groupOf: (from: string) => `From ${from}`,
  entryOf: (day: string) => `Entry of ${day}`,
  /** Where the day isn't known any more. */
  entryOfMonth: (month: string) => `Entry of ${month}`,
  facts: (seq: string, received: string) => `No. ${seq}, received ${received}`,
  factsOfMonth: (seq: string, month: string) => `No. ${seq}, received in ${month}`,
  key: (key: string) => `Sealed to key ${key}.`,
  kinds: { rec: "A new entry", fix: "A change of an entry", void: "Takes an entry out of the counts" },
  setAsideBy: (by: string, day: string, reason: string) => `Set aside by ${by} on ${day}: ${reason}`,
  mendedBy: (by: string, day: string) => `Corrected by ${by} on ${day}`,
  reasons,

  gone: "Nothing lies here any more",
  goneWhy: "It counts by now, or the address is wrong.",
  back: "To all that is set aside",
  asWritten: "As it was written",
  saysNothing: "What it says can't be read here.",
  saidLetGo: "What it said was let go, as the program set it.",
  countsNow: "What counts now",
  toEntry: "Open that entry",
  mendIntro:
    "What could be read is filled in. Put right what is wrong, then save: it counts once, as your correction.",
  mendNotHere: "This kind of entry can't be corrected here.",
  notDecided:
    "Your correction is saved. That it belongs to this entry could not be noted: press “Save” once more.",
  setAsideTitle: "Set it aside",
  setAsideIntro: "It stays stored and counts for nothing. You can take this back.",
  /** Of an entry whose content is missing. */
  setAsideMissing:
    "It counts for nothing for now. If its content comes later, it counts, or waits here again where it can't be read. You can take this back.",
  setAsideReason: "Why?",
  setAside: "Set it aside",
  chooseReason: "Say why, then set it aside.",
  takeBack: "Take this back",
  takeBackWhy: "It then waits here again for somebody to decide.",
};
