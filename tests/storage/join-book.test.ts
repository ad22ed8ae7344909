/** How the book of a phone that joins is kept, from its first row on. */
import { IDBFactory } from "fake-indexeddb";
import { describe, expect, test } from "vitest";
import type { BookSettings } from "../../src/domain/program.ts";
import { joinProgram } from "../../src/storage/join.ts";
import { abortWithReason, BrowserWithFaults } from "../support/browser-with-faults.ts";
import { rowsOf } from "../support/stored-rows.ts";
import { encounterOf, programOf } from "../support/builders.ts";
import { openTestPhone } from "../support/open-test-phone.ts";
import {
  enrolmentOf,
  joiningOf,
  programDatabase,
  programOptions,
  settingsOf,
} from "../support/program-phone.ts";
import { valueOf } from "../support/results.ts";

const today = encounterOf({ day: "2026-03-08" });

function joiningWith(book: BookSettings | undefined) {
  const program = { ...programOf(), ...(book && { book }) };
  return joiningOf({
    enrolment: enrolmentOf({ settings: settingsOf({ program }) }),
    records: [{ record: today, rev: 1 }],
  });
}

describe("the book of a phone that joins", () => {
  test.each([
    [undefined, "device", 1],
    [{ custody: "device", days: 7 }, "device", 1],
    [{ custody: "memory", days: 0 }, "memory", 0],
    [{ custody: "passphrase", days: 30 }, "memory", 0],
  ] satisfies [BookSettings | undefined, string, number][])(
    "where the program wants %j, begins with its key in: %s",
    async (book, custody, rows) => {
      const indexedDB = new IDBFactory();

      valueOf(await joinProgram(programOptions({ indexedDB }), joiningWith(book)));

      const metas = await rowsOf(indexedDB, "meta", programDatabase);
      const first = metas.find(({ name }) => name === "book");
      expect(first).toMatchObject({ kept: { custody }, days: book?.days ?? 0 });
      expect(Object.keys(first?.["kept"] as object).includes("key")).toBe(custody === "device");
      expect(await rowsOf(indexedDB, "book", programDatabase)).toHaveLength(rows);
      expect(await rowsOf(indexedDB, "events", programDatabase)).toHaveLength(1);
    },
  );

  test("opens with what the joining wrote", async () => {
    const options = programOptions({ indexedDB: new IDBFactory() });
    valueOf(await joinProgram(options, joiningWith({ custody: "device", days: 7 })));

    const phone = await openTestPhone(options);

    expect(phone.book?.facts()).toEqual({ custody: "device", days: 7, isOpen: true });
    expect(await phone.bookRow(today.id)).toMatchObject({ kind: "readable" });
  });
});

test("joining is one strict transaction", async () => {
  const browser = new BrowserWithFaults();

  valueOf(
    await joinProgram(
      programOptions({ indexedDB: browser.indexedDB }),
      joiningWith({ custody: "device", days: 0 }),
    ),
  );

  expect(browser.writes).toEqual([{ mode: "readwrite", durability: "strict" }]);
});

test("a joining that fails leaves nothing of it behind, no key either", async () => {
  const browser = new BrowserWithFaults();
  browser.failNextWrites(abortWithReason("QuotaExceededError"));

  const failed = await joinProgram(
    programOptions({ indexedDB: browser.indexedDB }),
    joiningWith({ custody: "device", days: 0 }),
  );

  expect(failed).toMatchObject({ ok: false, error: { kind: "storage-full" } });
  const metas = await rowsOf(browser.indexedDB, "meta", programDatabase);
  expect(metas.map(({ name }) => name)).toEqual(["log"]);
  expect(await rowsOf(browser.indexedDB, "events", programDatabase)).toEqual([]);
});
