/** What a desk is told of each number that was ever used. */
import type { LocalDate } from "../../domain/ids.ts";
import { countMissing, gapsOf, type ToldGap } from "./gaps.ts";
import type { KnownDigests } from "./known-digests.ts";
import { type LogRow, ownerOf } from "./log-rows.ts";
import type { Preparer } from "./positions.ts";
import { isOpen } from "./quarantine-decisions.ts";
import type { LogFacts, LogGap } from "./store.ts";

export function logsOf(reader: Preparer, program: string, known: KnownDigests): readonly LogFacts[] {
  const rows = reader
    .prepare(
      `SELECT logs.*, (SELECT count(*) FROM quarantine
         WHERE quarantine.program = logs.program AND quarantine.number = logs.number
         AND ${isOpen}) AS quarantined
       FROM logs WHERE program = ? ORDER BY number`,
    )
    .all(program) as unknown as readonly (LogRow & { readonly quarantined: number })[];
  return rows.map((row) => {
    const gaps = gapsOf(reader, program, row, known);
    return {
      number: row.number,
      owner: ownerOf(row),
      delivered: row.hw - row.born,
      missing: countMissing(gaps),
      gaps: gaps.map((gap) => gapOf(reader, { program, log: row, gap })),
      quarantined: row.quarantined,
      ...(row.last_seen_day === null ? {} : { lastSeenDay: row.last_seen_day as LocalDate }),
      ...(row.app === null ? {} : { app: row.app }),
      ...(row.facts === null ? {} : { facts: JSON.parse(row.facts) as NonNullable<LogFacts["facts"]> }),
    };
  });
}

interface GapOfLog {
  readonly program: string;
  readonly log: LogRow;
  readonly gap: ToldGap;
}

function gapOf(reader: Preparer, { program, log, gap }: GapOfLog): LogGap {
  const told = { number: log.number, ...gap };
  // Where some came, the entries around them say little about the rest.
  if (!gap.certain) return told;
  const dayBefore = dayOf(reader, { program, log, seq: gap.first - 1 });
  const dayAfter = dayOf(reader, { program, log, seq: gap.last + 1 });
  return {
    ...told,
    ...(dayBefore === undefined ? {} : { dayBefore }),
    ...(dayAfter === undefined ? {} : { dayAfter }),
  };
}

/**
 * The day of the entry at a place of the log, which came under this number or under the one that took over.
 * Of one whose details were let go only the month is left, which says too little.
 */
function dayOf(
  reader: Preparer,
  { program, log, seq }: Omit<GapOfLog, "gap"> & { readonly seq: number },
): LocalDate | undefined {
  const numbers = [log.number, ...(log.replaced_by === null ? [] : [log.replaced_by])];
  for (const number of numbers) {
    const row = reader
      .prepare(
        `SELECT coalesce(
           (SELECT day FROM events WHERE events.program = receipts.program AND events.id = receipts.id
              AND events.content <> ''),
           (SELECT day FROM quarantine WHERE quarantine.program = receipts.program
              AND quarantine.number = receipts.number AND quarantine.seq = receipts.seq
                AND quarantine.code <> 'frozen')) AS day
         FROM receipts WHERE program = ? AND number = ? AND seq = ?`,
      )
      .get(program, number, seq) as { readonly day: LocalDate | null } | undefined;
    if (row?.day != null) return row.day;
  }
  return undefined;
}
