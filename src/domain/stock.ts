/** What is in a store, a van or a bag, and how it changes: what a record of kind `stock` says beside its header. */
import type { ItemCode, LocalDate } from "./ids.ts";

export const stockMovements = [
  "received",
  /** From one place to another, such as the bag of a peer. */
  "transfer",
  "load-out",
  "load-in",
  /** What is there, and what should be: only the difference counts. */
  "count",
  /** Used syringes, or supplies, that left to be destroyed. */
  "disposed",
  /** Lost to the program, each line with its reason. */
  "wasted",
  /** Gone out and in no entry: what loading out and in leaves over, posted under its own name so that totals stay honest. */
  "untallied",
] as const;
export type StockMovement = (typeof stockMovements)[number];

/** Why stock is less, or more, than it should be. */
export const stockReasons = [
  "expired",
  "damaged",
  "recalled",
  "lost",
  "stolen",
  "confiscated",
  "count_correction",
] as const;
export type StockReason = (typeof stockReasons)[number];

/** Where a count's difference is added up by reason, and nobody knows one. Never a reason itself. */
export const reasonNotKnown = "unknown";

export interface StockLine {
  readonly item: ItemCode;
  /** What moved, in base units, 1 or more; for a count, the counted number less the expected one. */
  readonly quantity: number;
  /** Of a count, and of nothing else. */
  readonly counted?: number;
  /** Of a count. Below 0 when more was handed out than was ever received. */
  readonly expected?: number;
  /** Always there where stock was wasted; at a count's difference, absent is "nobody knows". */
  readonly reason?: StockReason;
  readonly lot?: string;
  readonly expiry?: LocalDate;
}

export interface StockFacts {
  readonly movement: StockMovement;
  readonly place: string;
  /** Where it went, as a load-out goes from a store to a bag. Always there for a transfer. */
  readonly toPlace?: string;
  readonly lines: readonly StockLine[];
  /** At most 140 characters. */
  readonly note?: string;
}
