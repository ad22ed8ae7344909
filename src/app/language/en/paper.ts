/** The sheet on paper, and typing it back. */
import type { PaperSize } from "../../paper/sheet-choice.ts";
import type { PeopleField, SheetLayout } from "../../paper/sheet-rows.ts";
import type { ColumnProblem, FieldProblem } from "../../paper/typed-column.ts";
import { plural } from "../plural.ts";

const n = (count: number, one: string, other: string) => plural("en", count, { one, other });

const sizes: Record<PaperSize, string> = { a4: "A4", letter: "Letter" };

const layouts: Record<SheetLayout, string> = {
  columns: "A column for each contact",
  strokes: "Strokes for everything together",
};

const layoutHints: Record<SheetLayout, string> = {
  columns: "Twelve contacts a sheet. Typed back as contacts.",
  strokes: "One stroke for each thing. Typed back as one tally: supplies, returns and people.",
};

const people: Record<Extract<PeopleField, "contacts" | "newReturning">, string> = {
  contacts: "Contacts",
  newReturning: "New (N) or been before (B)",
};

const fieldProblems: Record<Exclude<FieldProblem, "no-container" | "not-a-weight">, string> = {
  "not-a-number": "Write a whole number, 1 or more.",
  "too-many": "That is more than one entry can hold.",
  "tare-above-gross": "The empty weight is more than the full one.",
  "too-light": "That comes to no syringe at all.",
};

const columnProblems: Record<Extract<ColumnProblem, string>, string> = {
  empty: "Nothing typed yet.",
  "too-much":
    "This is more than one entry can hold. Everything you typed is still here: type part of it, save, then the rest.",
};

export const paper = {
  // The sheet.
  sheetTitle: "Paper sheets",
  sheetIntro:
    "A tally sheet to print, for when a phone is not the right thing to take out. Same supplies, names and order as on the recording screen.",
  toType: "Type a sheet back in",
  size: "Paper",
  sizes,
  layout: "How it is filled in",
  layouts,
  layoutHints,
  added: "Also on the sheet",
  addedHint: "The common supplies always are. More takes more pages.",
  preview: "The sheet",
  tallySheet: "Tally sheet",
  noNames: "No names, no addresses, nothing that leads to a person.",
  sheetNumber: "Sheet no.",
  sheetNumberHint:
    "If it has one. A sheet that is typed twice under its number is noticed, and counted once.",
  contactNumbers: "Contact",
  strokes: "Strokes",
  total: "Total",
  people,
  sectionMeasured: "Returned in containers or by weight",
  contactNo: "contact no.",
  doses: "Naloxone used: doses (? if not known)",
  outcome: "Survived (S), died (D), not known (?)",
  written: "Anything else, written in",

  // Typing it back.
  typeTitle: "Type a sheet",
  typeIntro:
    "Digits, then Enter for the next line. Letters look for a line by its name or code. Empty lines are skipped.",
  toPrint: "Print a sheet",
  which: "How was it filled in?",
  site: "Site of the sheet",
  dayOfSheet: "Day of the sheet",
  firstDay: "First day it covers",
  firstDayHint: "Empty: one day only.",
  lastDay: "Last day it covers",
  contact: (position: number) => `Contact ${position}`,
  previous: "Contact before",
  next: "Next contact",
  find: "Find a line",
  notFound: (typed: string) => `Nothing is called “${typed}”.`,
  onSheet: "on the sheet",
  addLine: "adds a line",
  aLot: (count: string) => `That's a lot: ${count}. Enter keeps it.`,
  sheet: "Sheet",
  sumContacts: (count: number) => n(count, "# contact", "# contacts"),
  fieldProblems,
  columnProblems,
  labelled: (label: string, said: string) => `${label}: ${said}`,
  chooseSite: "Choose the site of the sheet.",
  chooseDay: "Write the day of the sheet. It can be any day up to today.",
  chooseFirstDay: "Write the first day: at most a year before the last one.",
  checkFields: "Not saved yet. What you typed is still here.",
  savedTally: "Saved on this phone: one tally.",
  savedContacts: (count: number) =>
    n(count, "Saved on this phone: # contact.", "Saved on this phone: # contacts."),
  notAll: (stored: number, all: number) =>
    `${stored} of ${all} are saved. Save again for the rest: each is stored once.`,
  isHere: (count: number, all: number) =>
    `Nothing was saved: under this number, site and day ${count} of ${all} are here already. If this is another sheet, change its number. To correct one, open its day.`,
  undoing: "Undoing…",
  undoneAgain: "Undone. It is not counted, and what you typed is on the form again.",
};
