/**
 * Lets go of what old records say, and keeps what they were counted as. Of an
 * event stay id, record, kind, rev, base, schema and `h`, and its receipts, so
 * that nothing is counted twice; of its day and the day on which it came, the
 * month. A record is as old as what it says now: moved to a later day by a fix,
 * it is kept whole until that day is old.
 *
 * What only voids have come of stays: it says nothing, adds nothing, and its
 * record may still come. What lies in quarantine stays too, because it is
 * counted nowhere; but for what is `frozen`, which nothing can count any more:
 * of that too stay id, `h`, the receipt and the month.
 */
import type { LocalDate, LocalMonth, RecordId } from "../../domain/ids.ts";
import { firstDayOf, monthOf } from "../../domain/local-date.ts";
import { foldVersion } from "../../domain/measure.ts";
import { type PlacedCell, Rollup } from "../../domain/rollup.ts";
import { countedIn, readState } from "./head-rows.ts";
import type { Preparer } from "./positions.ts";
import type { RecordsOfMonth } from "./store.ts";

/**
 * Records before a month, the oldest first, up to so many: what was let go, by
 * month. Totals stay as they are. Inside a transaction.
 */
export function letGoOf(
  database: Preparer,
  program: string,
  { before, limit }: { readonly before: LocalMonth; readonly limit: number },
): readonly RecordsOfMonth[] {
  const rows = database
    .prepare("SELECT record, day FROM heads WHERE program = ? AND day < ? ORDER BY day, record LIMIT ?")
    .all(program, firstDayOf(before), limit) as unknown as readonly OldHead[];
  const frozen = new Rollup();
  const byMonth = new Map<LocalMonth, number>();
  for (const { record, day } of rows) {
    const counted = countedIn(readState(database, program, record));
    if (counted !== undefined) frozen.add(counted);
    const month = monthOf(day);
    empty(database, { program, record, month });
    byMonth.set(month, (byMonth.get(month) ?? 0) + 1);
  }
  for (const cell of frozen.cells()) addFrozen(database, program, cell);
  return [...byMonth].map(([month, records]) => ({ month, records }));
}

interface OldHead {
  readonly record: RecordId;
  readonly day: LocalDate;
}

/** How an event looks that says nothing any more. */
const emptied = "content = '', salt = zeroblob(16)";

function monthOnly(column: "day" | "received_day"): string {
  return `substr(${column}, 1, 7) || '-01'`;
}

function empty(
  database: Preparer,
  {
    program,
    record,
    month,
  }: { readonly program: string; readonly record: RecordId; readonly month: LocalMonth },
): void {
  database
    .prepare(
      `UPDATE events SET ${emptied}, day = ${monthOnly("day")}, received_day = ${monthOnly("received_day")}
       WHERE program = ? AND record = ?`,
    )
    .run(program, record);
  database.prepare("DELETE FROM heads WHERE program = ? AND record = ?").run(program, record);
  database
    .prepare("INSERT INTO let_go (program, record, month) VALUES (?, ?, ?)")
    .run(program, record, month);
}

/**
 * The bodies of frozen events of before a month, and of their days the month;
 * how many, up to so many. A phone that sends one again brings its body back,
 * until the next night. Inside a transaction.
 */
export function emptyFrozen(
  database: Preparer,
  program: string,
  { before, limit }: { readonly before: LocalMonth; readonly limit: number },
): number {
  const places = database
    .prepare(
      `UPDATE quarantine SET day = ${monthOnly("day")}, received_day = ${monthOnly("received_day")},
         envelope = json_set(envelope, '$.day', ${monthOnly("day")})
       WHERE rowid IN (SELECT rowid FROM quarantine WHERE program = ? AND code = 'frozen' AND day < ?
         AND (day <> ${monthOnly("day")} OR envelope ->> '$.day' <> day OR received_day <> ${monthOnly("received_day")}
           OR EXISTS (SELECT 1 FROM quarantine_bodies AS body
             WHERE body.program = quarantine.program AND body.number = quarantine.number
               AND body.seq = quarantine.seq
               AND (body.nth IS NOT quarantine.shown OR body.envelope ->> '$.sealed' IS NOT NULL))) LIMIT ?)
       RETURNING number, seq, shown, envelope`,
    )
    .all(program, firstDayOf(before), limit) as unknown as readonly FrozenPlace[];
  for (const place of places) emptyBodies(database, program, place);
  return places.length;
}

interface FrozenPlace {
  readonly number: string;
  readonly seq: number;
  readonly shown: number;
  readonly envelope: string;
}

/** Of all that came of it stays one, which says that it came. */
function emptyBodies(
  database: Preparer,
  program: string,
  { number, seq, shown, envelope }: FrozenPlace,
): void {
  database
    .prepare("DELETE FROM quarantine_bodies WHERE program = ? AND number = ? AND seq = ? AND nth <> ?")
    .run(program, number, seq, shown);
  database
    .prepare(
      "UPDATE quarantine_bodies SET envelope = ? WHERE program = ? AND number = ? AND seq = ? AND nth = ?",
    )
    .run(envelope, program, number, seq, shown);
}

/** Whether a record's details were let go: nothing that comes of it can be counted. */
export function isLetGo(database: Preparer, program: string, record: RecordId): boolean {
  return (
    database.prepare("SELECT 1 FROM let_go WHERE program = ? AND record = ?").get(program, record) !==
    undefined
  );
}

/** Nearly always there is none, and then no event has to look for its record. */
export function isAnyLetGo(database: Preparer, program: string): boolean {
  return database.prepare("SELECT 1 FROM let_go WHERE program = ? LIMIT 1").get(program) !== undefined;
}

/** What records whose details were let go are counted as, by whichever fold counted them. */
export function* readFrozen(database: Preparer, program: string): Generator<PlacedCell, void, undefined> {
  const rows = database
    .prepare(
      `SELECT day, first_day, site, route, model, source, measure, code, value FROM frozen_cells
       WHERE program = ?`,
    )
    .iterate(program) as Iterable<unknown> as Iterable<FrozenRow>;
  for (const { day, first_day: firstDay, site, route, model, source, ...cell } of rows) {
    yield { place: { day, firstDay, site, route, model, source }, ...cell };
  }
}

type FrozenRow = Omit<PlacedCell["place"], "firstDay"> &
  Omit<PlacedCell, "place"> & { readonly first_day: PlacedCell["place"]["firstDay"] };

function addFrozen(database: Preparer, program: string, { place, measure, code, value }: PlacedCell): void {
  const { day, firstDay, site, route, model, source } = place;
  database
    .prepare(
      `INSERT INTO frozen_cells
         (program, day, first_day, site, route, model, source, measure, code, fold, value)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET value = value + excluded.value`,
    )
    .run(program, day, firstDay, site, route, model, source, measure, code, foldVersion, value);
}
