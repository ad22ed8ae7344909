/**
 * The months of the whole program on this page. The endpoint gives what
 * changed after a cursor; where it no longer knows the cursor, because it was
 * restored from a backup, all of it is read anew.
 */
import type { RollupsReply } from "../../contract/wire/desk-messages.ts";
import { blockFromWire } from "../../contract/wire/wire-block.ts";
import type { LocalDate, LocalMonth } from "../../domain/ids.ts";
import type { MonthBlock } from "../../domain/month-block.ts";
import { err, ok, type Result } from "../../domain/result.ts";
import type { CallFailure, EndpointClient } from "../../sync/endpoint-client.ts";
import type { KeptProgram } from "../../storage/desk-blocks.ts";

export interface ProgramMonths {
  readonly blocks: ReadonlyMap<LocalMonth, MonthBlock>;
  readonly cursor?: string;
  /** Program day of the last pull that came to its end. */
  readonly asOf?: LocalDate;
}

export const noMonths: ProgramMonths = { blocks: new Map() };

/** As they were when they were kept. */
export function monthsOf({ blocks, cursor, asOf }: KeptProgram): ProgramMonths {
  return { blocks: new Map(blocks.map((block) => [block.month, blockFromWire(block)])), cursor, asOf };
}

/** A restored endpoint is met once; one that forgets its cursors each time has trouble of its own. */
const maxFreshStarts = 2;

/** All that changed since `before`. Nothing of a pull that breaks off is taken over. */
export async function pullMonths(
  client: EndpointClient,
  before: ProgramMonths,
  today: LocalDate,
): Promise<Result<ProgramMonths, CallFailure>> {
  let months = before;
  let freshStarts = 0;
  for (;;) {
    const { cursor } = months;
    const pulled = await client.call("rollups", { query: cursor === undefined ? {} : { after: cursor } });
    if (pulled.ok) {
      months = withReply(months, pulled.value);
      if (!pulled.value.more) return ok({ ...months, asOf: today });
    } else if (isUnknownCursor(pulled.error) && freshStarts < maxFreshStarts) {
      freshStarts += 1;
      months = noMonths;
    } else {
      return err(pulled.error);
    }
  }
}

function withReply(months: ProgramMonths, { blocks: changed, cursor }: RollupsReply): ProgramMonths {
  const blocks = new Map(months.blocks);
  for (const block of changed) {
    // A month that was moved away whole comes without days.
    if (Object.keys(block.days).length === 0) blocks.delete(block.month);
    else blocks.set(block.month, blockFromWire(block));
  }
  return { ...months, blocks, cursor };
}

function isUnknownCursor(failure: CallFailure): boolean {
  return failure.kind === "refused" && failure.code === "cursor-unknown";
}
