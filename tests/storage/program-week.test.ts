/** What a program's phone counts of the last seven days, by item. */
import { describe, expect, test } from "vitest";
import { addDays } from "../../src/domain/local-date.ts";
import { encounterOf, localDate } from "../support/builders.ts";
import { BrowserWithFaults } from "../support/browser-with-faults.ts";
import { changeRow, rowsOf } from "../support/stored-rows.ts";
import {
  contactOn,
  dosesOn,
  fixEntry,
  mustSave,
  newEntry,
  storedEvents,
  unitsOut,
  voidEntry,
} from "../support/entries.ts";
import { openTestPhone } from "../support/open-test-phone.ts";
import { PretendEndpoint } from "../support/pretend-endpoint.ts";
import { exchange, programDatabase, programPhone } from "../support/program-phone.ts";
import { valueOf } from "../support/results.ts";

const monday = localDate("2026-03-09");

describe("the week of a program's phone", () => {
  test("counts what went out by item, and no contacts, people or month", async () => {
    const { indexedDB, phone } = await programPhone();

    await mustSave(phone, newEntry(contactOn(monday, 2)));
    await mustSave(phone, newEntry(contactOn(monday, 3)));

    expect(await phone.dayTotals(monday)).toEqual([{ measure: "out", code: "NLX-NAS-4", value: 5 }]);
    expect(await rowsOf(indexedDB, "rollups", programDatabase)).toEqual([]);
  });

  test("follows fixes, voids and undo", async () => {
    const { phone } = await programPhone();
    const first = await mustSave(phone, newEntry(contactOn(monday, 2)));
    const second = await mustSave(phone, newEntry(contactOn(monday, 3)));

    await mustSave(phone, fixEntry(first, { ...contactOn(monday, 7), id: first.record }));
    const voided = await mustSave(phone, voidEntry(second));
    const afterBoth = await dosesOn(phone, monday);
    valueOf(await phone.undo(voided));

    expect([afterBoth, await dosesOn(phone, monday)]).toEqual([7, 10]);
  });

  test("lets the totals of a week ago go with the first contact of a new day", async () => {
    const { indexedDB, phone } = await programPhone();
    for (let day = 0; day < 8; day++) {
      await mustSave(phone, newEntry(contactOn(addDays(monday, day), 1)));
    }

    const rows = await rowsOf(indexedDB, "dayTotals", programDatabase);

    expect(rows.map(({ day }) => day)).toEqual([1, 2, 3, 4, 5, 6, 7].map((day) => addDays(monday, day)));
  });

  test("begins no day anew with the difference of a late fix", async () => {
    const { phone } = await programPhone();
    const old = await mustSave(phone, newEntry(contactOn(monday, 4)));
    await mustSave(phone, newEntry(contactOn(addDays(monday, 7), 1)));

    await mustSave(phone, fixEntry(old, { ...contactOn(monday, 6), id: old.record }));

    expect(await dosesOn(phone, monday)).toBeUndefined();
  });

  test("counts again on the right day after a clock that was years ahead", async () => {
    const { phone } = await programPhone();
    await mustSave(phone, newEntry(contactOn("2031-01-01", 1)));

    await mustSave(phone, newEntry(contactOn(monday, 2)));
    await mustSave(phone, newEntry(contactOn(monday, 2)));

    expect(await dosesOn(phone, monday)).toBe(4);
  });

  test("opens no past day for what was typed back from paper", async () => {
    const { phone } = await programPhone();
    await mustSave(phone, newEntry(contactOn(monday, 1)));

    await mustSave(phone, newEntry(contactOn(addDays(monday, -7), 9, { via: "typed" })));
    await mustSave(phone, newEntry(contactOn(addDays(monday, -6), 5, { via: "typed" })));

    expect(await dosesOn(phone, addDays(monday, -7))).toBeUndefined();
    expect(await dosesOn(phone, addDays(monday, -6))).toBe(5);
  });

  test("takes one trip for the next contact of an evening, also after a reply", async () => {
    const browser = new BrowserWithFaults();
    const { phone, sync } = await programPhone({ indexedDB: browser.indexedDB });
    const endpoint = new PretendEndpoint();
    await mustSave(phone, newEntry(encounterOf()));
    await exchange(sync, endpoint);
    const before = browser.writes.length;

    await mustSave(phone, newEntry(encounterOf()));

    expect(browser.writes.length - before).toBe(1);
    expect(await storedEvents(phone)).toBe(2);
  });

  test("counts once what two tabs save at the same moment", async () => {
    const { phone, openOtherTab } = await programPhone();
    const other = await openOtherTab();
    const day = "2026-03-08";

    await Promise.all([phone, other, phone, other].map((tab) => mustSave(tab, newEntry(contactOn(day, 1)))));

    expect(await unitsOut(phone)).toBe(4);
    expect(await phone.check()).toMatchObject({ events: 4, records: 4, differences: [] });
  });

  test("drops totals that were counted by other rules", async () => {
    const { indexedDB, phone } = await programPhone();
    const saved = await mustSave(phone, newEntry(contactOn(monday, 2)));
    phone.close();
    await changeRow(indexedDB, "meta", "log", (row) => ({ ...row, fold: 0 }), programDatabase);

    const reopened = await openTestPhone({ indexedDB, name: programDatabase });
    await mustSave(reopened, fixEntry(saved, { ...contactOn(monday, 5), id: saved.record }));

    expect(await reopened.dayTotals(monday)).toEqual([]);
    await mustSave(reopened, newEntry(contactOn(monday, 3)));
    expect(await dosesOn(reopened, monday)).toBe(3);
  });
});
