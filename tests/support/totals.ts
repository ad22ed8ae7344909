import { contribution } from "../../src/domain/contribution.ts";
import type { LocalMonth } from "../../src/domain/ids.ts";
import { applyToBlock, contributionsByMonth, type MonthBlock } from "../../src/domain/month-block.ts";
import type { SatchelRecord } from "../../src/domain/record.ts";
import { type Totals, totalsOf } from "../../src/domain/totals.ts";
import { localDate } from "./builders.ts";

export const allTime = { from: localDate("2000-01-01"), to: localDate("2100-12-31") };

/** Totals of these records, by way of the blocks that a phone keeps. */
export function totalsIn(span: Parameters<typeof totalsOf>[1], ...records: readonly SatchelRecord[]): Totals {
  return totalsOf(blocksOf(records), span);
}

function blocksOf(records: readonly SatchelRecord[]): readonly MonthBlock[] {
  const blocks = new Map<LocalMonth, MonthBlock>();
  for (const [month, ofMonth] of contributionsByMonth(records.map(contribution))) {
    blocks.set(month, applyToBlock(blocks.get(month), ofMonth));
  }
  return [...blocks.values()];
}
