/** What the book holds of a shift: the rows of its day and of the next, which it may run into, and no other. */
import type { LocalDate, RecordId } from "../../domain/ids.ts";
import { addDays } from "../../domain/local-date.ts";
import type { SatchelRecord } from "../../domain/record.ts";
import { liveRecord } from "../../domain/record-state.ts";
import type { BookRow, Phone } from "../../storage/phone.ts";

export interface RecordsOfShift {
  /** Live ones that name the shift, newest first. */
  readonly records: readonly SatchelRecord[];
  /** Not where a row of its days can't be read here: then there may be more. */
  readonly isWhole: boolean;
}

/** As many as a page of the day's list. */
const rowsPerPage = 50;

/** Costs as much as was recorded on its days. */
export async function readRecordsOfShift(
  phone: Pick<Phone, "bookOfDay">,
  { record: shift, day }: { readonly record: RecordId; readonly day: LocalDate },
): Promise<RecordsOfShift> {
  const records: SatchelRecord[] = [];
  let isWhole = true;
  for (const ofDay of [addDays(day, 1), day]) {
    for await (const row of rowsOfDay(phone, ofDay)) {
      if (row.kind === "unreadable") isWhole = false;
      const record = row.kind === "readable" ? liveRecord(row.state) : undefined;
      if (record !== undefined && "shift" in record && record.shift === (shift as string))
        records.push(record);
    }
  }
  return { records, isWhole };
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
