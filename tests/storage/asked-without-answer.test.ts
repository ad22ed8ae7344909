/** A database that gives no answer, by everything that is asked of it: when that is told, and what another try does. */
import { describe, expect, test } from "vitest";
import { failureOf } from "../../src/storage/failures.ts";
import {
  everythingAsked,
  isFailure,
  outcomeOf,
  phoneToAsk,
  toldAfterMs,
  settled,
} from "../support/asked-of-phone.ts";
import { holdDatabase, neverEnds, nextTask } from "../support/browser-with-faults.ts";
import { contactWith, newEntry } from "../support/entries.ts";

describe.each(everythingAsked)("a phone %s", (where, writes, reads) => {
  describe.each(Object.entries(writes))("asked to %s", (_name, row) => {
    test("says at its time, and not before, that there is no answer, and is done by another try", async () => {
      const setting = await phoneToAsk(where);
      const ask = await row.ask(setting);
      const held = neverEnds();
      setting.browser.failNextWrites(held.fault);
      const writesBefore = setting.browser.writes.length;

      const first = settled(ask());
      while (setting.browser.writes.length === writesBefore) await nextTask();
      setting.clock.pass(row.toldAfterMs - 1);
      await nextTask();
      expect(first.answer).toBeUndefined();
      setting.clock.pass(1);
      await first.done;
      expect(outcomeOf(first.answer)).toBe("storage-slow");
      held.release();

      expect(outcomeOf(await ask())).toBe("done");
    });
  });

  test("says of every read after five seconds that there is no answer, and reads when it is asked again", async () => {
    const setting = await phoneToAsk(where);
    const told: Record<string, readonly unknown[]> = {};

    for (const [name, read] of Object.entries(reads)) {
      const release = await holdDatabase(setting.browser.healthy, setting.name);
      const asksBefore = setting.browser.transactions.length;
      const first = settled(read(setting));
      while (setting.browser.transactions.length === asksBefore) await nextTask();
      setting.clock.pass(toldAfterMs - 1);
      await nextTask();
      const tooEarly = first.answer;
      setting.clock.pass(1);
      const late = await first.done;
      release();
      told[name] = [
        tooEarly,
        failureOf((late as { error: unknown }).error)?.kind,
        isFailure(await settled(read(setting)).done),
      ];
    }

    expect(told).toEqual(
      Object.fromEntries(Object.keys(reads).map((name) => [name, [undefined, "storage-slow", false]])),
    );
  });
});

test("gets another handle after one that never answered, and stores once what was tried on both", async () => {
  const { browser, clock, phone } = await phoneToAsk("alone");
  const entry = newEntry(contactWith(1));
  const writesBefore = browser.writes.length;
  browser.deafen();

  const first = phone.save(entry);
  while (browser.writes.length === writesBefore) await nextTask();
  clock.pass(toldAfterMs);
  expect(outcomeOf(await first)).toBe("storage-slow");

  expect(outcomeOf(await phone.save(entry))).toBe("done");
  expect(await phone.storedCount()).toMatchObject({ events: 2 });
});
