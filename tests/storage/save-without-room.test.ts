/** A phone without room: every way in which a browser says so, each injected. */
import { describe, expect, test } from "vitest";
import { abortAtCommit, abortWithReason, throwOnWrite } from "../support/browser-with-faults.ts";
import { storedEvents } from "../support/entries.ts";
import { phoneWithFaults } from "../support/phone-with-faults.ts";

describe("save without room on the phone", () => {
  const quota = new DOMException("No room", "QuotaExceededError");

  test.each([
    ["a write that throws", throwOnWrite(quota)],
    ["an abort without an error event", abortWithReason("QuotaExceededError")],
    ["an abort after the last row was written", abortAtCommit("QuotaExceededError")],
    [
      "an abort that wraps the reason",
      throwOnWrite(Object.assign(new DOMException("Aborted", "AbortError"), { inner: quota })),
    ],
  ])("says so when it shows as %s, and stores nothing", async (_, fault) => {
    const { browser, phone, entry } = await phoneWithFaults();
    browser.failNextWrites(fault);

    const saved = await phone.save(entry);

    expect(saved).toMatchObject({ ok: false, error: { kind: "storage-full" } });
    expect(await storedEvents(phone)).toBe(0);
    expect(browser.writes).toHaveLength(1);
  });

  test("saves the same entry once there is room", async () => {
    const { browser, phone, entry } = await phoneWithFaults();
    browser.failNextWrites(abortWithReason("QuotaExceededError"));
    await phone.save(entry);

    const saved = await phone.save(entry);

    expect(saved).toMatchObject({ ok: true, value: { event: entry.event, rev: 1 } });
  });
});
