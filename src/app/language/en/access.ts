/** Setting a program up, signing in: said before anything of the desk is shown. */
import type { ErrorCode } from "../../../contract/wire/errors.ts";
import type { BookCustody } from "../../../domain/program.ts";

const refused: Record<ErrorCode, string> = {
  malformed: "The server didn't understand this. Load the page again; it may be older than the server.",
  "protocol-unknown": "This page and the server are of different versions. Load the page again.",
  "wrong-program": "This belongs to another program, so the server didn't take it.",
  "not-signed-in": "You are signed out. Sign in to go on.",
  "wrong-password": "The name and the password don't go together. Check both.",
  "password-guessable": "Whoever knows the program would guess this password. Take another.",
  "sign-in-again": "The server asks for your password again before it does this.",
  "last-admin": "Nobody could let others in then. Make another admin first.",
  "settings-changed": "Somebody else has changed the program meanwhile. Read it again, then save once more.",
  "days-fixed": "Entries are counted by these days already, so the time zone and the start of the day stay.",
  "site-missing": "A site can't be taken out, because entries may name it. Retire it instead.",
  revoked: "This phone was cut off from the program.",
  "not-allowed": "Your account may not do this.",
  "wrong-origin": "The server took this for a request of another site. Open Satchel at its own address.",
  "code-not-valid": "This link is used up, too old or not whole. Ask for a new one.",
  "not-found": "The server has nothing of this name any more.",
  "method-not-allowed": "This page and the server are of different versions. Load the page again.",
  "number-taken": "This log belongs to another phone, so the server didn't take it.",
  "already-set-up": "This server has its program already. Sign in instead.",
  "not-set-up": "This server has no program yet.",
  "name-taken": "Another account has this name. Choose a different one.",
  "cursor-unknown": "The server's totals were replaced. Read them anew.",
  "too-large": "This is more than the server takes at once.",
  "wrong-type": "This page and the server are of different versions. Load the page again.",
  "too-fast": "Too many tries. Wait a minute, then try again.",
  unexpected: "Something went wrong on the server. Try again; if it stays so, tell whoever runs it.",
  unavailable: "The server can't store anything now, and has kept nothing half. Try again later.",
};

const custodies: Record<BookCustody, string> = {
  device: "A key on the phone",
  memory: "Only while Satchel is open",
  passphrase: "A passphrase",
};

/** One honest sentence each. */
const custodyHints: Record<BookCustody, string> = {
  device:
    "Nothing to remember, but only a curtain: whoever takes the phone apart may read the evening, even after it ended.",
  memory:
    "Nothing on the phone opens the evening once Satchel is closed or locked, so a worker can't look back then either.",
  passphrase:
    "Five words or more that each worker types to look back; without them nobody can, and nobody can reset them.",
};

export const access = {
  tryAgain: "Try again",
  noConnection: "The server didn't answer. Check the connection, then try again.",
  refused,
  waiting: "One moment …",

  // Signing in.
  signInTitle: "Sign in",
  signInIntro: "For whoever leads or reads the program's totals. To record, a phone needs no account.",
  account: "Name",
  accountHint: "A name of the account, such as “office”. It need not be a person's.",
  accountMissing: "Write a name, in at most 40 characters.",
  password: "Password",
  passwordHint: "At least 12 characters of any kind. A sentence is good. Pasting is fine.",
  passwordShort: "Take at least 12 characters.",
  passwordLong: "Take at most 200 characters.",
  passwordMissing: "Write the password.",
  showPassword: "Show the password",
  signIn: "Sign in",
  recordHere: "Record on this device",
  notSetUpTitle: "No program here yet",
  notSetUp:
    "This server has no program. Open the set-up link that it printed when it last started. If that is lost, “npm run set-up-link” on the server prints a new one.",

  // Set-up.
  setUpTitle: "Set up the program",
  setUpIntro:
    "Phones that join take their settings from here. Nothing of it goes anywhere else, and no e-mail is needed.",
  noCode:
    "This page needs the whole set-up link, with what stands after the # sign. Copy the link once more. A link works once; “npm run set-up-link” on the server prints a new one.",
  checkFields: "Not set up yet. What you wrote is still here:",
  programPart: "The program",
  programName: "Name of the program",
  programNameHint: "Stands on phones and in tables for funders.",
  sitesPart: "Sites",
  sitesIntro:
    "Where the program works. Phones offer these; a name your team uses, never an address. The code stands in tables.",
  siteName: (number: number) => `Name of site ${number}`,
  siteCode: (number: number) => `Code of site ${number}`,
  siteModel: (number: number) => `Kind of service of site ${number}`,
  siteNameMissing: "Write a name for the site, such as “Pier”.",
  siteNameUnfit: "Write the name of the site on one line, in at most 80 characters.",
  siteCodeUnfit: "Take up to 32 capital letters, digits and hyphens.",
  siteCodeTaken: "Another site has this code.",
  siteRetired: (number: number, code: string) => `No longer offer site ${number} (${code})`,
  siteRetiredHint: "Phones don't offer it any more. What was recorded there stays.",
  sitePrivate: (number: number) => `Keep the name of site ${number} off phones`,
  sitePrivateKnown: (code: string) =>
    `For a place that must not be found. Phones then get only its code, which stays ${code}. If that gives the place away, no longer offer this site and add another.`,
  sitePrivateHint:
    "For a place that must not be found, such as a shelter. Phones get only its code: take one that doesn't give the place away.",
  addSite: "Add another site",
  removeSite: (number: number) => `Remove site ${number}`,
  asksPart: "What phones ask for in own words",
  asksIntro: "Off is safest: words can lead to a person, and whoever holds the server can read them.",
  custodyPart: "Who can look back on a phone",
  custodyIntro:
    "What a phone has sealed for the program, nobody reads on the phone. But for corrections, each evening stays readable there for a while, locked with:",
  custody: "The evening's book is locked with",
  custodies,
  custodyHints,
  bookDays: "How long it stays readable",
  bookDaysOptions: { "0": "Until the day ends", "7": "7 days", "30": "30 days" },
  accountPart: "Your account",
  accountIntro:
    "With it you see totals, invite phones and correct records. Nobody can read the password, so nobody can send it to you again.",
  setUp: "Set up the program",
  alreadySetUpTitle: "Make an account",
  alreadySetUpIntro:
    "This server has its program already. A set-up link works once: if this one is still good, it makes one more account that may do everything.",
  makeAccount: "Make the account",
  accountTitle: "Your account",
  invitedIntro: "You were invited to the program. Choose a name and a password.",
  noInviteCode:
    "This page needs the whole link of the invite, with what stands after the # sign. Copy it once more.",
};
