import { describe, expect, test } from "vitest";
import { GrowingDelay, RateLimit } from "../../src/server/rate-limit.ts";

describe("RateLimit", () => {
  const rate = { burst: 3, refillMs: 3000 };

  test("allows a burst, then as many as the time brings", () => {
    const limit = new RateLimit(rate);

    const waits = [0, 0, 0, 0, 999, 1000, 1000].map((nowMs) => limit.waitMs("a phone", nowMs));

    expect(waits).toEqual([0, 0, 0, 1000, 1, 0, 1000]);
  });

  test("never saves up more than a burst", () => {
    const limit = new RateLimit(rate);
    limit.waitMs("a phone", 0);

    const waits = [0, 0, 0, 0].map(() => limit.waitMs("a phone", 1_000_000));

    expect(waits).toEqual([0, 0, 0, 1000]);
  });

  test("counts each key by itself", () => {
    const limit = new RateLimit({ burst: 1, refillMs: 1000 });
    limit.waitMs("a phone", 0);

    expect(limit.waitMs("another", 0)).toBe(0);
    expect(limit.waitMs("a phone", 0)).toBe(1000);
  });

  test("takes nothing away when the clock is set back", () => {
    const limit = new RateLimit(rate);
    limit.waitMs("a phone", 1_000_000);

    expect([limit.waitMs("a phone", 0), limit.waitMs("a phone", 0), limit.waitMs("a phone", 0)]).toEqual([
      0, 0, 1000,
    ]);
  });

  test("forgets who asked longest ago when ten thousand others came", () => {
    const limit = new RateLimit({ burst: 1, refillMs: 1000 });
    limit.waitMs("the first", 0);
    for (let n = 0; n < 10_000; n += 1) limit.waitMs(`phone ${n}`, 0);

    expect(limit.waitMs("phone 9999", 0)).toBe(1000);
    expect(limit.waitMs("the first", 0)).toBe(0);
  });
});

describe("GrowingDelay", () => {
  function failTimes(times: number): GrowingDelay {
    const delay = new GrowingDelay();
    for (let n = 0; n < times; n += 1) delay.failed("Robin", 0);
    return delay;
  }

  test("grows with each failure after the third, and ends at half a minute", () => {
    const waits = [1, 3, 4, 5, 6, 20, 2000].map((times) => failTimes(times).waitMs("Robin", 0));

    expect(waits).toEqual([0, 0, 1000, 2000, 4000, 30_000, 30_000]);
  });

  test("passes with time, and is gone after a success", () => {
    const delay = failTimes(6);

    expect(delay.waitMs("Robin", 3999)).toBe(1);
    expect(delay.waitMs("Robin", 4000)).toBe(0);
    delay.succeeded("Robin");
    expect(delay.waitMs("Robin", 0)).toBe(0);
  });

  test("holds up nobody else", () => {
    expect(failTimes(20).waitMs("Sam", 0)).toBe(0);
  });
});
