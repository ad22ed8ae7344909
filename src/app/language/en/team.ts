/** Words of a program's phone: joining, what waits, what was counted here. */
import type { QuarantineCode } from "../../../contract/wire/errors.ts";
import type { FailureClass } from "../../../storage/sync-log.ts";
import type { Unsent } from "../../../storage/unsent.ts";
import { plural } from "../plural.ts";

const entries = { one: "# entry", other: "# entries" };
/** What is sent: a correction is a message of its own, beside the entry that it corrects. */
const events = { one: "# entry or correction", other: "# entries and corrections" };

/** Why the last try didn't get through. */
const failures: Record<FailureClass, string> = {
  "no-connection": "The server didn't answer.",
  busy: "The server is busy or has a problem of its own.",
  refused: "The server didn't understand an entry. It stays on this phone.",
  "too-large":
    "An entry is larger than the server, or something on the way to it, takes. It stays on this phone. Try another connection and “Send now”; if that doesn't help, tell your lead.",
  "signed-out": "The server doesn't know this phone any more.",
  revoked: "The program has cut this phone off.",
  "not-allowed": "This phone isn't allowed to send.",
  "other-version": "The app and the server are of different versions. Open Satchel again to update it.",
  storage: "This phone couldn't store the answer.",
};

const looks: Record<QuarantineCode | "other", string> = {
  "cannot-open": "The server can't open it: it is damaged, or its key is missing there.",
  "hash-mismatch": "It isn't what this phone announced.",
  "newer-schema": "The server is older than this app. It looks again after its update.",
  "not-understood": "The server can't read what it says.",
  "id-conflict": "Another entry has the same id.",
  withheld: "The server doesn't have what it says. It stays on this phone: press “Send now”.",
  frozen: "It changes an entry that the server has already put away.",
  other: "Not counted yet. This app is too old to read why.",
};

export const team = {
  // Joining.
  joinTitle: "Join a program",
  joinIntro: "Your lead shows you a code or a picture to scan. A code works once, and not for long.",
  joinMeaning:
    "From then on, what you record is sealed on this phone as you save it and sent to the program when there is a connection. You need no connection to record.",
  protection: "What this protects and what it doesn't",
  code: "Code",
  codeHint: "12 letters and digits, in any case. Spaces don't matter.",
  codeUnfit: "A code has 12 letters and digits. Compare it with what your lead shows.",
  join: "Join",
  joining: "Asking the server. One moment…",
  refused: {
    code: "The server doesn't take this code: it is wrong, used up or too old. Ask your lead for a new one.",
    "too-fast": "Too many tries. Wait a few minutes, then try again.",
    "other-version":
      "The app and the server are of different versions. Load this page again, then try again.",
    "not-here": "No program can be joined at this address. Open the link from your lead as a whole.",
    "no-connection":
      "The server didn't answer, so it isn't known whether the code was used. Try again here: if it was, Satchel goes on from there.",
    trouble: "The server has a problem. Nothing was changed on this phone. Try again later.",
  },
  backToStart: "Back",
  oneProgram:
    "A phone belongs to one program. To join another, send what waits, wipe this phone in its settings, and join anew.",
  installFirst: "First put Satchel on the home screen",
  installWhy:
    "On an iPhone, the app on the home screen and this page keep separate records. Add it to the home screen, open it there, and type the code there:",
  joinHereAnyway: "Join on this page anyway",

  joinAgain: "Join again with a code",
  joinAgainTitle: "Join again",
  joinAgainIntro:
    "The server doesn't let this phone send any more. With the code it joined with, as long as that is good, or with a new one from your lead, it sends again. What waits on this phone stays here until then.",

  // What comes along.
  choicesTitle: (program: string) => `You are joining ${program}`,
  choicesIntro: (count: number) =>
    `${plural("en", count, { one: "# entry is", other: "# entries are" })} on this phone. Choose what the program gets. Nothing is sent before you press the button below.`,
  ownWords: {
    note: "notes beside contacts",
    worker: "names of workers",
    participantCode: "codes of participants",
    answers: "what participants answered about themselves",
  },
  comeAlong: (things: string) =>
    `Come along, because this program asks for them and its leads read them: ${things}.`,
  neverComeAlong: (things: string) => `Never come along: ${things}.`,
  which: "What comes along",
  whichDays: { all: "Everything", some: "Some days", none: "Nothing" },
  since: "Since",
  daysTitle: "Days that come along",
  dayOf: (day: string, count: number) => `${day}: ${plural("en", count, entries)}`,
  countComing: (count: number) =>
    count === 0
      ? "No entry comes along."
      : plural("en", count, { one: "# entry comes along.", other: "# entries come along." }),
  sitesTitle: "Your sites in the program",
  siteOf: (name: string, count: number) => `${name} (${plural("en", count, entries)})`,
  itemsTitle: "Your items in the catalogue",
  unmapped: (code: string) => `None of these: stays “${code}”`,
  finish: "Join with this phone",
  finishing: "Sealing and storing. This can take a minute; stay on this page.",
  otherProgram: (waiting: Unsent) =>
    waiting === "unknown"
      ? "This phone belonged to another program, and whether that one has everything isn't known. Ask both leads before you wipe this phone."
      : `This phone belonged to another program, and ${plural("en", waiting, events)} of that one ${waiting === 1 ? "was" : "were"} never sent. Wipe this phone, or ask both leads.`,
  tooMany: (most: string) => `That is more than fits at once. Choose days with at most ${most} entries.`,

  // Joined.
  joinedTitle: (program: string) => `This phone belongs to ${program} now`,
  joinedBody:
    "What you record is sealed as you save it and goes to the program when there is a connection. The line at the top says what was sent and what wasn't.",
  start: "Start recording",
  beforeTitle: "What was recorded here alone",
  beforeBody:
    "It is still on this phone, readable for whoever opens it. Save a copy if you want one, then delete it.",
  beforeCopy: "Save a copy",
  beforeCopied: (count: number) => `The copy is ready, with ${plural("en", count, entries)}.`,
  beforeCopyFailed: "The copy couldn't be made. Close other tabs of Satchel, then try again.",
  beforeDelete: "Delete it from this phone…",
  beforeDeleteAsk: "Delete what was recorded here alone? What didn't come along will be lost without a copy.",
  beforeDeleteNow: "Delete",
  beforeKeep: "Keep it",
  beforeDeleted:
    "It was deleted. A laboratory may still find traces on the disk: deleting in a browser doesn't destroy.",
  beforeNotDeleted: "It couldn't be deleted. Close other tabs of Satchel, then try again.",

  // The line.
  unknown: "Satchel is looking what was sent.",
  noAnswer: "This phone's storage doesn't answer, so it isn't known what was sent. Satchel goes on asking.",
  allSent: "All sent. Nothing waits on this phone.",
  waiting: (count: number) =>
    `${plural("en", count, { one: "#", other: "#" })} saved on this phone. Will send when there is a connection.`,
  // As short as the words before and after it: it stands for a second.
  aboutToSend: (count: number) =>
    `${plural("en", count, { one: "#", other: "#" })} saved. Will send in a moment.`,
  waitingToTry: (count: number) =>
    `${plural("en", count, { one: "#", other: "#" })} saved on this phone. Not sent yet; will try again.`,
  waitingForVersion: (count: number) =>
    `${plural("en", count, { one: "#", other: "#" })} saved on this phone. Not sent: the app and the server are of different versions. Open Satchel again.`,
  sending: (count: number) => `Sending ${plural("en", count, { one: "#", other: "#" })}… keep working.`,
  partial: (sent: number, of: number, left: number) =>
    `${plural("en", sent, { one: "#", other: "#" })} of ${plural("en", of, { one: "#", other: "#" })} sent. ${plural("en", left, { one: "#", other: "#" })} still on this phone.`,
  needLook: (count: number) =>
    plural("en", count, {
      one: "# entry or correction needs a look.",
      other: "# entries and corrections need a look.",
    }),
  decidedOn: (count: number) =>
    plural("en", count, {
      one: "# entry settled by your lead stays here. Nothing to do.",
      other: "# entries settled by your lead stay here. Nothing to do.",
    }),
  missing: (count: number) =>
    plural("en", count, {
      one: "The server lacks # sent entry or correction. Show this to your lead.",
      other: "The server lacks # sent entries and corrections. Show this to your lead.",
    }),
  missingAtMost: (count: number) =>
    `The server lacks some of ${plural("en", count, { one: "#", other: "#" })} sent entries and corrections. Show this to your lead.`,
  accessEnded: (count: number) =>
    count === 0
      ? "This phone can't send any more. Nothing waits on it."
      : `This phone can't send any more. Your ${plural("en", count, { one: "# entry or correction is", other: "# entries and corrections are" })} safe. Show this to your lead.`,
  signedOut: (count: number) =>
    count === 0
      ? "The server doesn't know this phone any more. Nothing waits on it. Join again with a code from your lead."
      : `The server doesn't know this phone any more. Your ${plural("en", count, { one: "# entry or correction is", other: "# entries and corrections are" })} safe. Join again with a code from your lead.`,

  // The facts behind it.
  sendingTitle: "What was sent",
  waitingFact: "Waiting on this phone",
  oldestFact: "Oldest day that waits",
  confirmedFact: "Last confirmed by the server",
  neverConfirmed: "Never yet",
  missingFact: "Missing on the server",
  someOf: (count: string) => `Some of ${count}`,
  nextTryFact: "Next try",
  nextTryAt: (time: string) => `At ${time}, or sooner when a connection comes back`,
  nextTrySoon: "In a moment",
  nextTryByYou: "When Satchel is opened again, or you press “Send now”",
  reasonFact: "Why the last try failed",
  phoneFact: "Name of this phone in the program",
  sendNow: "Send now",
  /** After a try that somebody asked for. */
  tried: (why: string) => `Tried. ${why}`,
  noConnection: "There is no connection.",
  looksTitle: "Entries that need a look",
  looksIntro: "The server can't count these. Your lead sees them too, and can help with the number.",
  lookAt: (seq: string, why: string) => `No. ${seq}: ${why}`,
  looks,
  withheld: (count: number) =>
    `${plural("en", count, events)} couldn't be sent and ${count === 1 ? "stays" : "stay"} on this phone. Satchel tries again when you press “Send now”, and each time it is opened, unless a next try is still ahead.`,
  keptLonger: (count: number) =>
    `${plural("en", count, { one: "# entry or correction stays", other: "# entries and corrections stay" })} on this phone longer than 35 days: nothing that comes after an entry that needs a look leaves before it. Save a sealed copy below and take it to your lead. Once the program has that entry in order, all of it leaves this phone by itself, which can take another 36 days.`,
  missingMeaning:
    "The server was set back to an earlier day, or what it had can't be read. It is no longer on this phone and can't be sent again. A newer backup of the server, or a copy saved on this phone before, may still have it.",
  setAside: (count: number) =>
    plural("en", count, {
      one: "Your program has set # entry or correction of this phone aside: it is kept, and not counted.",
      other:
        "Your program has set # entries and corrections of this phone aside: they are kept, and not counted.",
    }),
  setAsideInPart: (count: number) =>
    plural("en", count, {
      one: "Your program has set # entry or correction of this phone aside without having it whole: it isn't counted.",
      other:
        "Your program has set # entries and corrections of this phone aside without having them whole: they aren't counted.",
    }),
  setBack: (count: number) =>
    `The server has at least ${plural("en", count, { one: "# entry or correction of this phone that isn't", other: "# entries and corrections of this phone that aren't" })} here: its storage went back to an earlier day, or another phone has it too. What was sent is safe; what was recorded since that day and not sent may be lost. Tell your lead.`,
  setBackUncounted:
    "This phone and the server disagree about entries it sent earlier: its storage went back to an earlier day, or another phone has it too. What the server has is safe; what was recorded since that day and not sent may be lost. Tell your lead.",
  changedElsewhere: (count: number) =>
    plural("en", count, {
      one: "# entry of this phone was changed by the program.",
      other: "# entries of this phone were changed by the program.",
    }),
  changedEntry: (day: string) => `Entry of ${day}:`,
  changedUnreadable: "An entry that can't be read here any more:",
  fixedByProgram: "corrected",
  voidedByProgram: "taken out of the counts",
  changedMeaning:
    "What you see here is what this phone recorded. The program counts what it says now; your lead can show you.",
  changesSeen: "I have seen this",
  failures,
  copyTitle: "Save a sealed copy",
  copyIntro:
    "Where no connection comes, a copy can be brought to your lead. It is sealed: nobody but the program's server can read what its entries say. Their number and their days can be seen.",
  copySave: "Save a sealed copy",
  copyReady: (count: number) => `The copy is ready, with ${plural("en", count, events)}.`,
  copyNothing: "There is nothing on this phone to copy.",

  // A week.
  weekTitle: "This phone's week",
  weekIntro:
    "What this phone recorded on the last seven days, by item. The program's totals are with your lead.",
  weekEmpty: "Nothing was handed out from this phone on the last seven days.",
  weekItem: "Item",
  weekCount: "Handed out",
  weekAll: "Seven days together",

  // The settings of a program's phone.
  program: "Program",
  programSummary: (program: string, label: string) => `${program} · this phone is “${label}”`,
  nickname: "Who is recording",
  nicknameNobody: "Nobody said",
  nicknameIntro:
    "The program asks under which name you record, because several share this phone. Choose one that says nothing to a stranger.",
  nicknamesHere: "Who records now?",
  nicknameOther: "Another name",
  forgetNicknames: "Forget the other names",
  nicknamesForgotten: "The other names are forgotten on this phone.",
  endShiftFirst:
    "A shift is open on this phone. End it before somebody else records, so that its hours are right.",
  openLock: "Open the lock",
  lockedBeforeJoining:
    "What this phone recorded is locked. Open the lock first, so that it can come along; then open the link once more.",
  unsavedFirst: "Something is tapped and not saved yet. Save it first, or take it off the form again.",
  toShift: "To the shift",
  nicknameLabel: "Your name for this",
  nicknameHint: "Never your real name. Left empty, your records have none.",
  nicknameUnfit: "This can't be stored. Choose a shorter name on one line.",
  nicknameChanged: "Kept. The book of who recorded before is closed.",
  sendingSummary: "What waits, why, and a sealed copy",
  settingsPrivacy:
    "What you saved is sealed: this phone can't open it again. What each of the last seven days handed out can be read by whoever opens this phone; so can the book of the day, unless its key is gone or behind a passphrase.",

  // The book.
  bookTitle: "The book of the day",
  bookOpen:
    "What stands above can be read and changed on this phone until the book is closed. Closing takes it away from this phone; the program keeps it, and what waits is sent all the same.",
  bookCustodies: {
    device: "It is kept with a key on this phone: closed, a laboratory may still bring it back.",
    memory: "Its key is in memory only: once Satchel is closed or locked, nobody can read it any more.",
    passphrase: "It lies behind your passphrase.",
  },
  closeBook: "Close the book",
  bookUnsavedFixes: "What you changed and didn't save is lost with it.",
  bookClosed: "The book is closed. What was recorded is sealed, and this phone can't read it any more.",
  bookEmpty: "There is nothing to read here: what was recorded is sealed for the program.",
};
