/**
 * The closed list of what is counted. A cell of a rollup is one measure of one
 * code at one place on one program day. What a `code` is depends on the measure.
 */
import type { LocalDate, SiteCode } from "./ids.ts";
import type { ServiceModel } from "./record.ts";

/**
 * Raised when `contribution` counts differently or a catalogue ships with new
 * items. Cells of another version are never added up with today's: an endpoint,
 * and a phone that works alone, count them anew as they open; a program's phone,
 * which can't read what it counted, drops its week; a desk fetches them anew. Only
 * what records came to whose details were let go is carried over as it was counted.
 * History:
 *
 * 1 — the first.
 * 2 — shifts, what was disposed of, what went out untallied, differences of stock.
 */
export const foldVersion = 2;

export const measures = [
  /** Encounters; code empty. */
  "contacts",
  "contacts_new",
  "contacts_returning",
  /** People present, summed over contacts; not distinct people. */
  "people",
  "for_others",
  /** Base units handed out, by item. */
  "out",
  /** Contacts in which the item was handed out, by item. */
  "contacts_with",
  /** Naloxone units as a first supply or a refill, by item. */
  "out_first",
  "out_refill",
  /** Naloxone doses refilled, by reason. */
  "refill_reason",
  /** Kits handed out, by `CODE@version`. */
  "kits",
  /** Used syringes by return method; also samples collected, by item. */
  "in",
  /** Used syringes that left to be destroyed, by return method. */
  "disposed",
  /** Overdose reports, by outcome. */
  "reversals",
  /** Doses used, by product; code empty where the product is unknown. */
  "reversal_doses",
  /** Overdose reports whose doses are unknown; code empty. */
  "reversal_doses_unknown",
  /** Overdose reports by `yes`, `no`, `unknown`: were emergency services called. */
  "reversal_ems",
  /** By service. */
  "services",
  "service_minutes",
  "service_heads",
  /** By `CODE:outcome`. */
  "referrals",
  "steps",
  /** Group sessions and their heads and minutes, by topic. */
  "groups",
  "group_heads_counted",
  "group_heads_estimated",
  "group_minutes",
  /** Shifts that were closed, those of them with nothing to record, and their known minutes; code empty. */
  "shifts_closed",
  "shifts_closed_empty",
  "shift_minutes",
  /** Closed shifts that nobody remembers the end of; code empty. */
  "shift_minutes_unknown",
  /** Gone out without being tallied, by item. Never in `out`. */
  "untallied_out",
  /**
   * Stock found at a count less what was expected, and stock wasted, which is
   * below 0; by `ITEM:reason`. The reason is `unknown` where nobody knows one.
   */
  "stock_difference",
] as const;
export type Measure = (typeof measures)[number];

/** `tally` cells stand for a whole period and are always shown apart. */
export type CellSource = "record" | "tally";

/** Where and when a number belongs. Route and model are empty where a record has none. */
export interface CellPlace {
  /** Program day; for a tally the last day it covers. */
  readonly day: LocalDate;
  /** Equal to `day` for a record; for a tally the first day it covers. */
  readonly firstDay: LocalDate;
  readonly site: SiteCode;
  readonly route: string;
  readonly model: ServiceModel | "";
  readonly source: CellSource;
}

export interface Cell {
  readonly measure: Measure;
  readonly code: string;
  readonly value: number;
}

/** What one record adds to the numbers. All its cells share one place. */
export interface Contribution {
  readonly place: CellPlace;
  readonly cells: readonly Cell[];
}
