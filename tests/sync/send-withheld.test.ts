import { describe, expect, test } from "vitest";
import type { ErrorCode } from "../../src/contract/wire/errors.ts";
import { refusedWith } from "../support/endpoint-in-memory.ts";
import { decide, sendingInMemory } from "../support/sending-in-memory.ts";

describe("sendWaiting, where a single event is refused", () => {
  test("withholds the body of a single event that is too large by itself, and goes on", async () => {
    const { log, endpoint, send } = sendingInMemory(9);
    const [poison] = log.events.slice(4, 5);
    endpoint.decide = ({ events }) =>
      events.some(({ id, sealed }) => id === poison!.id && sealed !== undefined)
        ? refusedWith("too-large")
        : "stored";

    expect(await send()).toEqual({ kind: "done" });

    expect(log.events.filter(({ withheld }) => withheld === "too-large")).toHaveLength(1);
    expect(log.events[4]).toMatchObject({ id: poison!.id, withheld: "too-large" });
    expect(endpoint.storedIds()).toHaveLength(9);
  });

  test("brings a body that a proxy refused once, when it is asked to try again", async () => {
    const { log, endpoint, send } = sendingInMemory(3);
    const second = log.events[1]!.id;
    let isRefused = true;
    endpoint.decide = ({ events }) =>
      isRefused && events.some(({ id, sealed }) => id === second && sealed !== undefined)
        ? refusedWith("too-large")
        : "stored";
    expect(await send()).toEqual({ kind: "done" });
    expect(await log.facts()).toMatchObject({ waiting: 0, withheld: 1 });

    isRefused = false;
    expect(await send()).toEqual({ kind: "done" });
    expect(await log.facts()).toMatchObject({ withheld: 1 });
    expect(await send({ retriesWithheld: true })).toEqual({ kind: "done" });

    expect(await log.facts()).toMatchObject({ waiting: 0, withheld: 0 });
    expect(log.events[1]).toHaveProperty("sealed");
  });

  test("tries each withheld event once a run, and goes on after one that is refused again", async () => {
    const { log, endpoint, send } = sendingInMemory(4);
    const poisons = new Set([log.events[0]!.id, log.events[2]!.id]);
    endpoint.decide = ({ events }) =>
      events.some(({ id, sealed }) => poisons.has(id) && sealed !== undefined)
        ? refusedWith("malformed")
        : "stored";
    await send();
    poisons.delete(log.events[2]!.id);
    const before = endpoint.exchanges.length;

    expect(await send({ retriesWithheld: true })).toEqual({ kind: "done" });

    // A greeting, and one each.
    expect(endpoint.exchanges).toHaveLength(before + 3);
    expect(log.events.map(({ withheld }) => withheld)).toEqual(["refused", undefined, undefined, undefined]);
  });

  test.each(["not-found", "wrong-type", "protocol-unknown"] satisfies ErrorCode[])(
    "goes on with the others after a body that is refused for good by %s",
    async (code) => {
      const { log, endpoint, send } = sendingInMemory(3);
      const all = new Set(log.events.map(({ id }) => id));
      const [first] = all;
      endpoint.decide = ({ events }) =>
        events.some(({ id, sealed }) => all.has(id) && sealed !== undefined)
          ? refusedWith("malformed")
          : "stored";
      await send();
      endpoint.decide = ({ events }) =>
        events.some(({ id, sealed }) => id === first && sealed !== undefined) ? refusedWith(code) : "stored";

      expect(await send({ retriesWithheld: true })).toEqual({ kind: "done" });

      expect(log.events.map(({ withheld }) => withheld)).toEqual(["refused", undefined, undefined]);
      expect(await log.facts()).toMatchObject({ withheld: 1 });
    },
  );

  test("stops where the phone itself is refused, and not only a body", async () => {
    const { endpoint, send, log } = sendingInMemory(2);
    endpoint.decide = ({ events }) =>
      events.some(({ sealed }) => sealed !== undefined) ? refusedWith("malformed") : "stored";
    await send();
    endpoint.decide = () => refusedWith("revoked");
    const before = endpoint.exchanges.length;

    expect(await send({ retriesWithheld: true })).toMatchObject({ failure: "revoked", isFinal: true });

    expect(endpoint.exchanges.length).toBe(before + 1);
    expect(await log.facts()).toMatchObject({ withheld: 2 });
  });

  test("begins the next run with another body than the one at which the endpoint broke", async () => {
    const { log, endpoint, send } = sendingInMemory(2);
    const [poison] = log.events.map(({ id }) => id);
    endpoint.decide = ({ events }) =>
      events.some(({ sealed }) => sealed !== undefined) ? refusedWith("malformed") : "stored";
    await send();
    endpoint.decide = ({ events }) =>
      events.some(({ id, sealed }) => id === poison && sealed !== undefined)
        ? refusedWith("unexpected")
        : "stored";

    expect(await send({ retriesWithheld: true })).toMatchObject({ failure: "busy" });
    expect(await log.facts()).toMatchObject({ withheld: 2 });
    await send({ retriesWithheld: true });

    expect(await log.facts()).toMatchObject({ withheld: 1 });
  });

  test.each(["unexpected", "unavailable", "too-fast"] satisfies ErrorCode[])(
    "begins the next run with another body also where only the endpoint says that it has none, after %s",
    async (code) => {
      const { log, endpoint, send } = sendingInMemory(2);
      await send();
      const [poison] = log.events.map(({ id }) => id);
      const brought: string[] = [];
      endpoint.quarantined = [1, 2].map((seq) => ({ seq, code: "withheld" as const }));
      endpoint.decide = ({ events: [event] }) => {
        if (event?.id === poison) return refusedWith(code);
        if (event !== undefined) brought.push(event.id);
        return "stored";
      };

      expect(await send({ retriesWithheld: true })).toMatchObject({ failure: "busy" });
      expect(brought).toEqual([]);
      await send({ retriesWithheld: true });

      expect(brought).toEqual([log.events[1]!.id]);
    },
  );

  test("keeps why a body was withheld where the endpoint was only busy", async () => {
    const { log, endpoint, send } = sendingInMemory(1);
    endpoint.decide = ({ events }) =>
      events.some(({ sealed }) => sealed !== undefined) ? refusedWith("too-large") : "stored";
    await send();
    endpoint.decide = ({ events }) => (events.length > 0 ? refusedWith("unavailable") : "stored");

    expect(await send({ retriesWithheld: true })).toMatchObject({ failure: "busy" });

    expect(log.events[0]).toMatchObject({ withheld: "too-large" });
  });

  test("leaves withheld events for later where the line breaks", async () => {
    const { log, endpoint, send } = sendingInMemory(1);
    decide(endpoint, [refusedWith("too-large"), "stored", "stored", "stored", refusedWith("unavailable")]);
    await send();

    expect(await send({ retriesWithheld: true })).toMatchObject({ kind: "failed", failure: "busy" });

    expect(await log.facts()).toMatchObject({ withheld: 1 });
  });

  test("finds the two events of five hundred for which the endpoint refuses the batch", async () => {
    const { log, endpoint, send } = sendingInMemory(500);
    const poisons = new Set([log.events[17]!.id, log.events[451]!.id]);
    endpoint.decide = ({ events }) =>
      events.some(({ id, sealed }) => poisons.has(id) && sealed !== undefined)
        ? refusedWith("malformed")
        : "stored";

    expect(await send()).toEqual({ kind: "done" });

    const withheld = log.events.filter((event) => event.withheld === "refused");
    expect(withheld.map(({ id }) => id)).toEqual([...poisons]);
    expect(endpoint.storedIds()).toHaveLength(500);
    // Two searches by halves, and a greeting before each body is withheld.
    expect(endpoint.exchanges.length).toBeLessThan(60);
  });

  test.each(["too-large", "malformed"] satisfies ErrorCode[])(
    "withholds nothing where %s is said to every request",
    async (code) => {
      const { log, endpoint, send } = sendingInMemory(50);
      endpoint.decide = () => refusedWith(code);

      expect(await send()).toMatchObject({ kind: "failed", isFinal: false });

      expect(await log.facts()).toMatchObject({ waiting: 50, withheld: 0 });
    },
  );

  test("believes what the endpoint says to an exchange without the event", async () => {
    const { log, endpoint, send } = sendingInMemory(1);
    decide(endpoint, [refusedWith("malformed"), refusedWith("revoked")]);

    expect(await send()).toEqual({ kind: "failed", failure: "revoked", isFinal: true });

    expect(await log.facts()).toMatchObject({ waiting: 1, withheld: 0 });
  });

  test("gives up an event that is refused even without its body, for now", async () => {
    const { log, endpoint, send } = sendingInMemory(1);
    endpoint.decide = ({ events }) => (events.length > 0 ? refusedWith("malformed") : "stored");

    expect(await send()).toMatchObject({ kind: "failed", failure: "refused", isFinal: false });

    expect(log.events[0]).toMatchObject({ withheld: "refused" });
  });
});
