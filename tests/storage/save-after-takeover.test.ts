/** Another tab upgraded the database or wiped it: this one writes no more. */
import { describe, expect, test } from "vitest";
import { encounterOf, localDate } from "../support/builders.ts";
import { transactionsAsked } from "../support/browser-with-faults.ts";
import { answerTo, openNatively, rowsOf } from "../support/stored-rows.ts";
import { newEntry } from "../support/entries.ts";
import { phoneWithFaults } from "../support/phone-with-faults.ts";

const day = localDate("2026-03-08");

describe("save after another tab took the database away", () => {
  test("says that a newer version is open, and the page is told", async () => {
    const { browser, phone, entry } = await phoneWithFaults();
    const told = new Promise((resolve) => phone.onClosed(resolve));
    const newer = await openNatively(browser.healthy, "satchel", 20);

    const saved = await phone.save(entry);

    expect(await told).toBe("database-newer");
    expect(saved).toEqual({ ok: false, error: { kind: "database-newer" } });
    expect(await answerTo(newer.transaction("events").objectStore("events").count())).toBe(0);
  });

  test("finishes the save that was under way", async () => {
    const { browser, phone, entry } = await phoneWithFaults();
    const saving = phone.save(entry);
    await transactionsAsked(browser, 1);

    const newer = await openNatively(browser.healthy, "satchel", 20);

    expect(await saving).toMatchObject({ ok: true });
    expect(await answerTo(newer.transaction("events").objectStore("events").count())).toBe(1);
  });

  test("says that the phone was wiped, and fills no new database", async () => {
    const { browser, phone, entry } = await phoneWithFaults();
    const told = new Promise((resolve) => phone.onClosed(resolve));
    await answerTo(browser.healthy.deleteDatabase("satchel"));

    const saved = await phone.save(entry);

    expect(await told).toBe("database-deleted");
    expect(saved).toEqual({ ok: false, error: { kind: "database-deleted" } });
    expect(await browser.healthy.databases()).toEqual([]);
  });

  test("notices a wipe that nobody told of", async () => {
    const { browser, phone, entry } = await phoneWithFaults();
    await phone.save(entry);
    browser.forceClose();
    await answerTo(browser.healthy.deleteDatabase("satchel"));

    const saved = await phone.save(newEntry(encounterOf()));

    expect(saved).toEqual({ ok: false, error: { kind: "database-deleted" } });
    await expect(phone.bookOfDay(day, { limit: 1 })).rejects.toMatchObject({
      failure: { kind: "database-deleted" },
    });
  });

  test("notices a wipe behind a read for which Dexie opened the database by itself", async () => {
    const { browser, phone, entry } = await phoneWithFaults();
    browser.dropConnections();
    await answerTo(browser.healthy.deleteDatabase("satchel"));
    await phone.bookOfDay(day, { limit: 1 });

    const saved = await phone.save(entry);

    expect(saved).toEqual({ ok: false, error: { kind: "database-deleted" } });
    expect(await rowsOf(browser.healthy, "events")).toEqual([]);
  });

  test("rejects what is asked after the phone was closed", async () => {
    const { phone, entry } = await phoneWithFaults();
    phone.close();

    const saved = await phone.save(entry);

    expect(saved).toMatchObject({ ok: false, error: { kind: "storage-lost" } });
  });
});
