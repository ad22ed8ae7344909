import { describe, expect, test } from "vitest";
import { oneTabByLock } from "../../src/sync/one-tab.ts";

describe("oneTabByLock", () => {
  test("runs in one tab at a time, and says so to the other", async () => {
    const locks = new LocksInMemory() as unknown as LockManager;
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
});

class LocksInMemory {
  #isHeld = false;

  async request<T>(name: string, _options: LockOptions, work: (lock: { name: string } | null) => Promise<T>) {
    if (this.#isHeld) return work(null);
    this.#isHeld = true;
    try {
      return await work({ name });
    } finally {
      this.#isHeld = false;
    }
  }
}
