/** What a record adds to the totals, written down without the record. */
import type { Cell, Contribution } from "../../src/domain/measure.ts";
import { localDate, siteCode } from "./builders.ts";

/** With a first day, what a tally adds; without, what a contact does. */
export function contributionOf(
  cells: readonly Cell[],
  place: { day?: string; site?: string; firstDay?: string } = {},
): Contribution {
  const day = localDate(place.day ?? "2026-02-14");
  return {
    place: {
      day,
      firstDay: place.firstDay === undefined ? day : localDate(place.firstDay),
      site: siteCode(place.site ?? "MAIN"),
      route: "",
      model: "",
      source: place.firstDay === undefined ? "record" : "tally",
    },
    cells,
  };
}

/** So much of an item, handed out. */
export const out = (code: string, value: number): Cell => ({ measure: "out", code, value });
