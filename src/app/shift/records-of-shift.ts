/** What the book holds of a shift: the rows of its day and of the next, which it may run into, and no other. */
import type { LocalDate, RecordId } from "../../domain/ids.ts";
import { addDays } from "../../domain/local-date.ts";
import type { SatchelRecord } from "../../domain/record.ts";
import { liveRecord } from "../../domain/record-state.ts";
import type { StockMovement } from "../../domain/stock.ts";
import type { BookRow, Phone } from "../../storage/phone.ts";

export interface RecordsOfShift {
  /** Live ones that name the shift, newest first. */
  readonly records: readonly SatchelRecord[];
  /** Other live ones of its days that were first stored after it began, newest first. */
  readonly others: readonly SatchelRecord[];
  /** Not where a row of its days can't be read here: then there may be more. */
  readonly isWhole: boolean;
}

/** Whether there was something to record: a bag that was loaded, brought back or counted for nobody is a quiet evening. */
export function isEntryOfShift(record: SatchelRecord): boolean {
  return record.kind !== "stock" || isMoreThanLoading[record.movement];
}

const isMoreThanLoading: Readonly<Record<StockMovement, boolean>> = {
  received: false,
  transfer: false,
  "load-out": false,
  "load-in": false,
  count: false,
  disposed: true,
  wasted: true,
  untallied: true,
};

/** As many as a page of the day's list. */
const rowsPerPage = 50;

/** Costs as much as was recorded on its days. */
export async function readRecordsOfShift(
  phone: Pick<Phone, "bookOfDay">,
  { record: shift, day }: { readonly record: RecordId; readonly day: LocalDate },
): Promise<RecordsOfShift> {
  const records: SatchelRecord[] = [];
  const others: { readonly seq: number; readonly record: SatchelRecord }[] = [];
  let began = Number.POSITIVE_INFINITY;
  let isWhole = true;
  for (const ofDay of [addDays(day, 1), day]) {
    for await (const row of rowsOfDay(phone, ofDay)) {
      if (row.kind === "unreadable") isWhole = false;
      if (row.id === shift) began = row.seq;
      const record = row.kind === "readable" ? liveRecord(row.state) : undefined;
      if (record === undefined) continue;
      if (isOfShift(record, shift)) records.push(record);
      else others.push({ seq: row.seq, record });
    }
  }
  const later = others.filter(({ seq }) => seq > began).map(({ record }) => record);
  return { records, others: later, isWhole };
}

function isOfShift(record: SatchelRecord, shift: string): boolean {
  return "shift" in record && record.shift === shift;
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
