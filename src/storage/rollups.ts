/** `rollups`: one packed block of totals a month, which reports read instead of records. */
import type { LocalMonth } from "../domain/ids.ts";
import { foldVersion } from "../domain/measure.ts";
import { emptyBlock, type MonthBlock } from "../domain/month-block.ts";
import type { Database } from "./database.ts";
import { StorageError } from "./failures.ts";

/** Reads a month's block; a month without one is empty. */
export function parseBlock(month: LocalMonth, value: unknown): MonthBlock {
  if (value === undefined) return emptyBlock(month);
  if (isBlock(value) && value.month === month) return value;
  throw new StorageError({
    kind: "unreadable",
    cause: new Error("The totals of a month are not understood"),
  });
}

export async function readMonthBlocks(
  database: Database,
  from: LocalMonth,
  to: LocalMonth,
): Promise<readonly MonthBlock[]> {
  const values = await database.rollups.where("month").between(from, to, true, true).toArray();
  return values.map((value) => parseBlock((value as MonthBlock).month, value));
}

/** The frame only: what is inside is packed, and `check` compares it with the records. */
function isBlock(value: unknown): value is MonthBlock {
  if (typeof value !== "object" || value === null) return false;
  const block = value as Partial<Record<keyof MonthBlock, unknown>>;
  return (
    block.fold === foldVersion &&
    Array.isArray(block.places) &&
    Array.isArray(block.codes) &&
    typeof block.days === "object" &&
    block.days !== null &&
    Object.values(block.days).every((bytes) => ArrayBuffer.isView(bytes))
  );
}
