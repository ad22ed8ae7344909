/**
 * The rows of the paper sheet, and so the fields of the form that it is typed
 * back with: made once, from the catalogue, in the order of the recording
 * screen. What stands on paper in one order is typed in the same one.
 */
import { type ItemCategory, itemCategories } from "../../domain/catalogue/catalogue.ts";
import { shippedCatalogue } from "../../domain/catalogue/shipped.ts";
import type { ReferralCode, ServiceCode, StepCode } from "../../domain/ids.ts";
import { asksSupply, type Tallied } from "../record/supplies.ts";
import { codeOf, everyTallied, tilesOf } from "../record/tile-catalogue.ts";

/** Each contact has a column of its own, or every row takes the strokes of a whole evening. */
export const sheetLayouts = ["columns", "strokes"] as const;
export type SheetLayout = (typeof sheetLayouts)[number];

/** What can be added to the page that every sheet begins with. */
export const addedSections = ["kits", ...itemCategories, "services", "referrals", "steps"] as const;
export type AddedSection = (typeof addedSections)[number];

export type SheetSection =
  | "people"
  | "common"
  | AddedSection
  | "returned"
  | "measured"
  | "reversals"
  | "written";

export const peopleFields = ["contacts", "people", "forOthers", "newReturning"] as const;
export type PeopleField = (typeof peopleFields)[number];

export const suppliesAsked = ["first", "refill", "not-asked"] as const;
export type SupplyAsked = (typeof suppliesAsked)[number];

/** Returns that are one number. The others are measured, and stand on lines of their own. */
export const numberedMethods = ["counted", "stated", "visual"] as const;
export type NumberedMethod = (typeof numberedMethods)[number];

/** One number that is written on paper, and typed. */
export type SheetRow =
  | { readonly id: string; readonly type: "people"; readonly field: PeopleField }
  | {
      readonly id: string;
      readonly type: "supply";
      readonly tallied: Tallied;
      /** Of naloxone only. */
      readonly supply?: SupplyAsked;
    }
  | { readonly id: string; readonly type: "return"; readonly method: NumberedMethod }
  | { readonly id: string; readonly type: "container" | "weight"; readonly line: number }
  | { readonly id: string; readonly type: "reversal"; readonly field: "doses" | "outcome" }
  | { readonly id: string; readonly type: "service"; readonly code: ServiceCode }
  | { readonly id: string; readonly type: "referral"; readonly code: ReferralCode }
  | { readonly id: string; readonly type: "step"; readonly code: StepCode };

export interface RowsOfSection {
  readonly section: SheetSection;
  readonly rows: readonly SheetRow[];
}

/** A tally holds supplies, returns and people; the rest belongs to single contacts. */
const notInTallies: ReadonlySet<SheetSection> = new Set(["reversals", "services", "referrals", "steps"]);

export function fitsLayout(section: SheetSection, layout: SheetLayout): boolean {
  return layout === "columns" || !notInTallies.has(section);
}

/** Every section of a sheet with its rows; a thing stands in the first section that has it, and only there. */
export function sectionsOf(layout: SheetLayout, added: ReadonlySet<AddedSection>): readonly RowsOfSection[] {
  const shown = new Set<string>();
  const wanted: readonly SheetSection[] = [
    "people",
    "common",
    ...addedSections.filter((section) => added.has(section) && isOfSupplies(section)),
    "returned",
    "measured",
    "reversals",
    ...addedSections.filter((section) => added.has(section) && !isOfSupplies(section)),
  ];
  return wanted
    .filter((section) => fitsLayout(section, layout))
    .map((section) => ({ section, rows: newRows(rowsOf(section, layout), shown) }))
    .filter(({ rows }) => rows.length > 0);
}

/** Every row that a code of the catalogue can have: for what was written in by hand. */
export function rowsToWriteIn(layout: SheetLayout): readonly SheetRow[] {
  return [
    ...everyTallied().flatMap(rowsOfTallied),
    ...(layout === "columns" ? [...serviceRows(), ...referralRows(), ...stepRows()] : []),
  ];
}

function newRows(rows: readonly SheetRow[], shown: Set<string>): readonly SheetRow[] {
  const left = rows.filter(({ id }) => !shown.has(id));
  for (const { id } of left) shown.add(id);
  return left;
}

function rowsOf(section: SheetSection, layout: SheetLayout): readonly SheetRow[] {
  switch (section) {
    case "people":
      return (
        peopleFields
          // A column is one contact, and a tally doesn't know who was new.
          .filter((field) => field !== (layout === "columns" ? "contacts" : "newReturning"))
          .map((field): SheetRow => ({ id: `people ${field}`, type: "people", field }))
      );
    case "returned":
      return numberedMethods.map((method): SheetRow => ({ id: `return ${method}`, type: "return", method }));
    case "measured":
      return measuredRows(layout);
    case "reversals":
      return (["doses", "outcome"] as const).map(
        (field): SheetRow => ({ id: `reversal ${field}`, type: "reversal", field }),
      );
    case "services":
      return serviceRows();
    case "referrals":
      return referralRows();
    case "steps":
      return stepRows();
    case "written":
      return [];
    default:
      return tilesOf(section).flatMap(rowsOfTallied);
  }
}

/** One contact brings one container, or one bag that is weighed; an evening brings more. */
function measuredRows(layout: SheetLayout): readonly SheetRow[] {
  const containers = layout === "columns" ? 1 : 3;
  return [
    ...Array.from(
      { length: containers },
      (_, line): SheetRow => ({ id: `container ${line}`, type: "container", line }),
    ),
    { id: "weight 0", type: "weight", line: 0 },
  ];
}

function rowsOfTallied(tallied: Tallied): readonly SheetRow[] {
  const code = codeOf(tallied);
  if (!asksSupply(tallied)) return [{ id: code, type: "supply", tallied }];
  return suppliesAsked.map((supply) => ({ id: `${code} ${supply}`, type: "supply", tallied, supply }));
}

function serviceRows(): readonly SheetRow[] {
  return [...shippedCatalogue.services.keys()].map((code) => ({ id: code, type: "service", code }));
}

function referralRows(): readonly SheetRow[] {
  return [...shippedCatalogue.referrals].map((code) => ({ id: code, type: "referral", code }));
}

function stepRows(): readonly SheetRow[] {
  return [...shippedCatalogue.steps].map((code) => ({ id: code, type: "step", code }));
}

function isOfSupplies(section: AddedSection): section is "kits" | ItemCategory {
  return section !== "services" && section !== "referrals" && section !== "steps";
}
