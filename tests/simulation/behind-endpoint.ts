/** The endpoint's database as it lies in the file, read behind the endpoint's back. */
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";

export class BehindEndpoint {
  /** Of its own, which reads only. */
  readonly connection: DatabaseSync;
  /** By their text: each is asked again and again, and to prepare it takes longer than what it does. */
  readonly #statements = new Map<string, StatementSync>();

  constructor(path: string) {
    this.connection = new DatabaseSync(path, { readOnly: true });
  }

  rows(sql: string, given: readonly SQLInputValue[]): readonly Readonly<Record<string, unknown>>[] {
    const statement = this.#statements.get(sql) ?? this.connection.prepare(sql);
    this.#statements.set(sql, statement);
    return statement.all(...given);
  }
}
