import { afterEach, describe, expect, test } from "vitest";
import { StorageError } from "../../src/storage/failures.ts";
import type { OneTab } from "../../src/sync/one-tab.ts";
import { drainedLog, settle, stopDrains } from "../support/drained-log.ts";
import { type EndpointInMemory, noConnection, refusedWith } from "../support/endpoint-in-memory.ts";

afterEach(stopDrains);

describe("Drain", () => {
  test("sends what waits when the app is opened", async () => {
    const { endpoint, start } = drainedLog({ waiting: 3 });

    start();
    await settle();

    expect(endpoint.storedIds()).toHaveLength(3);
  });

  test("sends a burst of saves as one exchange, a second after the first", async () => {
    const { log, endpoint, timers, start } = drainedLog();
    start();
    await settle();
    const before = endpoint.exchanges.length;

    for (let taps = 0; taps < 4; taps++) log.save();
    await settle();

    expect(endpoint.exchanges).toHaveLength(before);
    timers.advance(1000);
    await settle();
    expect(endpoint.exchanges.slice(before).map(({ events }) => events.length)).toEqual([4]);
  });

  test("leaves an endpoint alone that has confirmed everything today", async () => {
    const { endpoint, start } = drainedLog({ waiting: 1 });
    const drain = start();
    await settle();

    drain.request("visible");
    drain.request("timer");
    await settle();

    expect(endpoint.exchanges).toHaveLength(1);
  });

  test("greets once on a new day, to hear whether the endpoint still has everything", async () => {
    const { endpoint, timers, start } = drainedLog({ waiting: 1 });
    const drain = start();
    await settle();

    timers.advance(86_400_000);
    drain.request("visible");
    await settle();

    expect(endpoint.exchanges.map(({ events }) => events.length)).toEqual([1, 0]);
  });

  test("tells how far it has come, and goes green only at the end", async () => {
    const { log, endpoint, start } = drainedLog({ waiting: 1200 });
    const gates = new Gates(endpoint);
    const drain = start();
    const kinds = new Set<string>();
    drain.subscribe(() => kinds.add(drain.status().kind));

    await gates.open();
    await settle();
    expect(drain.status()).toEqual({
      kind: "sending",
      sent: 500,
      of: 1200,
      needLook: 0,
      missing: 0,
      isTrying: true,
    });
    // Two are under way now.
    await gates.open(noConnection);
    await gates.open(noConnection);
    await settle();
    expect(drain.status()).toMatchObject({ kind: "partial", sent: 500, of: 1200, waiting: 700 });
    expect(kinds).not.toContain("all-sent");

    endpoint.decide = () => "stored";
    drain.request("tap");
    await settle();
    expect(drain.status()).toEqual({
      kind: "all-sent",
      lastConfirmedDay: "2026-11-21",
      needLook: 0,
      missing: 0,
    });
    expect((await log.facts()).waiting).toBe(0);
  });

  test("is green no longer in the moment in which something is saved", async () => {
    const { log, start } = drainedLog({ waiting: 1 });
    const drain = start();
    await settle();
    expect(drain.status().kind).toBe("all-sent");

    log.save();
    await Promise.resolve();

    expect(drain.status().kind).not.toBe("all-sent");
  });

  test("sends what was saved while a run was at its end", async () => {
    const { log, endpoint, timers, start } = drainedLog({ waiting: 1 });
    endpoint.decide = () => {
      if (endpoint.exchanges.length === 1) log.save();
      return "stored";
    };
    start();
    await settle();
    timers.advance(1000);
    await settle();

    expect(endpoint.storedIds()).toEqual(log.events.map(({ id }) => id));
  });

  test("leaves the sending to another tab that is at it", async () => {
    const { endpoint, start } = drainedLog({ waiting: 1, oneTab: async () => false });
    start();
    await settle();

    expect(endpoint.exchanges).toHaveLength(0);
  });

  describe("with a lock that came late", () => {
    test("sends nothing once more that another tab has just sent", async () => {
      const late = Promise.withResolvers<void>();
      const { endpoint, start } = drainedLog({ waiting: 2, oneTab: oneAfter(late.promise) });
      const drain = start();
      await settle();
      start();
      await settle();
      expect(endpoint.storedIds()).toHaveLength(2);

      late.resolve();
      await settle();

      expect(endpoint.exchanges).toHaveLength(1);
      expect(drain.status()).toMatchObject({ kind: "all-sent" });
    });

    test("tries all the same where a person asked", async () => {
      const late = Promise.withResolvers<void>();
      const { endpoint, start } = drainedLog({ waiting: 2, oneTab: oneAfter(late.promise, 2) });
      const drain = start();
      await settle();
      drain.request("tap");
      await settle();
      expect(endpoint.exchanges).toHaveLength(1);

      late.resolve();
      await settle();

      expect(endpoint.exchanges).toHaveLength(2);
    });

    test("keeps to the time that the endpoint's trouble set in another tab", async () => {
      const late = Promise.withResolvers<void>();
      const { endpoint, timers, start } = drainedLog({ waiting: 2, oneTab: oneAfter(late.promise) });
      endpoint.decide = () => refusedWith("unavailable", 120_000);
      const drain = start();
      await settle();
      start();
      await settle();

      late.resolve();
      await settle();

      expect(endpoint.exchanges).toHaveLength(1);
      expect(drain.status()).toMatchObject({ kind: "waiting", waiting: 2, failure: "busy" });
      expect(timers.nextDelayMs()).toBe(120_000);
    });

    test("sends nothing in a tab that was stopped meanwhile", async () => {
      const late = Promise.withResolvers<void>();
      const { endpoint, start } = drainedLog({ waiting: 2, oneTab: oneAfter(late.promise) });
      const drain = start();
      await settle();
      drain.stop();

      late.resolve();
      await settle();

      expect(endpoint.exchanges).toHaveLength(0);
    });
  });

  test("sends without the lock where another tab keeps it and never moves", async () => {
    const { endpoint, timers, start } = drainedLog({ waiting: 1, oneTab: async () => false });
    start();
    await settle();
    for (let tries = 0; tries < 3; tries++) {
      timers.advance(timers.nextDelayMs());
      await settle();
    }

    expect(endpoint.storedIds()).toHaveLength(1);
  });

  test("says that storage gives no answer, and never gives up", async () => {
    const { log, endpoint, timers, start } = drainedLog({ waiting: 1 });
    const read = log.facts.bind(log);
    log.facts = () => Promise.reject(new StorageError({ kind: "storage-slow" }));
    const drain = start();
    for (let tries = 0; tries < 10; tries++) {
      await settle();
      expect(drain.status()).toEqual({ kind: "no-answer", needLook: 0, missing: 0 });
      timers.advance(timers.nextDelayMs());
    }
    await settle();

    log.facts = read;
    timers.advance(timers.nextDelayMs());
    await settle();

    expect(endpoint.storedIds()).toHaveLength(1);
    expect(drain.status().kind).toBe("all-sent");
  });

  test("takes good news back when storage gives no answer, and sends what was saved meanwhile", async () => {
    const { log, endpoint, timers, start } = drainedLog({ waiting: 1 });
    const drain = start();
    await settle();
    const read = log.facts.bind(log);
    log.facts = () => Promise.reject(new StorageError({ kind: "storage-slow" }));

    log.save();
    await settle();
    expect(drain.status().kind).toBe("no-answer");
    log.facts = read;
    timers.advance(timers.nextDelayMs());
    await settle();

    expect(endpoint.storedIds()).toHaveLength(2);
  });

  test("goes on after a log that could not be read", async () => {
    const { log, endpoint, timers, start } = drainedLog({ waiting: 1 });
    const read = log.facts.bind(log);
    log.facts = () => Promise.reject(new DOMException("Connection lost", "UnknownError"));
    start();
    await settle();

    log.facts = read;
    timers.advance(timers.nextDelayMs());
    await settle();

    expect(endpoint.storedIds()).toHaveLength(1);
  });

  test("does nothing more once it is stopped", async () => {
    const { log, endpoint, timers, start } = drainedLog({ waiting: 1 });
    const drain = start();
    await settle();
    drain.stop();

    log.save();
    drain.request("tap");
    timers.advance(600_000);
    await settle();

    expect(endpoint.exchanges).toHaveLength(1);
  });
});

/** One of those who ask gets the lock late, and all others at once. */
function oneAfter(late: Promise<void>, which = 1): OneTab {
  let asked = 0;
  return async (work) => {
    if (++asked === which) await late;
    await work();
    return true;
  };
}

/** Holds each exchange until the test opens its gate. */
class Gates {
  readonly #waiting: ((fate: "stored" | typeof noConnection) => void)[] = [];

  constructor(endpoint: EndpointInMemory) {
    endpoint.decide = () => new Promise((resolve) => this.#waiting.push(resolve));
  }

  async open(fate: "stored" | typeof noConnection = "stored"): Promise<void> {
    await settle();
    this.#waiting.shift()?.(fate);
  }
}
