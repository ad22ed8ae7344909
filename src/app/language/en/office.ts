/** What a lead runs the program with: people, settings, the log. */
import type { AuditAction, AuditOutcome } from "../../../contract/wire/people-messages.ts";
import { plural } from "../plural.ts";

const actions: Record<AuditAction, string> = {
  "use-setup-code": "Used a set-up link",
  "new-account-viewer": "Made a viewer's account",
  "new-account-lead": "Made a lead's account",
  "new-account-admin": "Made an admin's account",
  "sign-in": "Signed in",
  "unknown-sign-in": "Refused names that nobody has",
  "slow-sign-in": "Made strangers wait at an account",
  "show-password": "Gave the password again",
  "end-other-sessions": "Signed out everywhere else",
  "end-all-sessions": "Signed everybody out",
  "change-password": "Changed the password",
  "end-account": "Ended the account",
  "invite-device": "Invited a phone",
  "invite-viewer": "Invited a viewer",
  "invite-lead": "Invited a lead",
  "invite-admin": "Invited an admin",
  "withdraw-invite": "Withdrew an invite",
  join: "Joined",
  "revoke-phone": "Cut off a phone",
  "set-aside-entry": "Set an entry aside",
  "mend-entry": "Corrected an entry that was set aside",
  "reopen-entry": "Took a decision on an entry back",
  "look-again": "Looked again at what was set aside",
  "change-settings": "Changed the program",
  "change-retention": "Changed how long details are kept",
  "let-go-details": "Let details of old records go",
  "new-key": "Made a new key",
  restore: "Put a backup back",
  "export-detail": "Took the detail table",
  "export-summary": "Took the summary table",
  "export-shifts": "Took the table of shifts",
  "export-stock": "Took the table of stock",
  "export-reversals": "Took the table of overdoses",
  "export-demographics": "Took the table of participants' answers",
  "export-log": "Took this log",
};

const outcomes: Record<AuditOutcome, string> = {
  done: "",
  refused: "refused",
  begun: "begun",
  "cut-off": "broken off",
};

export const office = {
  title: "Program",
  intro: "Who has an account, how the program counts, and what was done here.",
  back: "Program",

  peopleLink: "Who may sign in, and ending an account",
  settingsTitle: "Settings",
  settingsLink: "Name, sites, days, the book on phones, how long details are kept",
  invitesLink: "Codes with which phones and people come in",
  logLink: "Who did what, and when",
  ownTitle: "Your account",
  ownLink: "Your password, and where you are signed in",
  paperLink: "A tally sheet with the supplies of the app",
  protectionLink: "What phones and this server keep, and who can read it",

  peopleTitle: "People",
  peopleIntro: "Everyone who has an account. Phones have a list of their own.",
  invitePerson: "Invite somebody",
  made: (day: string) => `Made ${day}`,
  lastHere: (day: string) => `Last here ${day}`,
  signedIn: (count: number) =>
    plural("en", count, {
      one: "Signed in on one browser",
      other: "Signed in on # browsers",
    }),
  notSignedIn: "Not signed in now",
  you: "This is you",
  endedOn: (day: string) => `Ended on ${day}`,
  end: "End the account",
  endLabel: (name: string) => `End the account of ${name}`,
  endAsk: (name: string) => `End the account “${name}”? This can't be undone.`,
  endMeans:
    "It is signed out at once and can't sign in again. Invites that it made and that nobody used are worthless. What it did stays, under its name.",
  endYes: "Yes, end it",
  endNo: "Leave it",
  ended: (name: string) => `The account “${name}” has ended.`,

  passwordAgainTitle: "Your password",
  passwordAgain:
    "You signed in a while ago. The server asks again, so that nobody else does this at an open desk.",
  goOn: "Go on",

  formerPassword: "Your password now",
  newPassword: "New password",
  changePassword: "Change the password",
  passwordChanged: "Your password is changed. You are signed out everywhere but here.",
  sessionsTitle: "Other browsers",
  sessionsIntro: "If you left the desk open somewhere, end it from here.",
  endOthers: "Sign out everywhere else",
  othersEnded: "You are signed out everywhere but here.",

  settingsIntro: "Phones get what you change here the next time they send.",
  checkFields: "Not saved yet. What you wrote is still here:",
  save: "Save the settings",
  saved: "Saved. Phones get it the next time they send.",
  readAgain: "Read again",
  hasReadAgain: "This is the program as it stands now, with what you wrote. Look it over, then save.",

  keptTitle: "How long details are kept",
  keptIntro:
    "Details are what each entry says. Once their month is older than the time chosen here, the server lets go of them at night, for good. Totals of all months stay. So do entries that are set aside and count for nothing, but for changes of what is gone.",
  keptByAdmins: "Only an admin changes this.",
  keptNow: (months: number | undefined) =>
    months === undefined
      ? "Details of all entries are kept."
      : `Details are kept of this month and of ${monthsInWords(months)} before it.`,
  keptNext: (months: number, from: string) =>
    `From ${from} on, it is this month and ${monthsInWords(months)} before it. Until then it can be taken back here.`,
  keptGone: (count: number, first: string, last: string) =>
    `${plural("en", count, { one: "# entry counts", other: "# entries count" })} in the totals and ${count === 1 ? "has" : "have"} no details any more (${first === last ? first : `${first} to ${last}`}).`,
  keptClock: (says: string, believed: string) =>
    `The server's clock says ${says}, and phones don't bear it out. Until they do, details are let go as if it were ${believed}. Whoever runs the server should look at its clock.`,
  keptWaits:
    "Nothing is let go so far: phones haven't borne out the server's date yet. For that, two phones (the only one, where there is one) send entries of these days. The server looks once a day. If this stays although they do, whoever runs the server should look at its clock.",
  keptField: "Keep details for",
  keptAdvice: (months: number) =>
    `What isn't kept can't be taken from you. For most programs ${monthsInWords(months)} are enough.`,
  keptFor: (months: number | undefined) => (months === undefined ? "ever" : monthsInWords(months)),
  keptChange: "Change this",
  keptAsk: (months: number | undefined) =>
    months === undefined ? "Keep details for ever?" : `Keep details for ${monthsInWords(months)}?`,
  keptTakenBack: (months: number) =>
    `${monthsInWords(months)} were set and don't hold yet. That is taken back, and nothing goes by it.`,
  keptLonger: (months: number | undefined) =>
    months === undefined
      ? "From now on nothing is let go."
      : `From now on, details are kept of this month and of ${monthsInWords(months)} before it.`,
  keptGoneStays: "What is gone already doesn't come back.",
  keptTakes: (count: number, months: number) =>
    `${count === 0 ? "No entry is that old yet. From a day from now on, what becomes so old is let go at night." : `Details of ${plural("en", count, { one: "# entry", other: "# entries" })} of ${monthsInWords(months)} will be let go in the first night after a whole day, and can't be corrected any more.`} That can't be undone. Totals stay. Backups made before still hold the details.`,
  keptSaved: "Saved.",
  keptYes: "Yes, keep them so",
  keptNo: "Leave it as it is",
  keptSet: (months: number | undefined) => (months === undefined ? "for ever" : monthsInWords(months)),
  theServer: "The server",
  tries: (count: number) => plural("en", count, { one: "# try", other: "# tries" }),
  entries: (count: number) => plural("en", count, { one: "# entry", other: "# entries" }),

  logTitle: "Log",
  logIntro: "What was done, newest first. Nobody can change it from here, and it names nobody who was met.",
  logDownload: "Download the whole log",
  showMore: "Show more",
  operator: "At the server",
  unknownActor: "Unknown",
  actions,
  outcomes,
  rows: (count: number) => plural("en", count, { one: "# row", other: "# rows" }),
};

function monthsInWords(count: number): string {
  return plural("en", count, { one: "# month", other: "# months" });
}
