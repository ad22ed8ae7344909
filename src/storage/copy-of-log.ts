/** All that a program's phone still holds, sealed, as the lines of a `.satchel` copy. */
import { newestRecordSchema } from "../contract/limits.ts";
import { formatCopyEnd, formatCopyEvent, formatCopyHead } from "../contract/wire/satchel-copy.ts";
import { maxPreviousNumbers } from "../contract/wire/wire-limits.ts";
import { eventToSend, stoppedReading } from "./batch.ts";
import type { Database } from "./database.ts";
import { enrolmentName } from "./enrolment-name.ts";
import { mustBeEnrolled } from "./enrolment.ts";
import { logName, parseLogRow } from "./log.ts";

/** Rows of the largest kind are 24 KB: few enough that a cheap phone holds a page of those. */
const rowsPerPage = 100;

/**
 * With bodies that an exchange was refused for: a file has no such limits. Pages
 * are read one after the other, so what is saved meanwhile isn't in it.
 */
export async function* linesOfCopy(
  read: <T>(work: (database: Database) => Promise<T>) => Promise<T>,
  app: string,
): AsyncGenerator<string, void, undefined> {
  const [log, enrolment] = await read(async ({ meta }) => {
    const rows = await meta.bulkGet([logName, enrolmentName]);
    return [parseLogRow(rows[0]), mustBeEnrolled(rows[1])] as const;
  });
  const { number, born, next, prev } = log;
  yield line(
    formatCopyHead({
      program: enrolment.programId,
      device: enrolment.id,
      app,
      schema: newestRecordSchema,
      number,
      born,
      next,
      prev: prev.slice(-maxPreviousNumbers),
    }),
  );
  for (let seq = log.pruned; seq < next - 1; ) {
    const after = seq;
    const page = await read(({ events }) =>
      events.where("seq").between(after, next, false, false).limit(rowsPerPage).toArray(),
    );
    for (const value of page) {
      seq += 1;
      const event = eventToSend(value, { seq, withheld: [] });
      if (event === undefined) throw stoppedReading();
      yield line(formatCopyEvent(event));
    }
    if (page.length === 0) throw stoppedReading();
  }
  yield line(formatCopyEnd(next - 1 - log.pruned));
}

function line(text: string): string {
  return `${text}\n`;
}
