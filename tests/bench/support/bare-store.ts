/** The least that keeps the same rows: prepared inserts into the same tables of a file of the same kind, a transaction a batch. */
import type { SQLInputValue, StatementSync } from "node:sqlite";
import { openDatabase, type SqliteDatabase } from "../../../src/server/stores/sqlite-database.ts";

export type Row = readonly SQLInputValue[];

/** Of one batch, each row in the order of its table's columns. */
export interface BareRows {
  readonly receipts: readonly Row[];
  readonly events: readonly Row[];
  readonly heads: readonly Row[];
}

const columns = {
  receipts: "program, number, seq, id, h",
  events: "program, id, record, kind, rev, base, schema, day, salt, content, h, number, seq, received_day",
  heads: "program, record, state, event, day, is_live",
} as const;
type Table = keyof typeof columns;

export class BareStore {
  readonly #database: SqliteDatabase;

  constructor(path: string) {
    this.#database = openDatabase(path);
  }

  write(rows: BareRows): void {
    this.#database.transaction(() => {
      for (const table of ["receipts", "events", "heads"] as const) {
        const statement = this.#insertInto(table);
        for (const row of rows[table]) statement.run(...row);
      }
    });
  }

  close(): void {
    this.#database.close();
  }

  #insertInto(table: Table): StatementSync {
    const places = columns[table].replaceAll(/\w+/g, "?");
    return this.#database.prepare(`INSERT INTO ${table} (${columns[table]}) VALUES (${places})`);
  }
}

/** What an exchange left in a record store, to be written again without it. */
export function rowsOfBatch(
  { prepare }: Pick<SqliteDatabase, "prepare">,
  { number, from, to }: { readonly number: string; readonly from: number; readonly to: number },
): BareRows {
  const ofBatch = "number = ? AND seq BETWEEN ? AND ?";
  const read = (sql: string): readonly Row[] =>
    prepare(sql)
      .all(number, from, to)
      .map((row) => Object.values(row));
  return {
    receipts: read(`SELECT ${columns.receipts} FROM receipts WHERE ${ofBatch} ORDER BY seq`),
    events: read(`SELECT ${columns.events} FROM events WHERE ${ofBatch} ORDER BY seq`),
    heads: read(
      `SELECT ${columns.heads} FROM heads WHERE (program, record) IN
       (SELECT program, record FROM events WHERE ${ofBatch})`,
    ),
  };
}
