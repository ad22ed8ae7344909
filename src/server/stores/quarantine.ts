/** Looks again at what could not be understood when it came: after an upgrade, or once a key is back. */
import type { QuarantineCode } from "../../contract/wire/errors.ts";
import type { WireEvent } from "../../contract/wire/wire-event.ts";
import type { LocalDate } from "../../domain/ids.ts";
import type { Opener } from "../unsealing.ts";
import { noteForSender } from "./changes.ts";
import { type CheckedEvent, checkedEvent } from "./checked-event.ts";
import { takeEvents } from "./ingest.ts";
import { isSetAside } from "./quarantine-decisions.ts";
import type { SqliteDatabase } from "./sqlite-database.ts";
import { formerNumbersOf } from "./previous-numbers.ts";
import { PendingTotals } from "./total-rows.ts";

export interface LookedAgain {
  /** Those that another version, or another key, may understand. */
  readonly tried: number;
  readonly understood: number;
}

/**
 * The others nothing mends: the body is not here, another event has the id, or
 * the record's details are gone. One that is another than was announced no
 * upgrade mends either, but what came while it was set aside may be the right
 * one by now, and is to be counted once it lies open again.
 */
const mendable: readonly QuarantineCode[] = [
  "cannot-open",
  "newer-schema",
  "not-understood",
  "hash-mismatch",
];

/** So few that phones, which may be sending meanwhile, hardly wait for one portion's transaction. */
const perPortion = 50;

/**
 * What is understood now is stored and counted as if it had been when it came;
 * what is not stays, with the reason of now. In portions, a transaction each;
 * between two of them others write. It ends early once `isWanted` says no.
 */
export async function retryQuarantined(
  database: SqliteDatabase,
  opener: Opener,
  isWanted: () => boolean = () => true,
): Promise<LookedAgain> {
  let [tried, understood] = [0, 0];
  for (let after = beforeAll; isWanted(); ) {
    const rows = portionAfter(database, after);
    const last = rows.at(-1);
    if (last === undefined) break;
    const looked = await Promise.all(rows.map((row) => lookAt(row, opener)));
    // The database may have been closed meanwhile.
    if (!isWanted()) break;
    const changed = looked.filter(isNews);
    if (changed.length > 0) understood += database.transaction(() => takeIn(database, changed));
    tried += rows.length;
    after = last;
  }
  return { tried, understood };
}

interface Place {
  readonly program: string;
  readonly number: string;
  readonly seq: number;
}

const beforeAll: Place = { program: "", number: "", seq: 0 };

interface QuarantinedRow extends Place {
  readonly code: QuarantineCode;
  readonly received_day: LocalDate;
  readonly envelope: string;
  readonly damaged: 0 | 1;
}

function portionAfter(database: SqliteDatabase, { program, number, seq }: Place): readonly QuarantinedRow[] {
  return database
    .prepare(
      `SELECT program, number, seq, code, received_day, envelope, damaged FROM quarantine
       WHERE NOT ${isSetAside} AND (program, number, seq) > (?, ?, ?) AND code IN (${mendable.map(() => "?").join(", ")})
       ORDER BY program, number, seq LIMIT ?`,
    )
    .all(program, number, seq, ...mendable, perPortion) as unknown as readonly QuarantinedRow[];
}

interface LookedAt {
  readonly row: QuarantinedRow;
  readonly checked: CheckedEvent;
}

/** That it is damaged may show only now: its key was not here when it came. */
function isNews({ row, checked: { said } }: LookedAt): boolean {
  return said.ok || said.code !== row.code || (said.isDamaged === true && row.damaged === 0);
}

async function lookAt(row: QuarantinedRow, opener: Opener): Promise<LookedAt> {
  // Written here, from a request that was parsed.
  const wire = JSON.parse(row.envelope) as WireEvent;
  return { row, checked: checkedEvent(wire, await opener.open(wire, row.program)) };
}

/**
 * A phone may have sent one of them again meanwhile: taken in twice, it counts
 * once. Gives how many left the quarantine: what opens may still be another
 * event than the one that has its id.
 */
function takeIn(database: SqliteDatabase, looked: readonly LookedAt[]): number {
  const totals = new PendingTotals();
  for (const { row, checked } of looked) {
    const { program, number, received_day: today } = row;
    const { differences, shared } = takeEvents(database, [checked], { program, number, today });
    const prev = formerNumbersOf(database, program, number);
    noteForSender(database, { program, request: { number, prev } }, shared);
    totals.add(program, differences);
  }
  totals.write(database);
  return looked.filter(({ row }) => !isQuarantined(database, row)).length;
}

function isQuarantined(database: SqliteDatabase, { program, number, seq }: Place): boolean {
  const found = database
    .prepare("SELECT 1 FROM quarantine WHERE program = ? AND number = ? AND seq = ?")
    .get(program, number, seq);
  return found !== undefined;
}
