/** For how many days a phone holds what it recorded: no fewer than it promises, and not many more. */
import { type Figure, limited } from "../../bench/support/figures.ts";

/** No event leaves a phone before so many days are over since it was confirmed. */
export const daysPromised = 35;
/** With the reasons in the README. */
const mostDays = 45;

export function heldFigures(name: string, days: number): readonly Figure[] {
  return [
    { name, value: days, unit: "", budget: { atLeast: daysPromised } },
    limited("  and no more", days, mostDays, ""),
  ];
}
