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
}

/** As many as a page of the day's list. */
const rowsPerPage = 50;
/** A shift that was left open is asked about the next day; what is recorded under it later is a slip. */
const maxDays = 3;

/** Reads the days of the shift and no other: it costs as much as was recorded on them. */
export async function readShiftFigures(
  phone: Pick<Phone, "bookOfDay">,
  { record: shift, day }: { readonly record: RecordId; readonly day: LocalDate },
  today: LocalDate,
): Promise<ShiftFigures> {
  const counted: Contribution[] = [];
  let entries = 0;
  let last = day;
  for (let days = 0; days < maxDays && addDays(day, days) <= today; days++) {
    last = addDays(day, days);
    for await (const row of rowsOfDay(phone, last)) {
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
  return { ...keyFigures(totalsOf(blocks, { from: day, to: last }), shippedCatalogue), entries };
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
