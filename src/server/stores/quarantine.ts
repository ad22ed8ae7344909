/** Looks again at what could not be understood when it came: after an upgrade, or once a key is back. */
import type { QuarantineCode } from "../../contract/wire/errors.ts";
import type { LocalDate } from "../../domain/ids.ts";
import type { Opener } from "../unsealing.ts";
import { noteForSender } from "./changes.ts";
import { type CheckedEvent, checkedEvent } from "./checked-event.ts";
import { takeEvents } from "./ingest.ts";
import { isSetAsideForGood } from "./quarantine-decisions.ts";
import { type Body, readingOf, wireOf } from "./quarantined-bodies.ts";
import type { SqliteDatabase } from "./sqlite-database.ts";
import { formerNumbersOf } from "./previous-numbers.ts";
import { PendingTotals } from "./total-rows.ts";

export interface LookedAgain {
  /** Those that another version, or another key, may understand. */
  readonly tried: number;
  readonly understood: number;
}

/**
 * Of what was opened, the others nothing mends: another event has the id, or the
 * record's details are gone. One that is another than was announced no upgrade
 * mends either, but what came while it was set aside may be the right one by now,
 * and is to be counted once it lies open again. What was not opened is tried each
 * time, damaged or not: the key of its number may be another one by now.
 */
const mendable: readonly QuarantineCode[] = [
  "cannot-open",
  "newer-schema",
  "not-understood",
  "hash-mismatch",
];

const isTried = `(body.reading IN ('sealed', 'damaged')
  OR body.reading = 'opened' AND body.code IN (${mendable.map(() => "?").join(", ")}))`;

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
    const places = portionAfter(database, after);
    const last = places.at(-1);
    if (last === undefined) break;
    const bodies = places.flatMap((place) => bodiesToTry(database, place));
    const looked = await Promise.all(bodies.map((body) => lookAt(body, opener)));
    // The database may have been closed meanwhile.
    if (!isWanted()) break;
    const changed = looked.filter(isNews);
    if (changed.length > 0) understood += database.transaction(() => takeIn(database, changed));
    tried += places.length;
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

function portionAfter(database: SqliteDatabase, { program, number, seq }: Place): readonly Place[] {
  return database
    .prepare(
      `SELECT program, number, seq FROM quarantine
       WHERE NOT (${isSetAsideForGood}) AND (program, number, seq) > (?, ?, ?) AND EXISTS (
         SELECT 1 FROM quarantine_bodies AS body
         WHERE body.program = quarantine.program AND body.number = quarantine.number AND body.seq = quarantine.seq
           AND ${isTried})
       ORDER BY program, number, seq LIMIT ?`,
    )
    .all(program, number, seq, ...mendable, perPortion) as unknown as readonly Place[];
}

interface TriedBody extends Place, Pick<Body, "reading" | "code" | "envelope"> {
  readonly received_day: LocalDate;
}

function bodiesToTry(database: SqliteDatabase, { program, number, seq }: Place): readonly TriedBody[] {
  return database
    .prepare(
      `SELECT program, number, seq, received_day, body.reading, body.code, body.envelope
       FROM quarantine JOIN quarantine_bodies AS body USING (program, number, seq)
       WHERE program = ? AND number = ? AND seq = ? AND ${isTried} ORDER BY nth`,
    )
    .all(program, number, seq, ...mendable) as unknown as readonly TriedBody[];
}

interface LookedAt {
  readonly body: TriedBody;
  readonly checked: CheckedEvent;
}

async function lookAt(body: TriedBody, opener: Opener): Promise<LookedAt> {
  const wire = wireOf(body);
  return { body, checked: checkedEvent(wire, await opener.open(wire, body.program)) };
}

function isNews({ body, checked: { said } }: LookedAt): boolean {
  return said.ok || said.code !== body.code || readingOf(said) !== body.reading;
}

/**
 * A phone may have sent one of them again meanwhile: taken in twice, it counts
 * once. Gives how many left the quarantine: what opens may still be another
 * event than the one that has its id.
 */
function takeIn(database: SqliteDatabase, looked: readonly LookedAt[]): number {
  const totals = new PendingTotals();
  for (const { body, checked } of looked) {
    const { program, number, received_day: today } = body;
    const { differences, shared } = takeEvents(database, [checked], { program, number, today });
    const prev = formerNumbersOf(database, program, number);
    noteForSender(database, { program, request: { number, prev } }, shared);
    totals.add(program, differences);
  }
  totals.write(database);
  const places = new Map(looked.map(({ body }) => [`${body.program} ${body.number} ${body.seq}`, body]));
  return [...places.values()].filter((place) => !isQuarantined(database, place)).length;
}

function isQuarantined(database: SqliteDatabase, { program, number, seq }: Place): boolean {
  const found = database
    .prepare("SELECT 1 FROM quarantine WHERE program = ? AND number = ? AND seq = ?")
    .get(program, number, seq);
  return found !== undefined;
}
