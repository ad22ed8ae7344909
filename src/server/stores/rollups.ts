/** Month blocks for leads' devices, in the order in which they changed. */
import type { LocalMonth } from "../../domain/ids.ts";
import { err, ok, type Result } from "../../domain/result.ts";
import type { RollupsReply, WireBlock } from "../../contract/wire/desk-messages.ts";
import { blockToWire } from "../../contract/wire/wire-block.ts";
import { maxBlocksPerPull } from "../../contract/wire/wire-limits.ts";
import { cursorAt, latestPosition, positionOf, type Preparer } from "./positions.ts";
import { readBlock } from "./total-rows.ts";

/**
 * A reply takes months until it is as large as this, at least one: four of the
 * largest program. What a pull holds at a time hangs on it, and how many
 * requests of its minute a reader spends on a few years.
 */
const enoughBytes = 1024 * 1024;

/** Inside a snapshot: blocks and cursor belong together. */
export function pullRollups(
  reader: Preparer,
  program: string,
  after: string | undefined,
): Result<RollupsReply, "cursor-unknown"> {
  const from = after === undefined ? 0 : positionOf(reader, program, after);
  if (from === undefined) return err("cursor-unknown");
  const months = reader
    .prepare(
      "SELECT month, position FROM months WHERE program = ? AND position > ? ORDER BY position LIMIT ?",
    )
    .all(program, from, maxBlocksPerPull + 1) as unknown as readonly MonthRow[];
  const blocks = firstBlocks(reader, program, months.slice(0, maxBlocksPerPull));
  const more = months.length > blocks.length;
  const position = more ? (months[blocks.length - 1]?.position ?? from) : latestPosition(reader, program);
  return ok({ blocks, cursor: cursorAt(reader, program, position), more });
}

/** Of the first months, as many as are enough for one reply. */
function firstBlocks(reader: Preparer, program: string, months: readonly MonthRow[]): WireBlock[] {
  const blocks: WireBlock[] = [];
  let bytes = 0;
  for (const { month } of months) {
    if (bytes >= enoughBytes) break;
    const block = blockToWire(readBlock(reader, program, month));
    bytes += JSON.stringify(block).length;
    blocks.push(block);
  }
  return blocks;
}

interface MonthRow {
  readonly month: LocalMonth;
  readonly position: number;
}
