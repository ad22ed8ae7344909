/** What is kept apart, as it is written: all that came of an event under a number, and what follows from it. */
import type { QuarantineCode } from "../../contract/wire/errors.ts";
import type { LocalDate } from "../../domain/ids.ts";
import type { CheckedEvent } from "./checked-event.ts";
import type { Arrival } from "./head-rows.ts";
import type { Preparer } from "./positions.ts";
import { settleAt } from "./quarantine-decisions.ts";
import { type Body, readingOf, standingOf, wireOf, withCame } from "./quarantined-bodies.ts";

/** An event under one of its numbers. */
interface Entry {
  readonly program: string;
  readonly number: string;
  readonly seq: number;
  readonly id: string;
  readonly h: Uint8Array;
  /** On which it comes; where it lies here already, the day of then stays. */
  readonly today: LocalDate;
}

type Came = Omit<Body, "nth">;

/** Keeps what came beside all that came before, until something of it is understood. */
export function quarantine(
  database: Preparer,
  { wire, h, said }: CheckedEvent,
  code: QuarantineCode,
  { program, number, today, by }: Arrival,
): void {
  const entry = { program, number, seq: wire.seq, id: wire.id, h, today };
  const came: Came = {
    // Looked at again, it stays of whoever brought it.
    brought: by ?? "copy",
    reading: readingOf(said),
    code,
    envelope: JSON.stringify(wire),
  };
  if (keep(database, entry, came)) takeBody(database, entry);
  // Known to be damaged, it stays so where its key is missing now.
  const known = bodiesAt(database, entry).find(({ envelope }) => envelope === came.envelope) ?? came;
  if (isForOthers(known)) bringBody(database, entry, known);
}

/** `true` where the phone is asked for the body. */
function keep(database: Preparer, entry: Entry, came: Came): boolean {
  const before = bodiesAt(database, entry);
  const after = withCame(before, { ...came, nth: (before.at(-1)?.nth ?? 0) + 1 });
  if (after === before) return standingOf(after).isAsked;
  const isAsked = writeStanding(database, entry, after);
  for (const body of before) if (!after.includes(body)) deleteBody(database, entry, body);
  for (const body of after) if (!before.includes(body)) insertBody(database, entry, body);
  return isAsked;
}

function bodiesAt(database: Preparer, { program, number, seq }: Entry): readonly Body[] {
  return database
    .prepare(
      `SELECT nth, brought, reading, code, envelope FROM quarantine_bodies
       WHERE program = ? AND number = ? AND seq = ? ORDER BY nth`,
    )
    .all(program, number, seq) as unknown as readonly Body[];
}

function writeStanding(
  database: Preparer,
  { program, number, seq, id, h, today }: Entry,
  bodies: readonly Body[],
): boolean {
  const { code, isAsked, shown, clear } = standingOf(bodies);
  database
    .prepare(
      `INSERT INTO quarantine (program, number, seq, id, h, code, day, received_day, envelope, asked, shown)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (program, number, seq) DO UPDATE SET
         code = excluded.code, day = excluded.day, envelope = excluded.envelope,
         asked = excluded.asked, shown = excluded.shown`,
    )
    .run(
      program,
      number,
      seq,
      id,
      h,
      code,
      clear.day,
      today,
      JSON.stringify(clear),
      isAsked ? 1 : 0,
      shown?.nth ?? null,
    );
  settleAt(database, program, { number, seq });
  return isAsked;
}

function insertBody(
  database: Preparer,
  { program, number, seq }: Entry,
  { nth, brought, reading, code, envelope }: Body,
): void {
  database
    .prepare(
      `INSERT INTO quarantine_bodies (program, number, seq, nth, brought, reading, code, envelope)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(program, number, seq, nth, brought, reading, code, envelope);
}

function deleteBody(database: Preparer, { program, number, seq }: Entry, { nth }: Body): void {
  database
    .prepare("DELETE FROM quarantine_bodies WHERE program = ? AND number = ? AND seq = ? AND nth = ?")
    .run(program, number, seq, nth);
}

/** What may be whole, under whichever number it came: nobody has to look for that body any more. */
function isForOthers({ reading, code }: Pick<Body, "reading" | "code">): boolean {
  return (reading === "sealed" || reading === "opened") && code !== "hash-mismatch";
}

/**
 * From the same event under another number. CROSS JOIN keeps SQLite to this
 * order: it would go through every body of the program instead.
 */
function takeBody(database: Preparer, entry: Entry): void {
  const { program, number, seq, id, h } = entry;
  const found = database
    .prepare(
      `SELECT body.brought, body.reading, body.code, body.envelope
       FROM quarantine CROSS JOIN quarantine_bodies AS body USING (program, number, seq)
       WHERE program = ? AND id = ? AND h = ? AND NOT (number = ? AND seq = ?)
         AND body.reading IN ('sealed', 'opened') AND body.code <> 'hash-mismatch'
       LIMIT 1`,
    )
    .get(program, id, h, number, seq) as Came | undefined;
  if (found !== undefined) keep(database, entry, underAnother(found, seq));
}

/**
 * A phone that began anew under other numbers has one event under a few of them. Where it is asked under more, it goes
 * on being asked, and nothing is lost: once a body is understood, it counts for all of them.
 */
const maxPlacesToBring = 20;

/** To the same event under other numbers, where phones are asked for it. */
function bringBody(database: Preparer, entry: Entry, came: Came): void {
  const { program, number, seq, id, h } = entry;
  const places = database
    .prepare(
      `SELECT number, seq FROM quarantine
       WHERE program = ? AND id = ? AND h = ? AND asked = 1 AND NOT (number = ? AND seq = ?) LIMIT ?`,
    )
    .all(program, id, h, number, seq, maxPlacesToBring) as unknown as readonly Pick<
    Entry,
    "number" | "seq"
  >[];
  for (const place of places) {
    keep(database, { ...entry, ...place }, underAnother(came, place.seq));
  }
}

function underAnother(came: Came, seq: number): Came {
  return {
    ...came,
    brought: came.brought === "copy" ? "copy" : "elsewhere",
    envelope: JSON.stringify({ ...wireOf(came), seq }),
  };
}

/**
 * What an account sent under a number that turns out to be a phone's was a copy,
 * also where it went on to other numbers: phones are asked for their own.
 */
export function takeForCopies(
  database: Preparer,
  { program, number }: Pick<Arrival, "program" | "number">,
): void {
  const entries = database
    .prepare(
      `SELECT DISTINCT program, entry.number, entry.seq, id, h, entry.received_day AS today
       FROM quarantine AS taken CROSS JOIN quarantine AS entry USING (program, id, h)
       WHERE program = ? AND taken.number = ?`,
    )
    .all(program, number) as unknown as readonly Entry[];
  for (const entry of entries) {
    const { changes } = database
      .prepare(
        `UPDATE quarantine_bodies SET brought = 'copy' WHERE program = ? AND number = ? AND seq = ?
           AND (brought = 'elsewhere' OR brought = 'owner' AND number = ?)`,
      )
      .run(program, entry.number, entry.seq, number);
    if (changes > 0) writeStanding(database, entry, bodiesAt(database, entry));
  }
}
