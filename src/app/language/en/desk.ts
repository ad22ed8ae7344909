/** The lead's desk: totals of the whole program, records, phones, invites. */
import type { QuarantineCode } from "../../../contract/wire/errors.ts";
import type { Role } from "../../../contract/wire/roles.ts";
import type { Unsent } from "../../../storage/unsent.ts";
import { plural } from "../plural.ts";

const roles: Record<Role, string> = {
  anyone: "Another role",
  device: "Phone",
  viewer: "Viewer",
  lead: "Lead",
  admin: "Admin",
};

const quarantine: Record<QuarantineCode | "other", string> = {
  "cannot-open": "No key of the program opens it.",
  "hash-mismatch": "Its content is not the one it was numbered with.",
  "newer-schema": "A newer Satchel made it. It is looked at again once the server is updated.",
  "not-understood": "Its content is no entry that Satchel knows.",
  "id-conflict": "Another entry came under the same id before.",
  withheld: "Its content didn't come whole. Its phone may still have it.",
  frozen: "It changes an entry whose content the server has already let go.",
  other: "Not counted yet. This page is too old to read why: load it again.",
};

export const desk = {
  navigation: "Desk",
  places: { totals: "Totals", records: "Records", phones: "Phones", program: "Program" },
  roles,
  signedInAs: (name: string, role: string) => `${name} · ${role}`,
  signOut: "Sign out",
  signOutFailed: "The server didn't answer, so you are still signed in. Try again.",
  signedOutTitle: "You are signed out",
  signedOut: "The session has ended. Sign in and go on where you were; nothing on the screen is lost.",
  loading: "Asking the server …",
  backToTotals: "To the totals",

  // Totals.
  totalsTitle: "Totals of the program",
  asOf: (day: string) => `As of ${day}.`,
  asOfOffline: (day: string) =>
    `The server doesn't answer. These are the totals that this device read on ${day}.`,
  totalsNothing: "Nothing has arrived for this period.",
  totalsNothingAction: "Choose another period, or look at the phones: what they announced may be on its way.",
  refresh: "Read again",
  pulling: "Reading the totals …",
  unlockTitle: "Totals on this device",
  unlockIntro: "The server doesn't answer. The totals that this device read before open with your password.",
  unlock: "Open the totals",
  wrongPassword: "This password doesn't open them.",
  nothingKept: "The server doesn't answer, and this device keeps no totals of the program.",
  keepAsk:
    "To keep the totals readable on this device without a connection, Satchel needs your password once more: this page was loaded anew.",
  keepOpen: "Write the password",
  keepLater: "Not now",
  keep: "Keep the totals readable",
  keepWrong: "This isn't the password of your account.",
  keepDone: "Kept. Without a connection, the totals open on this device with your password.",
  exportTitle: "Tables for a funder or a spreadsheet",
  exportIntro:
    "The server's tables hold the period and all sites. The summary of this device holds exactly the period and the sites above.",
  summaryHere: "Summary, made on this device",
  summaryServer: "Summary, from the server",
  detailServer: "Detail, each entry, from the server",
  shiftsServer: "Shifts, from the server",
  stockServer: "Stock, each movement, from the server",
  reversalsServer: "Overdoses, counted, from the server",
  demographicsServer: "Answers of participants, counted, from the server",

  // Phones.
  phonesTitle: "Phones",
  phonesIntro: "What each phone has delivered, and what it announced that has not arrived.",
  noPhones: "No phone has joined yet.",
  invitePhone: "Invite a phone",
  joined: (day: string) => `Joined ${day}`,
  lastSeen: (day: string) => `Last seen ${day}`,
  neverSeen: "Has not sent yet",
  appVersion: (version: string) => `Satchel ${version}`,
  delivered: (count: number) =>
    plural("en", count, {
      one: "# entry or correction delivered",
      other: "# entries and corrections delivered",
    }),
  missing: (count: number) =>
    plural("en", count, {
      one: "# announced and not delivered",
      other: "# announced and not delivered",
    }),
  nothingMissing: "All it announced is here",
  gapsTitle: "Which ones",
  gapNumbers: (first: string, last: string) => (first === last ? `No. ${first}` : `No. ${first} to ${last}`),
  gapSomeOf: (numbers: string) => `Perhaps some of these: ${numbers}`,
  gapBetween: (before: string, after: string) =>
    before === after
      ? `The entries around are of ${before}.`
      : `The entries around are of ${before} and ${after}.`,
  gapAfter: (day: string) => `The entry before is of ${day}.`,
  gapBefore: (day: string) => `The entry after is of ${day}.`,
  gapOnPhone: "Still on the phone, by its last word: it sends them when it can.",
  gapDropped:
    "They are not on the phone any more, nor on the server: the phone has let go of them, or lost them before it sent them. A newer backup of the server, or a copy that was saved on the phone before, may have them: brought in here, they leave this list.",
  quarantinedCount: (count: number) =>
    plural("en", count, { one: "# set aside, in no total", other: "# set aside, in no total" }),
  storageKept: "Its browser keeps the records",
  storageNotKept: "Its browser may delete the records when space runs out, or when it isn't used for days",
  storageUsed: (percent: number) => `${percent} % of its room is used`,
  storageLosses: (count: number) =>
    plural("en", count, {
      one: "What was stored on it was lost or set back once",
      other: "What was stored on it was lost or set back # times",
    }),
  revokedOn: (day: string) => `Cut off on ${day}`,
  revoke: "Cut off",
  revokeLabel: (label: string) => `Cut off ${label}`,
  revokeAsk: (label: string) => `Cut off “${label}”? This can't be undone.`,
  revokeKeeps:
    "What it delivered stays and counts. Its next try to send is refused. What it has not sent stays sealed on it; somebody with the phone in hand can save that as a copy, and you can bring it in here.",
  revokeMissing: (count: number) =>
    plural("en", count, {
      one: "# entry or correction that it announced has not arrived.",
      other: "# entries and corrections that it announced have not arrived.",
    }),
  revokeYes: "Yes, cut it off",
  revokeNo: "Leave it",
  revoked: (label: string) => `“${label}” is cut off.`,
  quarantineTitle: "Set aside",
  quarantineIntro:
    "These entries add to no total until what is wrong with them is put right. What arrived of them is kept.",
  quarantine,
  quarantinedOne: (day: string, received: string) => `Of ${day}, received ${received}`,
  quarantinedInMonths: (month: string, received: string) => `Of ${month}, received in ${received}`,
  quarantineLook: "Look at them",
  quarantineRest: (count: number) => plural("en", count, { one: "Show # more", other: "Show # more" }),
  quarantineMore: "There are more; these are the first thousand.",

  // A copy of a phone.
  importTitle: "Bring in a copy of a phone",
  importIntro:
    "A copy (“.satchel”) holds what a phone has sealed. It goes to the server under that phone's number; what is there already is not counted twice.",
  importFile: "Choose the copy",
  importSending: (sent: number) =>
    plural("en", sent, {
      one: "# entry or correction sent so far",
      other: "# entries and corrections sent so far",
    }),
  importDone: (sent: number) =>
    `${plural("en", sent, { one: "# entry or correction", other: "# entries and corrections" })} of the copy sent, and confirmed by the server.`,
  importSetAside: (count: number) =>
    plural("en", count, {
      one: "# entry or correction of this phone is set aside; the list of phones says why.",
      other: "# entries and corrections of this phone are set aside; the list of phones says why.",
    }),
  importBadLines: (count: number) =>
    plural("en", count, {
      one: "# line can't be read and was left out:",
      other: "# lines can't be read and were left out:",
    }),
  importBadLine: (line: number, problem: string) => `Line ${line}: ${problem}`,
  importMoreBadLines: (count: number) => plural("en", count, { one: "and # more.", other: "and # more." }),
  importProblems: {
    "line-too-long": "It is longer than a line may be.",
    "not-utf-8": "It isn't text that Satchel can read.",
    "file-too-long": "The file is longer than a copy may be; nothing from here on was read.",
    "not-a-copy": "This file is no copy of a phone. Nothing was sent.",
    "newer-copy": "A newer Satchel wrote this copy. Update this server, then bring it again.",
    "not-an-event": "It is no entry that Satchel knows.",
    "too-large":
      "Something on the way to the server takes no entry of this size. It stays in this file: bring it again over another connection.",
    "cut-off": "The copy ends too early: it was cut off. What is in it was sent.",
  },
  importOtherProgram: "This copy belongs to another program. Nothing was sent.",
  importFailed: "Not all of it was sent. Choose the copy again to go on: nothing is counted twice.",
  importUnreadable: "The browser can't read this file. Copy it to this device, then choose it again.",

  // Invites.
  invitesTitle: "Invites",
  inviteIntro: "A code works once. Show it to whoever joins, or print it.",
  inviteRole: "For",
  inviteRoles: {
    device: "A phone that records",
    viewer: "Somebody who reads totals",
    lead: "A lead",
    admin: "An admin",
  },
  inviteRoleHints: {
    device: "Adds entries, reads nothing of others",
    viewer: "Sees totals, no single entry",
    lead: "Sees and corrects entries, invites phones",
    admin: "The same, and invites leads",
  },
  inviteLabel: "Label",
  inviteLabelHint: "What the list calls it, such as “van 2”. Never a person's name.",
  inviteLabelMissing: "Write a label, in at most 40 characters.",
  inviteHours: "The code works for",
  hours: (count: number) => plural("en", count, { one: "# hour", other: "# hours" }),
  makeInvite: "Make the invite",
  inviteReady: (label: string) => `Invite for “${label}”`,
  inviteScan: "Scan this with the phone's camera, or type the code in Satchel under “Join a program”.",
  inviteScanAccount: "Open this link, or scan it.",
  inviteIphone: "On an iPhone, put Satchel on the home screen first, open it there, and type the code.",
  inviteCode: "Code",
  inviteLink: "Link",
  inviteUntil: (time: string) => `Works once, until ${time}.`,
  inviteOnce: "The code is shown only now: the server keeps no copy of it that could be read.",
  print: "Print",
  anotherInvite: "Make another",
  openInvites: "Open invites",
  noInvites: "No invite is open.",
  inviteFacts: (role: string, time: string) => `${role} · works until ${time}`,
  withdraw: "Withdraw",
  withdrawLabel: (label: string) => `Withdraw the invite for ${label}`,
  withdrawn: (label: string) => `The invite for “${label}” is worthless now.`,
  noOthersTitle: "Other phones can't join yet",
  noOthers:
    "People reach this server without https, and browsers seal and keep nothing at such an address. A browser on this machine can join all the same.",
  noOthersHow: (url: string) =>
    `Now it is at ${url}. The README of Satchel says how to give it an https address.`,

  // Records.
  recordsTitle: "Records of a day",
  recordsDay: "Day",
  dayBefore: "Day before",
  dayAfter: "Day after",
  noRecords: "Nothing has arrived for this day.",
  entriesLetGo: (count: number, month: string) =>
    plural("en", count, {
      one: `# entry of ${month} counts in the totals and isn't listed any more: its details were let go.`,
      other: `# entries of ${month} count in the totals and aren't listed any more: their details were let go.`,
    }),
  recordLetGo:
    "What this entry said was let go, as the program set it. It counts in the totals as it was, and can't be changed any more.",
  detailLacks: (count: number) =>
    plural("en", count, {
      one: "# entry of this period has no rows in this table: its details were let go. The totals and the summary hold it.",
      other:
        "# entries of this period have no rows in this table: their details were let go. The totals and the summary hold them.",
    }),
  showMore: "Show more",
  recordTitle: "Entry",
  backToRecords: "Back to the day",
  recordGone: "The server has no such entry.",
  historyTitle: "What happened to it",
  historyFrom: (from: string, day: string) => `From ${from}, received ${day}`,
  historyFromInMonth: (from: string, month: string) => `From ${from}, received in ${month}`,
  fixIntro: "Your change is added to the program's log. What the entry said before stays in its history.",
  bringBack: "Count it again",
  bringBackWhy: "It counts again as it was, and its history stays.",
  notFixable: "This kind of entry can't be changed here. It can be taken out of the counts.",
  otherProgram: (waiting: Unsent) =>
    waiting === "unknown"
      ? "This browser is the desk of another program, and whether all changes for it went out isn't known. Use another browser."
      : waiting === 0
        ? "This browser is the desk of another program. Remove what Satchel keeps here, or use another browser."
        : `This browser is the desk of another program and has ${plural("en", waiting, { one: "# change", other: "# changes" })} for it that never went out. Use another browser.`,
  lookAtEntry: "Look at it",
  changeNotDone: {
    out: (day: string) => `An entry of ${day} was to be taken out of the counts.`,
    counted: (day: string) => `An entry of ${day} was to be counted again.`,
  },
  changeSending: "Saved on this device. Sending …",
  changeSent: "Sent. The server has confirmed it.",
  changesWaiting: (count: number) =>
    plural("en", count, {
      one: "# change of yours is saved on this device and not sent yet.",
      other: "# changes of yours are saved on this device and not sent yet.",
    }),
  sendNow: "Send now",
  changeSetAside: "The server has set this change aside; the list of phones says why.",
};
