/**
 * Positions of a program: whole numbers from one counter row, raised inside the
 * write transaction, so that whoever has read up to one has read all below it.
 * Each has a random witness. A server that was restored from a backup gives the
 * same positions out again, with other witnesses, and readers notice.
 */
import { randomBytes } from "node:crypto";
import type { StatementSync } from "node:sqlite";
import { assert } from "../../domain/assert.ts";
import { foldVersion } from "../../domain/measure.ts";

/** A connection, or a database that keeps its statements. */
export interface Preparer {
  prepare(sql: string): StatementSync;
}

/** A reader further behind than this reads everything anew, unless its position is still named. */
export const keptWitnesses = 100_000;

const witnessBytes = 8;

/** Before anything happened. */
const firstCursor = `0.${"0".repeat(witnessBytes * 2)}`;

/** Gives out the program's next position. Inside a write transaction only. */
export function drawPosition(database: Preparer, program: string): number {
  const row = database
    .prepare(
      `INSERT INTO counters (program, position, fold) VALUES (?, 1, ?)
       ON CONFLICT (program) DO UPDATE SET position = position + 1 RETURNING position`,
    )
    .get(program, foldVersion) as { position: number };
  database
    .prepare("INSERT INTO witnesses (program, position, witness) VALUES (?, ?, ?)")
    .run(program, row.position, randomBytes(witnessBytes).toString("hex"));
  database.prepare(forgetUnlessNamed).run(program, row.position - keptWitnesses);
  return row.position;
}

/** What a month or a change names, a page can end with, and its cursor needs the witness. */
const forgetUnlessNamed = `
  DELETE FROM witnesses WHERE program = ? AND position = ?
    AND NOT EXISTS (SELECT 1 FROM months
      WHERE months.program = witnesses.program AND months.position = witnesses.position)
    AND NOT EXISTS (SELECT 1 FROM changes
      WHERE changes.program = witnesses.program AND changes.position = witnesses.position)`;

/** The highest position that was given out; 0 before the first. */
export function latestPosition(database: Preparer, program: string): number {
  const row = database.prepare("SELECT position FROM counters WHERE program = ?").get(program);
  return Number(row?.["position"] ?? 0);
}

/** What a reader is given to come back with. */
export function cursorAt(database: Preparer, program: string, position: number): string {
  if (position === 0) return firstCursor;
  const witness = witnessOf(database, program, position);
  assert(witness !== undefined, "the latest position and each that is named keep their witness");
  return `${position}.${witness}`;
}

/** The position of a cursor, or `undefined` where it was given out in another life of this database. */
export function positionOf(database: Preparer, program: string, cursor: string): number | undefined {
  if (cursor === firstCursor) return 0;
  const [position = "", witness] = cursor.split(".");
  const known = witnessOf(database, program, Number(position));
  return known !== undefined && known === witness ? Number(position) : undefined;
}

function witnessOf(database: Preparer, program: string, position: number): string | undefined {
  const row = database
    .prepare("SELECT witness FROM witnesses WHERE program = ? AND position = ?")
    .get(program, position);
  return row === undefined ? undefined : String(row["witness"]);
}
