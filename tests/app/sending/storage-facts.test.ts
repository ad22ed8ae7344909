/** What the lead's list says of a phone's storage: the numbers of its browser, and no guess where that is silent. */
import { expect, onTestFinished, test } from "vitest";
import { storageFacts } from "../../../src/app/sending/start-team.ts";
import { TimersByHand } from "../../support/timers-by-hand.ts";

test("tells how often the storage was emptied, where it was", async () => {
  expect(await storageFacts(2)).toMatchObject({ losses: 2 });
  expect(await storageFacts(0)).not.toHaveProperty("losses");
});

/** A browser that tells this of its storage, and not more. */
function browserTells(storage: Partial<Pick<StorageManager, "persisted" | "estimate">>) {
  Object.defineProperty(navigator, "storage", { configurable: true, value: storage });
  onTestFinished(() => void Reflect.deleteProperty(navigator, "storage"));
}

const used = (usage: number, quota: number) => ({ estimate: async () => ({ usage, quota }) });

test.each([true, false])("tells that the browser keeps the records: %s, as it said", async (persisted) => {
  browserTells({ persisted: async () => persisted, ...used(31_000_000, 100_000_000) });

  expect(await storageFacts(0)).toEqual({ persisted, usedPercent: 31 });
});

test.each([
  [0, 0],
  [4_400_000, 4],
  [4_600_000, 5],
  [100_000_000, 100],
  // A quota may go by the room on the disk, and fall below what is used.
  [250_000_000, 100],
])("tells %i bytes of a hundred million as %i per cent", async (usage, usedPercent) => {
  browserTells(used(usage, 100_000_000));

  expect(await storageFacts(0)).toEqual({ usedPercent });
});

test("tells nothing of a room that has no size, and nothing that the browser refuses to say", async () => {
  const refuse = () => Promise.reject(new DOMException("Private", "SecurityError"));
  browserTells({ persisted: refuse, ...used(0, 0) });
  expect(await storageFacts(0)).toEqual({});

  browserTells({ persisted: async () => true, estimate: refuse });
  expect(await storageFacts(2)).toEqual({ losses: 2, persisted: true });
});

test("keeps nothing waiting where the browser doesn't answer", async () => {
  const silent = () => new Promise<never>(() => undefined);
  browserTells({ persisted: silent, estimate: silent });
  const clock = new TimersByHand(0);

  const facts = storageFacts(1, clock.timer);
  clock.advance(2_000);

  expect(await facts).toEqual({ losses: 1 });
});
