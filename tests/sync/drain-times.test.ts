import { afterEach, describe, expect, test, vi } from "vitest";
import { drainedLog, settle, stopDrains } from "../support/drained-log.ts";
import { noConnection, refusedWith } from "../support/endpoint-in-memory.ts";

afterEach(stopDrains);

describe("Drain, and when it tries", () => {
  test("reads which day it is at the program only where a new day decides", async () => {
    const { log, start } = drainedLog({ waiting: 1 });
    const drain = start();
    await settle();
    const read = vi.spyOn(log, "enrolment");

    drain.request("timer");
    drain.request("woken");
    await settle();
    const before = read.mock.calls.length;
    drain.request("visible");
    await settle();

    expect([before, read.mock.calls.length]).toEqual([0, 1]);
  });

  test("tries again by itself after ever longer times, and never gives up", async () => {
    const { endpoint, timers, start } = drainedLog({ waiting: 1 });
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

  test.each(["too-fast", "unavailable"] as const)(
    "holds every tab for as long as the endpoint asked one of them by %s",
    async (code) => {
      const { log, endpoint, timers, start } = drainedLog({ waiting: 1 });
      endpoint.decide = () => refusedWith(code, 120_000);
      const one = start();
      await settle();
      const other = start();
      await settle();

      for (const drain of [one, other]) drain.request("visible");
      log.save();
      timers.advance(119_999);
      await settle();
      const meanwhile = endpoint.exchanges.length;
      endpoint.decide = () => "stored";
      timers.advance(1);
      await settle();

      expect(meanwhile).toBe(1);
      expect(endpoint.storedIds()).toHaveLength(2);
    },
  );

  test.each(["tap", "online"] as const)(
    "does not wait for its time after %s, and begins anew with it",
    async (why) => {
      const { endpoint, timers, start } = drainedLog({ waiting: 1 });
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

  test("asks again until the endpoint has answered to a new number, though nothing waits", async () => {
    const { log, endpoint, timers, start } = drainedLog({ waiting: 1 });
    const before = start();
    await settle();
    before.stop();
    const read = log.facts.bind(log);
    log.facts = async () => ({ ...(await read()), isUnheard: true });
    endpoint.decide = () => noConnection;
    const drain = start();
    await settle();
    expect(endpoint.exchanges).toHaveLength(2);

    timers.advance(timers.nextDelayMs());
    await settle();

    expect(endpoint.exchanges).toHaveLength(3);
    expect(drain.status().kind).toBe("unknown");
  });

  test("sends by its time what another tab heard was lost before that one was closed", async () => {
    const { endpoint, timers, start } = drainedLog({ waiting: 2 });
    const [one, other] = [start(), start()];
    await settle();
    expect(other.status().kind).toBe("all-sent");
    const before = endpoint.exchanges.length;
    endpoint.logs.clear();
    // The greeting is answered; what follows it never is.
    endpoint.decide = ({ events }) => (events.length > 0 ? new Promise(() => undefined) : "stored");
    one.request("tap");
    await settle();
    one.stop();
    expect(other.status()).toMatchObject({ kind: "waiting", waiting: 2 });

    endpoint.decide = () => "stored";
    timers.advance(timers.nextDelayMs());
    await settle();

    expect(endpoint.exchanges).toHaveLength(before + 3);
    expect(other.status().kind).toBe("all-sent");
  });

  test("does not wait for its time when the worker is told of a connection, and the next delay is longer all the same", async () => {
    const { endpoint, timers, start } = drainedLog({ waiting: 1 });
    endpoint.decide = () => noConnection;
    const drain = start();
    await settle();

    drain.request("woken");
    await settle();

    expect(endpoint.exchanges).toHaveLength(2);
    expect(timers.nextDelayMs()).toBe(10_000);
  });

  test("sends a burst as one exchange, though the worker is told of a connection at each save", async () => {
    const { log, endpoint, timers, start } = drainedLog();
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
    const { endpoint, timers, start } = drainedLog({ waiting: 1 });
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
    const { endpoint, timers, start } = drainedLog({ waiting: 1 });
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
    const { log, endpoint, timers, start } = drainedLog({ waiting: 2 });
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
    const { log, endpoint, start } = drainedLog({ waiting: 2 });
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

  test("brings a body that only the endpoint says it lacks when the app is opened again on the same day", async () => {
    const { log, endpoint, timers, start } = drainedLog({ waiting: 2 });
    const first = start();
    await settle();
    // A backup from before the body came was put in place; the next exchange hears of it.
    endpoint.quarantined = [{ seq: 2, code: "withheld" }];
    log.save();
    await settle();
    timers.advance(1000);
    await settle();
    first.stop();
    const before = endpoint.exchanges.length;

    start();
    await settle();

    expect(endpoint.exchanges.slice(before).map(({ events }) => events.map(({ seq }) => seq))).toEqual([
      [],
      [2],
    ]);
  });

  test("brings a withheld body with the first exchange that gets through, where the app was opened without a connection", async () => {
    const { log, endpoint, timers, start } = drainedLog({ waiting: 1 });
    endpoint.decide = ({ events }) =>
      events.some(({ sealed }) => sealed !== undefined) ? refusedWith("too-large") : "stored";
    const first = start();
    await settle();
    first.stop();
    endpoint.decide = () => noConnection;
    start();
    await settle();
    expect(await log.facts()).toMatchObject({ withheld: 1 });

    endpoint.decide = () => "stored";
    timers.advance(5000);
    log.save();
    await settle();
    timers.advance(1000);
    await settle();

    expect(await log.facts()).toMatchObject({ waiting: 0, withheld: 0 });
  });

  test("tries a withheld body once after a start, not with each save", async () => {
    const { log, endpoint, timers, start } = drainedLog({ waiting: 1 });
    endpoint.decide = ({ events }) =>
      events.some(({ seq, sealed }) => seq === 1 && sealed !== undefined)
        ? refusedWith("too-large")
        : "stored";
    start();
    await settle();
    const before = endpoint.exchanges.length;

    log.save();
    await settle();
    timers.advance(1000);
    await settle();

    expect(endpoint.exchanges.slice(before).map(({ events }) => events.map(({ seq }) => seq))).toEqual([[2]]);
  });
});
