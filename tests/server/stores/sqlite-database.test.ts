import { statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "vitest";
import { DatabaseRefused, inMemory, openDatabase } from "../../../src/server/stores/sqlite-database.ts";
import { migrations } from "../../../src/server/migrations/all.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const boxes = { number: 1, says: "Boxes.", sql: "CREATE TABLE boxes (size INTEGER NOT NULL) STRICT" };
const lids = { number: 2, says: "Lids.", sql: "CREATE TABLE lids (size INTEGER NOT NULL) STRICT" };

function setup(given = [boxes]) {
  const path = join(temporaryFolder(), "satchel.sqlite");
  const database = openDatabase(path, { migrations: given });
  const sizes = () =>
    database.reader
      .prepare("SELECT size FROM boxes ORDER BY size")
      .all()
      .map(({ size }) => size);
  const add = (size: number) => database.prepare("INSERT INTO boxes VALUES (?)").run(size);
  return { path, database, sizes, add };
}

describe("openDatabase", () => {
  test("makes a file that only its owner can read, with a log and full synchronisation", () => {
    const { path, database } = setup();

    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(database.db.prepare("PRAGMA journal_mode").get()).toEqual({ journal_mode: "wal" });
    expect(database.db.prepare("PRAGMA synchronous").get()).toEqual({ synchronous: 2 });
    expect(database.db.prepare("PRAGMA foreign_keys").get()).toEqual({ foreign_keys: 1 });
    database.close();
  });

  test("has every table of the endpoint STRICT, with the program first in its key", () => {
    const database = openDatabase(inMemory);

    const tables = database.db
      .prepare("SELECT name, strict FROM pragma_table_list WHERE schema = 'main'")
      .all();
    const ours = tables.filter(({ name }) => !String(name).startsWith("sqlite_"));
    const records = [
      "cells",
      "changes",
      "counters",
      "events",
      "heads",
      "logs",
      "months",
      "quarantine",
      "receipts",
      "witnesses",
    ];
    const firstKeys = records.map(
      (name) => database.db.prepare("SELECT name FROM pragma_table_info(?) WHERE pk = 1").get(name)?.["name"],
    );
    database.close();

    expect(ours.map(({ name }) => name)).toEqual(expect.arrayContaining(records));
    expect(ours.every(({ strict }) => strict === 1)).toBe(true);
    expect(firstKeys).toEqual(records.map(() => "program"));
  });

  test("leaves no log of the file's size behind where it writes the file anew", () => {
    const { path, database, add } = setup();
    database.transaction(() => {
      for (let size = 0; size < 100_000; size += 1) add(size);
    });
    database.close();

    const newer = openDatabase(path, { migrations: [boxes, { ...lids, rewritesFile: true }] });

    expect(statSync(`${path}-wal`).size).toBeLessThan(statSync(path).size / 4);
    newer.close();
  });

  test("brings an older file forward and keeps what is in it", () => {
    const { path, database, add } = setup();
    add(7);
    database.close();

    const newer = openDatabase(path, { migrations: [boxes, lids] });
    const found = newer.reader
      .prepare("SELECT (SELECT max(size) FROM boxes) AS box, count(*) AS lids FROM lids")
      .get();
    newer.close();

    expect(found).toEqual({ box: 7, lids: 0 });
  });

  test("leaves a file as it was where a step fails", () => {
    const { path, database } = setup();
    database.close();
    const broken = { ...lids, sql: `${lids.sql}; CREATE TABLE boxes (size INTEGER) STRICT` };

    expect(() => openDatabase(path, { migrations: [boxes, broken] })).toThrow("already exists");

    const again = openDatabase(path, { migrations: [boxes, lids] });
    expect(again.db.prepare("PRAGMA user_version").get()).toEqual({ user_version: 2 });
    again.close();
  });

  test("says where the disk has no room for a step, and goes on once it has", () => {
    const { path, database, add } = setup();
    add(7);
    database.close();
    // A disk on which the file may not grow.
    const withoutRoom = { ...lids, sql: `PRAGMA max_page_count = 1; ${lids.sql}` };

    expect(() => openDatabase(path, { migrations: [boxes, withoutRoom] })).toThrow(
      expect.objectContaining({
        name: "DatabaseRefused",
        message: expect.stringContaining("make room, and start again") as string,
      }),
    );

    const opened = openDatabase(path, { migrations: [boxes, lids] });
    expect(opened.prepare("SELECT size FROM boxes").all()).toEqual([{ size: 7 }]);
    expect(opened.prepare("SELECT size FROM lids").all()).toEqual([]);
    opened.close();
  });

  test("refuses a file of a newer version in one sentence", () => {
    const { path, database } = setup([boxes, lids]);
    database.close();

    expect(() => openDatabase(path, { migrations: [boxes] })).toThrow(
      new DatabaseRefused(
        "The database was written by a newer version of Satchel (form 2, this one knows 1). Start that version.",
      ),
    );
  });

  test("refuses another program's database, and a file that is none", () => {
    const folder = temporaryFolder();
    const [other, text] = [join(folder, "other.sqlite"), join(folder, "text.sqlite")];
    const foreign = new DatabaseSync(other);
    foreign.exec("CREATE TABLE theirs (a TEXT)");
    foreign.close();
    writeFileSync(text, "not a database at all, but long enough to look like one".repeat(40));

    expect(() => openDatabase(other)).toThrow(DatabaseRefused);
    expect(() => openDatabase(text)).toThrow(DatabaseRefused);
  });

  test("can't be written to through its reader", () => {
    const { database } = setup();

    expect(() => database.reader.exec("INSERT INTO boxes VALUES (1)")).toThrow("readonly");
    database.close();
  });

  test("numbers its steps from 1 without a gap", () => {
    expect(migrations.map(({ number }) => number)).toEqual(migrations.map((_, index) => index + 1));
  });
});

describe("transaction", () => {
  test("stores all of its work, seen by the reader only once it is committed", () => {
    const { database, add, sizes } = setup();

    const seenInside = database.transaction(() => {
      add(1);
      add(2);
      return sizes();
    });

    expect(seenInside).toEqual([]);
    expect(sizes()).toEqual([1, 2]);
    database.close();
  });

  test("stores nothing of work that fails, and passes the failure on", () => {
    const { database, add, sizes } = setup();

    const failing = () =>
      database.transaction(() => {
        add(1);
        throw new Error("half way");
      });

    expect(failing).toThrow("half way");
    expect(sizes()).toEqual([]);
    database.close();
  });

  test("refuses work that waits: others would be kept out", () => {
    const { database, add, sizes } = setup();

    expect(() =>
      database.transaction(async () => {
        add(1);
        await Promise.resolve();
      }),
    ).toThrow("waits inside a transaction");
    expect(sizes()).toEqual([]);
    database.close();
  });

  test("keeps the other parts when one fails", () => {
    const { database, add, sizes } = setup();

    database.transaction(() => {
      database.savepoint(() => add(1));
      expect(() =>
        database.savepoint(() => {
          add(2);
          throw new Error("this part only");
        }),
      ).toThrow("this part only");
      database.savepoint(() => add(3));
    });

    expect(sizes()).toEqual([1, 3]);
    database.close();
  });

  test("is in the file alone once it is closed", () => {
    const { path, database, add } = setup();
    add(5);
    database.close();

    expect(() => statSync(`${path}-wal`)).toThrow("ENOENT");
    const alone = new DatabaseSync(path, { readOnly: true });
    expect(alone.prepare("SELECT size FROM boxes").all()).toEqual([{ size: 5 }]);
    alone.close();
  });
});
