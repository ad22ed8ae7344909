import { afterEach, describe, expect, test } from "vitest";
import { type Drain, startDrain } from "../../src/sync/drain.ts";
import type { OneTab } from "../../src/sync/one-tab.ts";
import { oneTabByLock } from "../../src/sync/one-tab.ts";
import { EndpointInMemory, noConnection, refusedWith } from "../support/endpoint-in-memory.ts";
import { LogInMemory } from "../support/log-in-memory.ts";
import { TimersByHand } from "../support/timers-by-hand.ts";

const opened: Drain[] = [];
afterEach(() => {
  for (const drain of opened.splice(0)) drain.stop();
});

describe("Drain", () => {
  test("sends what waits when the app is opened", async () => {
    const { endpoint, start } = setup({ waiting: 3 });

    start();
    await settle();

    expect(endpoint.storedIds()).toHaveLength(3);
  });

  test("sends a burst of saves as one exchange, a second after the first", async () => {
    const { log, endpoint, timers, start } = setup();
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

  test("tries again by itself after ever longer times, and never gives up", async () => {
    const { endpoint, timers, start } = setup({ waiting: 1 });
    endpoint.decide = () => noConnection;
    start();
    await settle();

    const delaysMs = [];
    for (let failures = 0; failures < 12; failures++) {
      const delayMs = timers.nextDelayMs();
      delaysMs.push(delayMs);
      timers.advance(delayMs);
      await settle();
    }

    // A random number of 1 makes each delay its bound.
    expect(delaysMs.slice(0, 7)).toEqual([5000, 10_000, 20_000, 40_000, 80_000, 160_000, 300_000]);
    expect(new Set(delaysMs.slice(6))).toEqual(new Set([300_000]));
    expect(endpoint.exchanges).toHaveLength(13);
  });

  test.each(["tap", "online"] as const)(
    "does not wait for its time after %s, and begins anew with it",
    async (why) => {
      const { endpoint, timers, start } = setup({ waiting: 1 });
      endpoint.decide = () => noConnection;
      const drain = start();
      await settle();
      timers.advance(timers.nextDelayMs());
      await settle();
      expect(timers.nextDelayMs()).toBe(10_000);

      drain.request(why);
      await settle();

      expect(endpoint.exchanges).toHaveLength(3);
      expect(timers.nextDelayMs()).toBe(5000);
    },
  );

  test("does not wait for its time when the worker is told of a connection, and the next delay is longer all the same", async () => {
    const { endpoint, timers, start } = setup({ waiting: 1 });
    endpoint.decide = () => noConnection;
    const drain = start();
    await settle();

    drain.request("woken");
    await settle();

    expect(endpoint.exchanges).toHaveLength(2);
    expect(timers.nextDelayMs()).toBe(10_000);
  });

  test("sends a burst as one exchange, though the worker is told of a connection at each save", async () => {
    const { log, endpoint, timers, start } = setup();
    const drain = start();
    await settle();
    const before = endpoint.exchanges.length;

    log.save();
    await settle();
    drain.request("woken");
    await settle();
    expect(endpoint.exchanges).toHaveLength(before);
    timers.advance(1000);
    await settle();

    expect(endpoint.exchanges).toHaveLength(before + 1);
  });

  test.each(["visible", "timer", "saved", "woken"] as const)("keeps to its time after %s", async (why) => {
    const { endpoint, timers, start } = setup({ waiting: 1 });
    endpoint.decide = () => refusedWith("unavailable", 600_000);
    const drain = start();
    await settle();

    drain.request(why);
    timers.advance(2000);
    await settle();

    expect(endpoint.exchanges).toHaveLength(1);
    expect(drain.status()).toMatchObject({
      kind: "waiting",
      failure: "busy",
      nextTryMs: timers.startMs + 600_000,
    });
  });

  test("tries at once when the clock was put back by years", async () => {
    const { endpoint, timers, start } = setup({ waiting: 1 });
    endpoint.decide = () => (endpoint.exchanges.length === 1 ? noConnection : "stored");
    const drain = start();
    await settle();

    timers.nowMs -= 3 * 365 * 86_400_000;
    drain.request("visible");
    await settle();

    expect(endpoint.storedIds()).toHaveLength(1);
  });

  test.each([
    ["revoked", "revoked"],
    ["not-signed-in", "signed-out"],
    ["not-allowed", "not-allowed"],
  ] as const)("after %s sends by itself no more, and keeps saving", async (code, why) => {
    const { log, endpoint, timers, start } = setup({ waiting: 2 });
    endpoint.decide = () => refusedWith(code);
    const drain = start();
    await settle();

    log.save();
    timers.advance(3_600_000);
    drain.request("online");
    drain.request("visible");
    await settle();

    expect(endpoint.exchanges).toHaveLength(1);
    expect(drain.status()).toMatchObject({ kind: "access-ended", why, waiting: 3 });
    drain.request("tap");
    await settle();
    expect(endpoint.exchanges).toHaveLength(2);
  });

  test("brings a withheld body when the app is opened again, also where everything is confirmed today", async () => {
    const { log, endpoint, start } = setup({ waiting: 2 });
    endpoint.decide = ({ events }) =>
      events.some(({ seq, sealed }) => seq === 2 && sealed !== undefined)
        ? refusedWith("too-large")
        : "stored";
    const first = start();
    await settle();
    expect(first.status()).toMatchObject({ kind: "needs-look", needLook: 1 });
    first.stop();

    endpoint.decide = () => "stored";
    const second = start();
    await settle();

    expect(second.status()).toMatchObject({ kind: "all-sent", needLook: 0 });
    expect(await log.facts()).toMatchObject({ withheld: 0 });
  });

  test("leaves an endpoint alone that has confirmed everything today", async () => {
    const { endpoint, start } = setup({ waiting: 1 });
    const drain = start();
    await settle();

    drain.request("visible");
    drain.request("timer");
    await settle();

    expect(endpoint.exchanges).toHaveLength(1);
  });

  test("greets once on a new day, to hear whether the endpoint still has everything", async () => {
    const { endpoint, timers, start } = setup({ waiting: 1 });
    const drain = start();
    await settle();

    timers.advance(86_400_000);
    drain.request("visible");
    await settle();

    expect(endpoint.exchanges.map(({ events }) => events.length)).toEqual([1, 0]);
  });

  test("tells how far it has come, and goes green only at the end", async () => {
    const { log, endpoint, start } = setup({ waiting: 1200 });
    const gates = new Gates(endpoint);
    const drain = start();
    const kinds = new Set<string>();
    drain.subscribe(() => kinds.add(drain.status().kind));

    await gates.open();
    await settle();
    expect(drain.status()).toEqual({ kind: "sending", sent: 500, of: 1200, needLook: 0, missing: 0 });
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
    const { log, start } = setup({ waiting: 1 });
    const drain = start();
    await settle();
    expect(drain.status().kind).toBe("all-sent");

    log.save();
    await Promise.resolve();

    expect(drain.status().kind).not.toBe("all-sent");
  });

  test("sends what was saved while a run was at its end", async () => {
    const { log, endpoint, timers, start } = setup({ waiting: 1 });
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
    const { endpoint, start } = setup({ waiting: 1, oneTab: async () => false });
    start();
    await settle();

    expect(endpoint.exchanges).toHaveLength(0);
  });

  test("sends without the lock where another tab keeps it and never moves", async () => {
    const { endpoint, timers, start } = setup({ waiting: 1, oneTab: async () => false });
    start();
    await settle();
    for (let tries = 0; tries < 3; tries++) {
      timers.advance(timers.nextDelayMs());
      await settle();
    }

    expect(endpoint.storedIds()).toHaveLength(1);
  });

  test("goes on after a log that could not be read", async () => {
    const { log, endpoint, timers, start } = setup({ waiting: 1 });
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
    const { log, endpoint, timers, start } = setup({ waiting: 1 });
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

function setup(given: { readonly waiting?: number; readonly oneTab?: OneTab } = {}) {
  const timers = new TimersByHand(Date.parse("2026-11-22T06:30:00Z"));
  const log = new LogInMemory();
  log.save(given.waiting ?? 0);
  const endpoint = new EndpointInMemory(log, timers);
  const start = () => {
    const drain = startDrain({
      log,
      client: endpoint,
      app: "1.0.0",
      now: () => timers.nowMs,
      timer: timers.timer,
      random: () => 1,
      oneTab: given.oneTab ?? (async (work) => work().then(() => true)),
    });
    opened.push(drain);
    return drain;
  };
  return { log, endpoint, timers, start };
}

/** Until everything that needs no timer is done. */
async function settle(): Promise<void> {
  for (let turns = 0; turns < 3; turns++) await new Promise((resolve) => setImmediate(resolve));
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
