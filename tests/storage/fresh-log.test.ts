import { IDBFactory } from "fake-indexeddb";
import { expect, test, vi } from "vitest";
import { databaseNames } from "../../src/storage/database-names.ts";
import { beginFreshLog } from "../../src/storage/fresh-log.ts";
import { TimersByHand } from "../support/timers-by-hand.ts";

test("a database is made and deleted, and nothing of it stays", async () => {
  const factory = new IDBFactory();
  const [open, deleteDatabase] = [vi.spyOn(factory, "open"), vi.spyOn(factory, "deleteDatabase")];

  await beginFreshLog(factory, new TimersByHand(0).timer);

  expect(open).toHaveBeenCalledExactlyOnceWith(databaseNames.scratch);
  expect(deleteDatabase).toHaveBeenCalledExactlyOnceWith(databaseNames.scratch);
  expect(await factory.databases()).toEqual([]);
});

test("one that a kill left behind is deleted at the next start", async () => {
  const factory = new IDBFactory();
  factory.open(databaseNames.scratch).addEventListener("success", function () {
    this.result.close();
  });

  await beginFreshLog(factory, new TimersByHand(0).timer);

  expect(await factory.databases()).toEqual([]);
});

test("two tabs that start at once don't keep each other waiting", async () => {
  const factory = new IDBFactory();
  const { timer } = new TimersByHand(0);

  await Promise.all([beginFreshLog(factory, timer), beginFreshLog(factory, timer)]);

  expect(await factory.databases()).toEqual([]);
});

test("a browser that refuses doesn't keep the phone from opening", async () => {
  const factory = new IDBFactory();
  vi.spyOn(factory, "open").mockImplementation(() => {
    throw new DOMException("Not here", "SecurityError");
  });

  await expect(beginFreshLog(factory, new TimersByHand(0).timer)).resolves.toBeUndefined();
});

test("a browser that never answers keeps the phone from opening for two seconds", async () => {
  const factory = new IDBFactory();
  const timers = new TimersByHand(0);
  vi.spyOn(factory, "open").mockReturnValue(new EventTarget() as IDBOpenDBRequest);
  const onEnd = vi.fn<() => void>();

  const begun = beginFreshLog(factory, timers.timer).finally(onEnd);
  timers.advance(1999);
  await Promise.resolve();
  expect(onEnd).not.toHaveBeenCalled();
  timers.advance(1);
  await begun;

  expect(onEnd).toHaveBeenCalledOnce();
});
