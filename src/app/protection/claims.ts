/**
 * What the page on protection says, each sentence with the title of the test
 * that holds it. A sentence without such a test doesn't belong here: a promise
 * about privacy that nobody checks is worse than none.
 */
import type { protection } from "../language/en/protection.ts";

type ClaimName = keyof (typeof protection)["claims"];

interface Claim {
  readonly name: ClaimName;
  /** As it stands in tests/, looked up by tests/app/protection/claims.test.ts. */
  readonly test: string;
}

export const protects: readonly Claim[] = [
  { name: "noNames", test: "names a key that %s doesn't have" },
  {
    name: "ownAddressOnly",
    test: "lets the page load only what comes from here, and make only the worker's policy",
  },
  {
    name: "noPosition",
    test: "serves page, worker and scripts under the strict policy, each kept as long as it may be",
  },
  { name: "hides", test: "covers the screen with a month at once, an open sheet included" },
  { name: "sealed", test: "opens nothing, not even what it has just sealed" },
  {
    name: "allSent",
    test: "what is recorded while the server is away waits, is never called sent, and arrives when it is back",
  },
  { name: "locks", test: "records while it is locked, and shows nothing of what was recorded" },
];

export const doesNotProtect: readonly Claim[] = [
  { name: "curtain", test: "opens by a tap where there is no passphrase, and says how little that is" },
  { name: "note", test: "stores the note, and begins the next contact without it" },
  { name: "nickname", test: "is kept until seven days after it was last used, then forgotten for good" },
  { name: "shift", test: "is still known to be open, and neither where it was nor who was there" },
  { name: "notes", test: "keeps the notes, workers and participants' codes that a file brings" },
  { name: "onDisk", test: "what a phone alone records can be read on its disk" },
  { name: "totals", test: "leaves totals as they were" },
  { name: "serverReads", test: "whoever has the data folder, or leads, reads what a phone has sent" },
  { name: "bookOnDevice", test: "reads after a start what it kept by a key on the phone" },
  { name: "memory", test: "is read until the lock, and closed for good afterwards" },
  { name: "settings", test: "keeps settings and the names of sites in clear" },
  { name: "bag", test: "is kept by a phone of a program, whose row says no place and no day" },
  { name: "week", test: "the book of the day is read until it is closed, and the week's items stay" },
  {
    name: "marks",
    test: "takes along all that a program's phone keeps in clear to notice a loss by",
  },
  { name: "cookies", test: "leaves two kinds of cookies behind that no page can remove, signed out or not" },
  { name: "traces", test: "removes databases, files and preferences, and says that traces stay" },
  {
    name: "sendsClosed",
    test: "brings everything that waits there, in batches, and writes nothing down",
  },
  {
    name: "newVersions",
    test: "a new release waits for consent over a half filled form, and loses nothing that was saved, drafted or sent",
  },
];
