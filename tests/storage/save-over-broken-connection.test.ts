/** A connection that dies under a save, as Safari drops those of a suspended page. */
import { describe, expect, test } from "vitest";
import { encounterOf, localDate } from "../support/builders.ts";
import { abortWithReason, storeButReportLost, throwOnWrite } from "../support/browser-with-faults.ts";
import { newEntry, storedEvents } from "../support/entries.ts";
import { phoneWithFaults } from "../support/phone-with-faults.ts";

const day = localDate("2026-03-08");

describe("save over a connection that breaks", () => {
  test.each([
    ["was aborted without a reason", abortWithReason(null)],
    ["was aborted by a suspension", abortWithReason("AbortError")],
    ["failed for an unknown reason", abortWithReason("UnknownError")],
  ])("opens it again and saves when the transaction %s", async (_, fault) => {
    const { browser, phone, entry } = await phoneWithFaults();
    browser.failNextWrites(fault);

    const saved = await phone.save(entry);

    expect(saved.ok).toBe(true);
    expect(browser.openings).toBe(2);
    expect(await storedEvents(phone)).toBe(1);
  });

  test("opens it again when the browser closed it behind the page's back", async () => {
    const { browser, phone, entry } = await phoneWithFaults();
    browser.dropConnections();

    const saved = await phone.save(entry);

    expect(saved.ok).toBe(true);
    expect(await storedEvents(phone)).toBe(1);
  });

  test("opens it again after a forced close", async () => {
    const { browser, phone, entry } = await phoneWithFaults();
    browser.forceClose();

    const saved = await phone.save(entry);

    expect(saved.ok).toBe(true);
  });

  test("heals reads in the same way", async () => {
    const { browser, phone, entry } = await phoneWithFaults();
    await phone.save(entry);
    browser.forceClose();
    const afterForcedClose = await phone.bookOfDay(day, { limit: 5 });
    browser.dropConnections();

    const afterDrop = await phone.bookOfDay(day, { limit: 5 });

    expect(afterForcedClose).toHaveLength(1);
    expect(afterDrop).toHaveLength(1);
  });

  test("opens it again once for all saves that met the same broken connection", async () => {
    const { browser, phone } = await phoneWithFaults();
    browser.dropConnections();

    const saved = await Promise.all(Array.from({ length: 5 }, () => phone.save(newEntry(encounterOf()))));

    expect(saved.every(({ ok }) => ok)).toBe(true);
    expect(browser.openings).toBe(2);
    expect((await phone.check()).differences).toEqual([]);
  });

  test("stores the entry once when it was on disk before the connection broke", async () => {
    const { browser, phone, entry } = await phoneWithFaults();
    browser.failNextWrites(storeButReportLost());

    const saved = await phone.save(entry);

    expect(saved).toMatchObject({ ok: true, value: { event: entry.event } });
    expect(await storedEvents(phone)).toBe(1);
  });

  test("gives up as lost after opening it three times again", async () => {
    const { browser, phone, entry } = await phoneWithFaults();
    browser.die();

    const saved = await phone.save(entry);

    expect(saved).toMatchObject({ ok: false, error: { kind: "storage-lost" } });
    expect(browser.openings).toBe(4);
    expect(await storedEvents(phone)).toBe(0);
  });

  test("gives up as lost after three more aborts, and not after two", async () => {
    const { browser, phone, entry } = await phoneWithFaults();
    const abort = abortWithReason("AbortError");
    browser.failNextWrites(abort, abort, abort, abort);

    const lost = await phone.save(entry);
    browser.failNextWrites(abort, abort, abort);
    const saved = await phone.save(entry);

    expect(lost).toMatchObject({ ok: false, error: { kind: "storage-lost" } });
    expect(saved.ok).toBe(true);
  });

  test("keeps the browser's own error as the cause", async () => {
    const { browser, phone, entry } = await phoneWithFaults();
    const cause = new DOMException("A surprise", "DataError");
    browser.failNextWrites(throwOnWrite(cause));

    const saved = await phone.save(entry);

    expect(saved).toEqual({ ok: false, error: { kind: "unexpected", cause } });
  });

  test("lets our own mistakes through to the top handler", async () => {
    const { browser, phone, entry } = await phoneWithFaults();
    browser.failNextWrites(throwOnWrite(new TypeError("our own")));

    await expect(phone.save(entry)).rejects.toThrow("our own");
    expect(await storedEvents(phone)).toBe(0);
  });
});
