import { plural } from "../plural.ts";

const entries = { one: "# entry", other: "# entries" };
const lines = { one: "# line", other: "# lines" };

export const copy = {
  title: "Copies of your records",
  saveTitle: "Save a copy",
  saveIntro:
    "A copy holds everything that counts on this phone, in a file that another Satchel can bring in. Whoever has the file can read it: keep it where only your team gets at it.",
  save: "Save a copy",
  saving: (done: number, total: number) =>
    `${plural("en", done, { one: "#", other: "#" })} of ${plural("en", total, entries)}`,
  cancel: "Cancel",
  cancelled: "Stopped. Nothing was saved, and nothing on this phone changed.",
  saved: (count: number) =>
    `The copy is ready, with ${plural("en", count, entries)}. Voided ones are left out.`,
  savedUnreadable: (count: number) =>
    `${plural("en", count, entries)} can't be read by this version and ${count === 1 ? "is" : "are"} not in the copy. They stay on this phone.`,
  savedTooLong:
    "This copy is longer than Satchel can read back: another phone would bring in its beginning only. Everything is in the file, and stays on this phone. Don't rely on this copy alone: keep this phone's records too.",
  fileReady: (name: string) => `Save ${name}`,
  share: "Share",
  shareFailed: "Nothing was shared. Save the file instead.",

  importTitle: "Bring in a copy",
  importIntro:
    "A copy from another phone, or a file of entries someone wrote for Satchel. First it is read, and you see what would happen; nothing changes yet.",
  choose: "Choose the file",
  chooseHint: "Its name ends in .jsonl",
  reading: (count: number) => `Reading: ${plural("en", count, entries)} so far`,
  willAdd: (count: number) => `${plural("en", count, entries)} will be added.`,
  someNew: (added: number, here: number) =>
    `${plural("en", added, { one: "# entry is new", other: "# entries are new" })}, ${plural("en", here, { one: "# is here already and stays as it is", other: "# are here already and stay as they are" })}.`,
  nothingNew: (here: number) =>
    `Nothing to add: ${plural("en", here, { one: "# entry is here already and stays as it is", other: "# entries are here already and stay as they are" })}.`,
  days: (range: string) => `They are of ${range}.`,
  willAdopt: (name: string) =>
    `Nothing is recorded on this phone yet, so it takes over the settings of “${name}”: name, time zone, days, sites and estimates.`,
  willBegin:
    "The file brings no settings, so this phone begins with the usual ones. You can change them in Settings.",
  willKeep: "The settings of this phone stay as they are.",
  willAddSites: (names: string) => `New sites: ${names}.`,
  noRoomForSites: (count: number) =>
    `${plural("en", count, { one: "# site finds", other: "# sites find" })} no room among the 500 of a phone and will be shown by code.`,
  nothingReadable: "There is nothing in this file that Satchel can read. Nothing was changed.",
  endMissing:
    "This copy was cut off: its last line is missing, so entries may be missing too. What is there can still be brought in. If you can, save the copy again on the other phone.",
  endOfOthers: (announced: number, found: number) =>
    `This copy is not as it was saved: its last line speaks of ${plural("en", announced, entries)}, and ${plural("en", found, { one: "# is", other: "# are" })} in the file. What is there can still be brought in. If you can, save the copy again on the other phone.`,
  bringIn: "Bring it in",
  other: "Choose another file",
  importing: (done: number, total: number) =>
    `${plural("en", done, { one: "#", other: "#" })} of ${plural("en", total, entries)}`,
  stopped: (added: number) =>
    `Stopped. ${plural("en", added, { one: "# entry was", other: "# entries were" })} brought in and ${added === 1 ? "stays" : "stay"}. Bring in the same file again to go on.`,
  added: (count: number) => `${plural("en", count, { one: "# entry", other: "# entries" })} added`,
  alreadyHere: (count: number) =>
    plural("en", count, { one: "# was already here", other: "# were already here" }),
  newerInFile: (count: number) =>
    plural("en", count, {
      one: "# of these is newer in the file and was left as it is on this phone",
      other: "# of these are newer in the file and were left as they are on this phone",
    }),
  notRead: (count: number) => `${plural("en", count, lines)} could not be read`,
  failedPartly: "What was brought in until then stays. Bring in the same file again to go on.",
  unreadableFile: "The phone couldn't read this file to its end. Nothing more was changed. Choose it again.",
  storageSilent:
    "This phone's storage doesn't answer. The file wasn't read, and nothing was changed. Choose it again; if that doesn't help, open Satchel again.",
  badLinesTitle: "Lines that could not be read",
  badLine: (line: string, sentence: string) => `Line ${line}: ${sentence}`,
  badLineWith: (line: string, sentence: string, found: string) => `Line ${line}: ${sentence} (${found})`,
  badLinesCut: (shown: string) => `Only the first ${shown} are listed.`,
  showMore: "Show more",
  saveBadLines: "Save this list",
  startRecording: "Start recording",
};
