/**
 * The endpoint's one file, opened so that a commit means what it says: when
 * `transaction` returns, what was written is on the disk.
 */
import { chmodSync, existsSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { assert } from "../../domain/assert.ts";
import { migrations as allMigrations } from "../migrations/all.ts";
import type { Migration } from "../migrations/migration.ts";
import { isUnavailable } from "./sqlite-failures.ts";

/** Its message is one sentence for the person at the terminal: what is wrong with the file. */
export class DatabaseRefused extends Error {
  override readonly name = "DatabaseRefused";
}

export interface SqliteDatabase {
  /** Writes and reads. Everything in one process goes through this one connection. */
  readonly db: DatabaseSync;
  /** Reads only, of what is committed. The same connection for a database in memory. */
  readonly reader: DatabaseSync;
  /** Several reads of one moment, on `reader`. `work` may not wait for anything. */
  snapshot<T>(work: (reader: { prepare(sql: string): StatementSync }) => T): T;
  /**
   * Rows of one moment, however long their reader takes: from a connection of
   * their own, which is closed when they end, are given up or fail. In memory
   * there is no other connection, and they are of the moment when each is read.
   */
  rowsOfOneMoment(sql: string, ...values: readonly SQLInputValue[]): Generator<unknown, void, undefined>;
  /** A statement of `db`, prepared once. */
  prepare(sql: string): StatementSync;
  /** All or nothing, with fsync before it returns. `work` may not wait for anything. */
  transaction<T>(work: () => T): T;
  /** Inside a transaction: all or nothing of this part. */
  savepoint<T>(work: () => T): T;
  /**
   * Moves the log into the file and leaves it empty: what was overwritten in the
   * file is in neither then. `false` where somebody reads or writes meanwhile.
   */
  emptyLog(): boolean;
  /** Moves the log into the file, so that the file alone is whole. Once is enough. */
  close(): void;
}

export interface DatabaseOptions {
  /** Of another version of the program; for tests. */
  readonly migrations?: readonly Migration[];
}

/** Says "Satchel" in the file's header, so that another program's database is refused. */
const applicationId = 0x5a_7c_8e_10;

/** Another process (a backup, a command) holds the file for no longer. */
const busyTimeoutMs = 5000;

export const inMemory = ":memory:";

/**
 * Opens or makes the file and brings it to the newest form. Throws
 * `DatabaseRefused` where it can't be used: written by a newer version, of
 * another program, or on a disk whose settings don't hold.
 */
export function openDatabase(
  path: string,
  { migrations = allMigrations }: DatabaseOptions = {},
): SqliteDatabase {
  const isNew = path === inMemory || !existsSync(path);
  // A large piece of work puts rows into a file of its own: beside the database, not on whatever disk `/tmp` is.
  if (path !== inMemory) process.env["SQLITE_TMPDIR"] ??= dirname(path);
  const db = connect(path);
  try {
    if (isNew && path !== inMemory) chmodSync(path, 0o600);
    prepareConnection(db, path);
    migrate(db, migrations);
    assertDurable(db, path);
    return databaseOf(db, path);
  } catch (error) {
    db.close();
    throw error;
  }
}

/**
 * A connection of its own for a long look at the file, beside a running
 * endpoint. Throws `DatabaseRefused` where the file is of another version too:
 * only the endpoint brings it forward.
 */
export function openForReading(path: string): DatabaseSync {
  if (!existsSync(path)) throw new DatabaseRefused(`There is no database ${path}.`);
  const db = connect(path, { readOnly: true });
  try {
    assertOurs(db, allMigrations.length);
    if (versionOf(db) < allMigrations.length) {
      throw new DatabaseRefused(
        "The database was written by an older version of Satchel. Start the endpoint once.",
      );
    }
    return db;
  } catch (error) {
    db.close();
    throw refusalOf(error, path);
  }
}

function refusalOf(error: unknown, path: string): unknown {
  if (error instanceof DatabaseRefused || isUnavailable(error)) return error;
  return new DatabaseRefused(`The file ${path} is no database, or is damaged.`, { cause: error });
}

function connect(path: string, { readOnly = false } = {}): DatabaseSync {
  try {
    return new DatabaseSync(path, { readOnly, timeout: busyTimeoutMs, enableForeignKeyConstraints: true });
  } catch (cause) {
    throw new DatabaseRefused(`The database ${path} can't be opened.`, { cause });
  }
}

function prepareConnection(db: DatabaseSync, path: string): void {
  try {
    // WAL: a backup and a reader don't stop a writer, and a commit is one write and one fsync.
    db.exec("PRAGMA journal_mode = WAL");
    db.exec("PRAGMA synchronous = FULL");
    // What is deleted or emptied is overwritten, in the tables and in pages that become free.
    db.exec("PRAGMA secure_delete = ON");
    // Into the file only every 16 MB. Ids are random, so in a large program each row of a batch lies on a page of its
    // own: with SQLite's 4 MB every batch of 500 would be followed by writing all of its pages a second time.
    db.exec("PRAGMA wal_autocheckpoint = 4000");
  } catch (cause) {
    throw new DatabaseRefused(`The file ${path} is no database, or is damaged.`, { cause });
  }
}

/**
 * Read back after a write: builds of SQLite exist that fall to NORMAL when the
 * log is first used, and with NORMAL a confirmed record can be lost with the power.
 */
function assertDurable(db: DatabaseSync, path: string): void {
  inTransaction(db, () => db.exec(`PRAGMA application_id = ${applicationId}`));
  const isFull = pragma(db, "synchronous") === 2;
  const isLogged = path === inMemory || pragma(db, "journal_mode") === "wal";
  if (isFull && isLogged) return;
  throw new DatabaseRefused(
    `The database ${path} can't be made to write through to the disk, so nothing may be confirmed.`,
  );
}

function migrate(db: DatabaseSync, migrations: readonly Migration[]): void {
  assert(
    migrations.every(({ number }, index) => number === index + 1),
    "migrations are numbered from 1 without a gap",
  );
  assertOurs(db, migrations.length);
  try {
    for (const step of migrations) if (step.number > versionOf(db)) takeStep(db, step);
  } catch (cause) {
    if (!isUnavailable(cause)) throw cause;
    throw new DatabaseRefused(
      "The disk didn't let the database be brought to this version. It takes as much free room as the database is large. Nothing is lost: make room, and start again.",
      { cause },
    );
  }
}

function takeStep(db: DatabaseSync, { number, sql, rewritesFile }: Migration): void {
  // Outside of a transaction; where it is cut off, the next start begins it again.
  // Its log is as large as the file, and would stay so for as long as the endpoint runs.
  if (rewritesFile === true && versionOf(db) > 0) db.exec("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)");
  inTransaction(db, () => {
    // Again, inside: another process may have been quicker.
    if (number <= versionOf(db)) return;
    db.exec(sql);
    db.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${number}`);
  });
}

function assertOurs(db: DatabaseSync, newest: number): void {
  const id = pragma(db, "application_id");
  const isEmpty = db.prepare("SELECT 1 FROM sqlite_schema LIMIT 1").get() === undefined;
  if (id !== applicationId && !isEmpty) {
    throw new DatabaseRefused("The file is a database of another program.");
  }
  if (versionOf(db) > newest) {
    throw new DatabaseRefused(
      `The database was written by a newer version of Satchel (form ${versionOf(db)}, this one knows ${newest}). Start that version.`,
    );
  }
}

function versionOf(db: DatabaseSync): number {
  return Number(pragma(db, "user_version"));
}

function pragma(db: DatabaseSync, name: string): unknown {
  return Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0];
}

function databaseOf(db: DatabaseSync, path: string): SqliteDatabase {
  const reader = path === inMemory ? db : connect(path, { readOnly: true });
  /** Closed with the database: an open one would keep the log from going into the file. */
  const longReaders = new Set<DatabaseSync>();
  const prepare = statementsOf(db);
  const readings = reader === db ? prepare : statementsOf(reader);
  return {
    db,
    reader,
    prepare,
    *rowsOfOneMoment(sql, ...values) {
      if (reader === db) return yield* db.prepare(sql).iterate(...values);
      const connection = connect(path, { readOnly: true });
      longReaders.add(connection);
      try {
        connection.exec("BEGIN");
        yield* connection.prepare(sql).iterate(...values);
      } finally {
        longReaders.delete(connection);
        if (connection.isOpen) connection.close();
      }
    },
    snapshot: (work) => inSnapshot(reader, () => work({ prepare: readings })),
    transaction: (work) => inTransaction(db, work),
    savepoint: (work) => inSavepoint(db, work),
    emptyLog: () => emptyLog(db),
    close() {
      if (!db.isOpen) return;
      for (const connection of longReaders) connection.close();
      if (reader !== db) reader.close();
      db.exec("PRAGMA wal_checkpoint(TRUNCATE)");
      db.close();
    },
  };
}

/** Without waiting for others: everything in the process would wait with it. */
function emptyLog(db: DatabaseSync): boolean {
  db.exec("PRAGMA busy_timeout = 0");
  try {
    return Number(pragma(db, "wal_checkpoint(TRUNCATE)")) === 0;
  } finally {
    db.exec(`PRAGMA busy_timeout = ${busyTimeoutMs}`);
  }
}

/** Each statement is prepared once a connection. The texts are our own, so there are few. */
function statementsOf(connection: DatabaseSync): (sql: string) => StatementSync {
  const statements = new Map<string, StatementSync>();
  return (sql) => {
    const known = statements.get(sql) ?? connection.prepare(sql);
    statements.set(sql, known);
    return known;
  };
}

function inSnapshot<T>(reader: DatabaseSync, work: () => T): T {
  // In memory the reader is the writer; no other can come between.
  if (reader.isTransaction) return work();
  reader.exec("BEGIN");
  try {
    return work();
  } finally {
    reader.exec("COMMIT");
  }
}

/** IMMEDIATE: the lock is taken at once, so a transaction never fails half way because another came first. */
function inTransaction<T>(db: DatabaseSync, work: () => T): T {
  assert(!db.isTransaction, "transactions don't nest; a part of one is a savepoint");
  db.exec("BEGIN IMMEDIATE");
  try {
    const result = work();
    assert(!(result instanceof Promise), "what waits inside a transaction would keep all others out");
    db.exec("COMMIT");
    return result;
  } catch (error) {
    // A full disk ends the transaction by itself.
    if (db.isTransaction) db.exec("ROLLBACK");
    throw error;
  }
}

function inSavepoint<T>(db: DatabaseSync, work: () => T): T {
  assert(db.isTransaction, "a savepoint is part of a transaction");
  db.exec("SAVEPOINT part");
  try {
    const result = work();
    db.exec("RELEASE part");
    return result;
  } catch (error) {
    if (db.isTransaction) db.exec("ROLLBACK TO part; RELEASE part");
    throw error;
  }
}
