/**
 * How far letting go of old details has come, so that it can be stopped at any
 * moment and goes on: each step is one short transaction, and what a step let go
 * is in it, in the audit log's next line, or in both together.
 */
import type { LocalMonth } from "../../domain/ids.ts";
import type { Now } from "../now.ts";
import { endpointItself } from "./access-store.ts";
import { appendToAudit } from "./audit-log.ts";
import { emptyFrozen, letGoOf } from "./let-go.ts";
import type { SqliteDatabase } from "./sqlite-database.ts";
import type { RecordsOfMonth } from "./store.ts";

/** A transaction of some 50 ms: exchanges that come meanwhile hardly wait. */
const perStep = 500;

/** One step; `false` where nothing was left to let go. */
export function letGoStep(database: SqliteDatabase, program: string, before: LocalMonth): boolean {
  return database.transaction(() => {
    const months = letGoOf(database, program, { before, limit: perStep });
    const bodies = months.length > 0 ? 0 : emptyFrozen(database, program, { before, limit: perStep });
    if (months.length > 0) remember(database, program, months);
    if (bodies > 0) {
      database.prepare("UPDATE letting_go SET is_in_log = 1 WHERE program = ?").run(program);
    }
    return months.length + bodies > 0;
  });
}

/** Writes one line for all that was let go since the last one: counts and months. Gives how many records. */
export function noteLetGo(database: SqliteDatabase, program: string, now: Now): number {
  return database.transaction(() => {
    const { records, first_month: first, last_month: last } = rowOf(database, program) ?? nothing;
    if (records === 0) return 0;
    const line = {
      actor: endpointItself,
      action: "let-go-details",
      object: `${first}/${last}`,
      rows: records,
    } as const;
    appendToAudit(database, program, line, now);
    database
      .prepare("UPDATE letting_go SET records = 0, first_month = NULL, last_month = NULL WHERE program = ?")
      .run(program);
    return records;
  });
}

/** Takes what was let go out of the database's log too. `false` where it has to be tried again. */
export function forgetInLog(database: SqliteDatabase, program: string): boolean {
  if (rowOf(database, program)?.is_in_log !== 1) return true;
  if (!database.emptyLog()) return false;
  database.transaction(() =>
    database.prepare("UPDATE letting_go SET is_in_log = 0 WHERE program = ?").run(program),
  );
  return true;
}

interface Row {
  readonly records: number;
  readonly first_month: LocalMonth | null;
  readonly last_month: LocalMonth | null;
  readonly is_in_log: 0 | 1;
}

const nothing: Pick<Row, "records" | "first_month" | "last_month"> = {
  records: 0,
  first_month: null,
  last_month: null,
};

function rowOf(database: SqliteDatabase, program: string): Row | undefined {
  return database.prepare("SELECT * FROM letting_go WHERE program = ?").get(program) as unknown as
    | Row
    | undefined;
}

function remember(database: SqliteDatabase, program: string, months: readonly RecordsOfMonth[]): void {
  const records = months.reduce((sum, month) => sum + month.records, 0);
  const [first, last] = [months[0]?.month ?? "", months.at(-1)?.month ?? ""];
  database
    .prepare(
      `UPDATE letting_go SET records = records + ?, is_in_log = 1,
         first_month = min(coalesce(first_month, ?), ?), last_month = max(coalesce(last_month, ?), ?)
       WHERE program = ?`,
    )
    .run(records, first, first, last, last, program);
}
