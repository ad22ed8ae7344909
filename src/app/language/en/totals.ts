import type { PeriodType } from "../../../domain/period.ts";
import type { reasonNotKnown, StockReason } from "../../../domain/stock.ts";
import { plural } from "../plural.ts";

const periods: Record<PeriodType, string> = {
  day: "Day",
  week: "Week",
  month: "Month",
  quarter: "Quarter",
  "fiscal-year": "Fiscal year",
  year: "Year",
  custom: "From – to",
};

const stockReasons: Record<StockReason | typeof reasonNotKnown, string> = {
  expired: "expired",
  damaged: "damaged",
  recalled: "recalled",
  lost: "lost",
  stolen: "stolen",
  confiscated: "taken by police",
  count_correction: "correction of a count",
  unknown: "reason not known",
};

export const totals = {
  title: "Totals",
  givenBack: "A month in words, to print",
  period: "Period",
  periods,
  quarterLabel: (quarter: number, year: number) => `Quarter ${quarter} of fiscal year ${year}`,
  fiscalYearLabel: (year: number) => `Fiscal year ${year}`,
  before: (label: string) => `Period before: ${label}`,
  after: (label: string) => `Period after: ${label}`,
  from: "First day",
  to: "Last day",
  daysInOrder: "The last day is before the first. Change one of them.",
  dayMissing: "Choose a day from the calendar.",
  sites: "Sites",
  allSites: "All sites",
  chosenSites: (names: string) => `Only ${names}`,

  nothing: "Nothing is recorded in this period.",
  nothingAction: "Choose another period, or record a contact.",
  compared: (label: string) => `Beside each number: ${label}.`,
  was: (before: string) => `${before} before`,
  noneBefore: "none before",

  figures: {
    contacts: "Contacts",
    people: "People present",
    forOthers: "For others",
    new: "New",
    returning: "Returning",
    syringesOut: "Syringes handed out",
    needlesOut: "Needles handed out",
    naloxoneDoses: "Naloxone doses",
    returnedCounted: "Used syringes returned, counted",
    returnedEstimated: "Used syringes returned, estimated",
    reversals: "Overdoses reported",
    reversalsSurvived: "Survived",
    reversalDoses: "Doses used on overdoses",
    groups: "Groups",
    heads: "People in groups",
    shiftsClosed: "Shifts closed",
    shiftsEmpty: "Of them, nothing to record",
    shiftHours: "Hours on shift",
  },
  hints: {
    people: "Somebody who comes twice counts twice",
    forOthers: "People collected for",
    needlesOut: "Loose, and those on syringes",
    returnedEstimated: "By word, eye, container or weight",
  },
  /** Beside the doses that are known. */
  dosesNotKnownFor: (count: number) =>
    plural("en", count, { one: "Not known for # overdose", other: "Not known for # overdoses" }),
  /** Beside the hours that are known. */
  hoursNotKnownFor: (count: number) =>
    plural("en", count, { one: "Not known for # shift", other: "Not known for # shifts" }),

  name: "What",
  count: "Number",
  countBefore: "Before",
  kits: "Kits",
  kitVersion: (name: string, version: string) => `${name} (recipe ${version})`,
  collected: "Collected",
  returns: "Returned, by how they were counted",
  disposed: "Taken away to be destroyed, by how they were counted",
  services: "Services",
  referrals: "Referrals",
  referral: (name: string, outcome: string) => `${name}: ${outcome}`,
  steps: "Steps",
  groups: "Groups",
  refillReasons: "Reasons for naloxone refills, in doses",
  reversals: "Overdoses, by outcome",
  untallied: "Went out untallied, not in the numbers above",
  stockDifferences: "Stock: found less expected, and wasted",
  difference: (name: string, reason: string) => `${name}: ${reason}`,
  stockReasons,
  bySite: "Contacts by site",

  unknownItems: (codes: string) =>
    `These items come from a newer catalogue: ${codes}. They are counted, but this Satchel doesn't know their syringes, needles or doses. Update it.`,
  tallyTitle: "Totals of whole periods, from elsewhere",
  tallyIntro: "They came by file, not contact by contact, and are not in the numbers above.",
  recordedHere: "Recorded",
  fromTallies: "From elsewhere",
  together: "Together",
  outsideTitle: (count: number) =>
    plural("en", count, {
      one: "# total covers days outside of this period too, and so is in none of its numbers:",
      other: "# totals cover days outside of this period too, and so are in none of its numbers:",
    }),
  outside: (site: string, range: string) => `${site}, ${range}`,
  print: "Print",

  exportTitle: "Tables for a funder or a spreadsheet",
  exportIntro: "They hold exactly the period and the sites above. Voided entries are left out.",
  format: "For",
  formats: {
    data: "Data programs",
    comma: "Spreadsheet, commas",
    semicolon: "Spreadsheet, semicolons",
  },
  formatHints: {
    data: "UTF-8, comma",
    comma: "As in the US, Canada in English, Mexico",
    semicolon: "As in Spain, Argentina, France, Québec",
  },
  extras: "Also in tables of entries, only if ticked",
  extraChoices: { worker: "Alias of the worker", participantCode: "Code of the participant", note: "Note" },
  detail: "Detail, each entry",
  summary: "Summary",
  shifts: "Shifts",
  stock: "Stock, each movement",
  reversalsTable: "Overdoses, counted",
  demographicsTable: "Answers of participants, counted",
  writing: (done: number, total: number) =>
    `${plural("en", done, { one: "#", other: "#" })} of ${plural("en", total, { one: "# contact", other: "# contacts" })}`,
  ready: (rows: number) =>
    `Ready, with ${plural("en", rows, { one: "# row", other: "# rows" })}. The file that ends in .about.json says what is in the table.`,
  unreadable: (count: number) =>
    plural("en", count, {
      one: "# entry can't be read by this version and is not in the table.",
      other: "# entries can't be read by this version and are not in the table.",
    }),
  cancelled: "Stopped. No table was made.",
};
