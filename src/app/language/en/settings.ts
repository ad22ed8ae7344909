import { plural } from "../plural.ts";

export const settings = {
  title: "Settings",
  language: "Language",
  languageFailed: "This language isn't on the phone yet. Go online once, then choose it again.",
  theme: "Light",
  themes: { auto: "As the phone", day: "Day", night: "Night", red: "Red" },
  hand: "Which hand?",
  hands: { right: "Right", left: "Left" },
  feel: "Feel each tap",
  feels: { yes: "Yes", no: "No" },
  program: "Name, days and times",
  programSummary: (name: string, zone: string) => `${name} · ${zone}`,
  sites: "Sites",
  siteCount: (count: number) => plural("en", count, { one: "# site", other: "# sites" }),
  factors: "How returns are estimated",
  factorsSummary: (perPound: string) => `${perPound} syringes a pound`,
  copies: "Copies of your records",
  bag: "The bag",
  bagSummary: "What it should hold, what expires, what was lost",
  copiesSummary: "Save one, or bring one in",
  paper: "Paper sheets",
  paperSummary: "Print one, or type one back in",
  join: "Join a program",
  joinSummary: "With a code from your lead",
  lock: "Lock, hide, wipe",
  lockSummary: "For when others look, or take the phone",
  protection: "What this protects and what it doesn't",
  practice: "Practice",
  practiceSummary: "Try it out: nothing is kept or sent",
  phone: "This phone",
  phoneSummary: "Storage, home screen, version",
  privacyTitle: "Who can read this",
  privacy:
    "Whoever opens this phone can read what is recorded here, unless it has a passphrase. Nothing has left it unless you saved or shared a copy or a table.",
  privacyDeleting:
    "Deleting in a browser doesn't destroy: a laboratory can bring back what was recorded and removed. What was never written down can't be found, so Satchel asks for no name, no address and no position of the people you meet.",
  back: "Settings",
  save: "Save",
  saved: "Saved on this phone.",
  nothingToSave: "Nothing was changed.",
  checkFields: "Not saved yet. What you wrote is still here:",

  // Name, days and times.
  name: "Name",
  nameHint: "Stands in your copies and tables. The name of a program or a team, never of a person.",
  nameMissing: "Write a name, such as “My outreach”.",
  nameUnfit: "Write the name on one line, in at most 80 characters.",
  zone: "Time zone",
  zoneNow: (zone: string) => `Days are counted by the clock of ${zone}.`,
  zoneChange: "Change the time zone",
  zoneSearch: "Search a city or region",
  zoneSearchHint: "Such as Chicago, Madrid or Montreal.",
  zoneMatches: "Time zones found",
  zoneNone: "No time zone has this in its name. Try the nearest large city.",
  zoneMore: (count: number) => plural("en", count, { one: "# more: write on.", other: "# more: write on." }),
  dayStart: "A day begins at",
  dayStartHint: "At 04:00, what you record at 01:30 in the night still counts for the evening before.",
  midnight: "00:00, midnight",
  weekStart: "A week begins on",
  fiscalStart: "The fiscal year begins",
  fiscalMonth: "Month",
  fiscalDay: "Day",
  precision: "Time kept with a record",
  precisions: { none: "No time", part: "Part of the day", hour: "The hour" },
  precisionHints: { none: "The day only", part: "Such as “evening”", hour: "Such as 21:00" },
  keepsOld: "Records you have already saved keep their day and time.",

  // Sites.
  addSite: "Add a site",
  siteName: "Name of the site",
  siteNameHint: "A name your team uses, never an address.",
  siteNameTaken: (name: string) =>
    `Another site is called “${name}” already. Choose a name that tells them apart.`,
  siteArea: "Area (may stay empty)",
  siteAreaHint: "A district or county that you report by, never an address.",
  siteAreaUnfit: "Write the area on one line, in at most 80 characters.",
  siteModel: "Kind of service",
  siteCode: (code: string) => `Code ${code}`,
  siteCodeHint: "The code stands in your tables. It stays the same when you change the name.",
  changeSite: (name: string) => `Change ${name}`,
  change: "Change",
  retire: "Stop offering this site",
  retireHint: "Its records stay and are counted as before.",
  restore: "Offer this site again",
  retired: "No longer offered",
  lastSite:
    "This is the last site on offer. Add another before you stop offering this one: recording needs a place.",
  tooManySites: "There is room for 500 sites, and all are taken.",

  // Factors.
  factorsIntro:
    "What comes back uncounted is estimated from its weight or volume. Estimates are always shown apart from counts.",
  fieldProblem: (field: string, problem: string) => `${field}: ${problem}`,
  perPound: "Used syringes in a pound",
  perKilogram: "Used syringes in a kilogram",
  perLitre: "Used syringes in a litre",
  factorUnfit: "Write a number above 0, such as 281 or 619.5.",
  factorTooLong: "Write at most 7 digits before the point and 6 after it.",
  factorsKeepOld: (version: number) =>
    `A change makes a new version (now version ${version}). It counts for what you record from then on; records you have saved keep the numbers they were made with.`,
  shippedFactors: "Back to the numbers Satchel came with",
  shippedFilledIn: "The numbers Satchel came with are filled in. Save to use them.",

  // This phone.
  storage: "Storage",
  storageKept: "The browser has agreed to keep Satchel's records.",
  storageNotKept:
    "The browser has not agreed to keep Satchel's records: it may remove them when the phone runs out of space, or when Satchel isn't opened for days. Save a copy now and then.",
  storageUnknown: "This browser doesn't say whether it keeps Satchel's records. Save a copy now and then.",
  saveCopy: "Where to save a copy",
  askToKeep: "Ask to keep them",
  stillNotKept: "The browser said no for now. Putting Satchel on the home screen often helps.",
  storageNearlyFull: (percent: number) =>
    `This phone's room for Satchel is nearly full: ${percent} % is used. Remove some photos or apps, so that what you record still finds a place.`,
  storageUsed: (used: string, available: string) => `Satchel uses ${used} of the ${available} it may use.`,
  storageUsedUnknown: "This browser doesn't say how much space is left.",
  storedRecords: (count: number) =>
    plural("en", count, {
      one: "# entry is on this phone.",
      other: "# entries are on this phone.",
    }),
  check: "Check the records",
  checkIntro:
    "Adds up every entry on this phone anew and compares that with the totals that Satchel shows. The check itself changes nothing.",
  checkStart: "Check the records",
  checking: "Checking. You can go on using Satchel.",
  checkGood: (count: number) =>
    `Everything adds up: ${plural("en", count, { one: "# entry", other: "# entries" })}.`,
  checkMiscounted: (count: number) =>
    plural("en", count, {
      one: "# total or list isn't what the entries add up to.",
      other: "# totals or lists aren't what the entries add up to.",
    }),
  checkMend: "The entries themselves are safe. Count again to put this right.",
  countAgain: "Count again",
  checkDamaged: (count: number) =>
    plural("en", count, {
      one: "# stored change of an entry is missing, or isn't what was saved. Satchel leaves it as it is. Save a copy of your records now, and keep it.",
      other:
        "# stored changes of entries are missing, or aren't what was saved. Satchel leaves them as they are. Save a copy of your records now, and keep it.",
    }),
  checkFailed:
    "The check came to no end. Nothing was changed. Close other tabs of Satchel, then check again.",
  version: "Version",
  versionIs: (version: string) => `Satchel ${version}`,
};
