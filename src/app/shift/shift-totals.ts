/** What this phone recorded in a shift, through the fold that makes every number. */
import { contribution } from "../../domain/contribution.ts";
import type { LocalDate, RecordId } from "../../domain/ids.ts";
import { addDays } from "../../domain/local-date.ts";
import type { Contribution } from "../../domain/measure.ts";
import { applyToBlock, contributionsByMonth } from "../../domain/month-block.ts";
import { liveRecord } from "../../domain/record-state.ts";
import { keyFigures, type KeyFigures, totalsOf } from "../../domain/totals.ts";
import { shippedCatalogue } from "../../domain/catalogue/shipped.ts";
import type { BookRow, Phone } from "../../storage/phone.ts";

export interface ShiftFigures extends KeyFigures {
  /** Records made in the shift that count, of every kind. */
  readonly entries: number;
  /** Not where a row of its days can't be read here: then there may be more. */
  readonly isWhole: boolean;
}

/** As many as a page of the day's list. */
const rowsPerPage = 50;

/** Reads the day of the shift and the next, which it may run into, and no other: it costs as much as was recorded on them. */
export async function readShiftFigures(
  phone: Pick<Phone, "bookOfDay">,
  { record: shift, day }: { readonly record: RecordId; readonly day: LocalDate },
): Promise<ShiftFigures> {
  const counted: Contribution[] = [];
  const last = addDays(day, 1);
  let entries = 0;
  let isWhole = true;
  for (const ofDay of [day, last]) {
    for await (const row of rowsOfDay(phone, ofDay)) {
      if (row.kind === "unreadable") isWhole = false;
      const record = row.kind === "readable" ? liveRecord(row.state) : undefined;
      if (record === undefined || !("shift" in record) || record.shift !== (shift as string)) continue;
      entries += 1;
      const added = contribution(record);
      if (added !== undefined) counted.push(added);
    }
  }
  const blocks = [...contributionsByMonth(counted).values()].map((ofMonth) =>
    applyToBlock(undefined, ofMonth),
  );
  return { ...keyFigures(totalsOf(blocks, { from: day, to: last }), shippedCatalogue), entries, isWhole };
}

async function* rowsOfDay(phone: Pick<Phone, "bookOfDay">, day: LocalDate): AsyncGenerator<BookRow> {
  let before: number | undefined;
  for (;;) {
    const rows = await phone.bookOfDay(day, {
      limit: rowsPerPage,
      ...(before !== undefined && { before }),
    });
    yield* rows;
    before = rows.at(-1)?.seq;
    if (rows.length < rowsPerPage) return;
  }
}
