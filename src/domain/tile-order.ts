/**
 * In which order the tiles stand at a site of a program: what was tapped most
 * there in the two whole months before, first. The endpoint works it out from
 * month blocks and phones are told it, since what a phone of a program recorded it
 * can't read again. Codes by site, no count and no day.
 */
import type { Catalogue } from "./catalogue/catalogue.ts";
import type { ItemCode, KitCode, LocalDate, SiteCode } from "./ids.ts";
import { addDays, addMonths } from "./local-date.ts";
import type { MonthBlock } from "./month-block.ts";
import { compareTexts } from "./order.ts";
import { maxTilesInOrder, type TileOrder } from "./program.ts";
import { type TotalCell, totalsOf } from "./totals.ts";

/** The days that an order of that day is worked out from: whole months, so that it stands for as long. */
export function daysOfTileOrder(today: LocalDate): { readonly from: LocalDate; readonly to: LocalDate } {
  const first = addDays(today, 1 - Number(today.slice(-2)));
  return { from: addMonths(first, -2), to: addDays(first, -1) };
}

/** Of the sites at which anything was handed out. Tallies are no taps. */
export function tileOrders(
  blocks: Iterable<MonthBlock>,
  span: { readonly from: LocalDate; readonly to: LocalDate },
  catalogue: Catalogue,
): readonly TileOrder[] {
  const bySite = new Map<SiteCode, Map<string, number>>();
  for (const cell of totalsOf(blocks, span).cells) {
    if (cell.source !== "record") continue;
    const taps = bySite.get(cell.site) ?? new Map<string, number>();
    bySite.set(cell.site, taps);
    for (const [code, count] of tapsOf(cell, catalogue)) taps.set(code, (taps.get(code) ?? 0) + count);
  }
  return [...bySite]
    .map(([site, taps]) => ({ site, codes: mostTapped(taps) }))
    .filter(({ codes }) => codes.length > 0)
    .toSorted((one, other) => compareTexts(one.site, other.site));
}

/**
 * Of an item, its quantity by that of one tap. A kit's tile is tapped once a kit,
 * and what its recipe put into it was tapped on no tile of its own.
 */
function tapsOf({ measure, code, value }: TotalCell, catalogue: Catalogue): [string, number][] {
  if (measure === "out") {
    const item = catalogue.items.get(code as ItemCode);
    return item === undefined ? [] : [[code, value / item.usual]];
  }
  if (measure !== "kits") return [];
  const [kitCode = "", version = ""] = code.split("@");
  const kit = catalogue.kits.get(kitCode as KitCode);
  if (kit === undefined) return [];
  const recipe = kit.versions.find((each) => String(each.version) === version);
  const inside = (recipe?.lines ?? []).flatMap(({ item, quantity }): [string, number][] => {
    const usual = catalogue.items.get(item)?.usual;
    return usual === undefined ? [] : [[item, (-quantity * value) / usual]];
  });
  return [[kitCode, value], ...inside];
}

function mostTapped(taps: ReadonlyMap<string, number>): readonly string[] {
  return [...taps]
    .filter(([, count]) => count > 0)
    .toSorted(([one, ofOne], [other, ofOther]) => ofOther - ofOne || compareTexts(one, other))
    .map(([code]) => code)
    .slice(0, maxTilesInOrder);
}
