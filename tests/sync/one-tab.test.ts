import { describe, expect, test, vi } from "vitest";
import { oneTabByLock } from "../../src/sync/one-tab.ts";
import { TimersByHand } from "../support/timers-by-hand.ts";

describe("oneTabByLock", () => {
  test("runs in one tab at a time, and says so to the other", async () => {
    const locks = new LocksInMemory().asManager();
    const [one, other] = [oneTabByLock("send", locks), oneTabByLock("send", locks)];
    let release: () => void = () => undefined;
    const first = one(() => new Promise((resolve) => (release = resolve)));

    const second = await other(async () => undefined);
    release();

    expect([await first, second]).toEqual([true, false]);
    expect(await other(async () => undefined)).toBe(true);
  });

  test("runs in each tab of a browser without locks", async () => {
    const runs: string[] = [];
    const oneTab = oneTabByLock("send", undefined);

    await Promise.all([
      oneTab(async () => void runs.push("one")),
      oneTab(async () => void runs.push("other")),
    ]);

    expect(runs).toEqual(["one", "other"]);
  });

  test("goes on without a lock of which the browser says nothing, and lets go of it should it come", async () => {
    const clock = new TimersByHand(0);
    const locks = new LocksInMemory();
    const asked = Promise.withResolvers<void>();
    const oneTab = oneTabByLock("send", locksAfter(asked.promise, locks), clock.timer);
    const runs: string[] = [];

    const ran = oneTab(async () => void runs.push("run"));
    clock.advance(4_999);
    await Promise.resolve();
    const before = [...runs];
    clock.advance(1);

    expect([before, await ran, runs]).toEqual([[], true, ["run"]]);
    asked.resolve();
    await asked.promise;
    await vi.waitFor(() => expect(locks.given).toBe(1));
    expect(await oneTabByLock("send", locks.asManager())(async () => undefined)).toBe(true);
    expect(runs).toEqual(["run"]);
  });

  test("is over with the work, also where the browser never says that the lock was let go of", async () => {
    const locks = { request: (_: string, __: LockOptions, take: LockTaker) => never(take({ name: "send" })) };

    expect(await oneTabByLock("send", locks as unknown as LockManager)(async () => undefined)).toBe(true);
  });

  test("sends from a page to which the browser refuses the lock", async () => {
    const refused = new DOMException("The document is not active", "InvalidStateError");
    const locks = { request: () => Promise.reject(refused) };
    const runs: string[] = [];

    const ran = await oneTabByLock(
      "send",
      locks as unknown as LockManager,
    )(async () => void runs.push("run"));

    expect([ran, runs]).toEqual([true, ["run"]]);
  });

  test("lets go of the lock after work that failed, and passes the failure on", async () => {
    const locks = new LocksInMemory().asManager();
    const oneTab = oneTabByLock("send", locks);

    await expect(oneTab(() => Promise.reject(new Error("broken")))).rejects.toThrow("broken");

    await vi.waitFor(async () => expect(await oneTab(async () => undefined)).toBe(true));
  });
});

type LockTaker = (lock: { name: string } | null) => unknown;

async function never(_taken: unknown): Promise<never> {
  return new Promise<never>(() => undefined);
}

/** Of a browser that answers late. */
function locksAfter(answered: Promise<void>, locks: LocksInMemory): LockManager {
  const request = async (
    name: string,
    options: LockOptions,
    take: (lock: { name: string } | null) => Promise<void>,
  ) => {
    await answered;
    return locks.request(name, options, take);
  };
  return { request } as unknown as LockManager;
}

class LocksInMemory {
  #isHeld = false;
  /** How often it was given to somebody. */
  given = 0;

  asManager(): LockManager {
    return this as unknown as LockManager;
  }

  async request<T>(name: string, _options: LockOptions, work: (lock: { name: string } | null) => Promise<T>) {
    if (this.#isHeld) return work(null);
    this.#isHeld = true;
    this.given += 1;
    try {
      return await work({ name });
    } finally {
      this.#isHeld = false;
    }
  }
}
