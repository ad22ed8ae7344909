/** Month blocks for leads' devices, in the order in which they changed. */
import type { LocalMonth } from "../../domain/ids.ts";
import { err, ok, type Result } from "../../domain/result.ts";
import type { RollupsReply } from "../../contract/wire/desk-messages.ts";
import { blockToWire } from "../../contract/wire/wire-block.ts";
import { maxBlocksPerPull } from "../../contract/wire/wire-limits.ts";
import { cursorAt, latestPosition, positionOf, type Preparer } from "./positions.ts";
import { readBlock } from "./total-rows.ts";

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
  const page = months.slice(0, maxBlocksPerPull);
  const more = months.length > page.length;
  const position = more ? (page.at(-1)?.position ?? from) : latestPosition(reader, program);
  return ok({
    blocks: page.map(({ month }) => blockToWire(readBlock(reader, program, month))),
    cursor: cursorAt(reader, program, position),
    more,
  });
}

interface MonthRow {
  readonly month: LocalMonth;
  readonly position: number;
}
