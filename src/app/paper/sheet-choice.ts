/**
 * What a sheet has on it, chosen where it is printed and used again where it is
 * typed. Kept beside the language: it says nothing of what was recorded.
 */
import type { PreferenceStorage } from "../shell/preference-storage.ts";
import { type AddedSection, addedSections, type SheetLayout, sheetLayouts } from "./sheet-rows.ts";

export const paperSizes = ["a4", "letter"] as const;
export type PaperSize = (typeof paperSizes)[number];

export interface SheetChoice {
  readonly size: PaperSize;
  readonly layout: SheetLayout;
  readonly added: ReadonlySet<AddedSection>;
}

const key = "satchel-sheet";

/** Letter is what printers between Canada and Mexico hold. */
export function keptChoice(storage: PreferenceStorage, zone: string): SheetChoice {
  const words = (storage.getItem(key) ?? "").split(" ");
  return {
    size: paperSizes.find((size) => words.includes(size)) ?? (zone.startsWith("America/") ? "letter" : "a4"),
    layout: sheetLayouts.find((layout) => words.includes(layout)) ?? "columns",
    added: new Set(addedSections.filter((section) => words.includes(section))),
  };
}

export function keepChoice(storage: PreferenceStorage, { size, layout, added }: SheetChoice): void {
  storage.setItem(key, [size, layout, ...added].join(" "));
}
