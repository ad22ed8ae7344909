/**
 * Every way a browser's database fails, by everything that is asked of it: what
 * is done about it, and what is stored afterwards.
 */
import { describe, expect, test } from "vitest";
import type { SaveFailure } from "../../src/storage/phone.ts";
import { everythingAsked, isFailure, outcomeOf, phoneToAsk, settled } from "../support/asked-of-phone.ts";
import {
  abortAtCommit,
  abortWithReason,
  type BrowserWithFaults,
  type Fault,
  throwOnWrite,
} from "../support/browser-with-faults.ts";
import { dumpDatabase } from "../support/database-fixture.ts";
import { contactWith, newEntry } from "../support/entries.ts";

/** It is done all the same, or this is said. */
type Outcome = "done" | SaveFailure["kind"];

interface Failure {
  readonly happens: (browser: BrowserWithFaults) => void;
  readonly outcome: Outcome;
}

const lostWith = (name: string) => new DOMException("The browser's own words", name);
const fails = (...faults: readonly Fault[]) => {
  return (browser: BrowserWithFaults) => browser.failNextWrites(...faults);
};

const failures: Record<string, Failure> = {
  "a connection closed with a close event": {
    happens: (browser) => browser.forceClose(),
    outcome: "done",
  },
  "a connection closed without a word": {
    happens: (browser) => browser.dropConnections(),
    outcome: "done",
  },
  "an InvalidStateError": { happens: fails(throwOnWrite(lostWith("InvalidStateError"))), outcome: "done" },
  "a TransactionInactiveError": {
    happens: fails(throwOnWrite(lostWith("TransactionInactiveError"))),
    outcome: "done",
  },
  "an UnknownError": { happens: fails(abortWithReason("UnknownError")), outcome: "done" },
  "an abort by a suspension": { happens: fails(abortWithReason("AbortError")), outcome: "done" },
  "an abort without a reason": { happens: fails(abortWithReason(null)), outcome: "done" },
  "no room for a row": {
    happens: fails(throwOnWrite(lostWith("QuotaExceededError"))),
    outcome: "storage-full",
  },
  "no room, said by the abort": {
    happens: fails(abortWithReason("QuotaExceededError")),
    outcome: "storage-full",
  },
  "no room at the commit, inside an AbortError": {
    happens: fails(
      throwOnWrite(
        Object.assign(lostWith("AbortError"), {
          inner: lostWith("QuotaExceededError"),
        }),
      ),
    ),
    outcome: "storage-full",
  },
  "a refusal that nobody knows": {
    happens: fails(throwOnWrite(lostWith("DataError"))),
    outcome: "unexpected",
  },
  // Last: it stays dead.
  "a handle that stays dead": { happens: (browser) => browser.die(), outcome: "storage-lost" },
};

const expectedOutcomes = Object.entries(failures).map(([name, { outcome }]) => [name, outcome] as const);

describe.each(everythingAsked)("a phone %s", (where, writes, reads) => {
  describe.each(Object.entries(writes))("asked to %s", (_name, row) => {
    test("is done, or says which failure it was and has stored nothing", async () => {
      const setting = await phoneToAsk(where);
      const told: Record<string, unknown> = {};
      const leftBehind: string[] = [];

      for (const [name, { happens, outcome }] of Object.entries(failures)) {
        const ask = await row.ask(setting);
        const before = await dumpDatabase(setting.browser.healthy, setting.name);
        happens(setting.browser);
        told[name] = outcomeOf(await ask());
        const after = await dumpDatabase(setting.browser.healthy, setting.name);
        if (outcome !== "done" && after !== before) leftBehind.push(name);
      }

      expect(told).toEqual(Object.fromEntries(expectedOutcomes));
      expect(leftBehind).toEqual([]);
    });
  });

  test.each(["forceClose", "dropConnections"] as const)("reads everything after %s", async (how) => {
    const setting = await phoneToAsk(where);
    const failed: string[] = [];

    for (const [name, read] of Object.entries(reads)) {
      setting.browser[how]();
      if (isFailure(await settled(read(setting)).done)) failed.push(name);
    }

    expect(failed).toEqual([]);
  });
});

test("aborts a save at its commit where there is no room for it, as Chromium does", async () => {
  const { browser, phone } = await phoneToAsk("alone");
  browser.failNextWrites(abortAtCommit("QuotaExceededError"));

  const saved = await phone.save(newEntry(contactWith(1)));

  expect(outcomeOf(saved)).toBe("storage-full");
  expect(await phone.storedCount()).toMatchObject({ events: 1 });
});
