import { describe, expect, test } from "vitest";
import type { ErrorCode } from "../../src/contract/wire/errors.ts";
import { refusedWith } from "../support/endpoint-in-memory.ts";
import { decide, endpointNow, sendingInMemory } from "../support/sending-in-memory.ts";

describe("sendWaiting", () => {
  test("brings everything there, in batches, once", async () => {
    const { log, endpoint, send } = sendingInMemory(1201);

    expect(await send()).toEqual({ kind: "done" });

    expect(endpoint.exchanges.every(({ events }) => events.length <= 500)).toBe(true);
    expect(endpoint.storedIds()).toEqual(log.events.map(({ id }) => id));
  });

  test("greets where nothing waits, to hear what the endpoint has", async () => {
    const { endpoint, send } = sendingInMemory(0);

    await send();

    expect(endpoint.exchanges.map(({ events }) => events.length)).toEqual([0]);
  });

  test("greets again in the same run where an overtaken reply leaves open whether all is there", async () => {
    const { log, endpoint, send } = sendingInMemory(2);
    const read = log.facts.bind(log);
    log.facts = async () => {
      const isHeard = endpoint.exchanges.length > 1;
      return { ...(await read()), ...(isHeard ? {} : { isUnheard: true }) };
    };

    expect(await send()).toEqual({ kind: "done" });

    expect(endpoint.exchanges.map(({ events }) => events.length)).toEqual([2, 0]);
  });

  test("greets no more than a few times in one run where that stays open", async () => {
    const { log, endpoint, send } = sendingInMemory(2);
    const read = log.facts.bind(log);
    log.facts = async () => ({ ...(await read()), isUnheard: true });

    expect(await send()).toMatchObject({ kind: "failed", failure: "busy", isFinal: false });

    expect(endpoint.exchanges.length).toBeLessThan(10);
  });

  test("sends again what the endpoint stored but could not confirm, which stores it once", async () => {
    const { log, endpoint, send } = sendingInMemory(3);
    decide(endpoint, ["reply-lost"]);

    expect(await send()).toMatchObject({ kind: "failed", failure: "no-connection" });
    expect(await log.facts()).toMatchObject({ waiting: 3 });
    expect(await send()).toEqual({ kind: "done" });

    expect(endpoint.storedIds()).toHaveLength(3);
  });

  test("notes the day of the endpoint's clock, not of a phone that is wrong by years", async () => {
    const { log, send } = sendingInMemory(1, { phoneNow: Date.parse("2019-01-01T00:00:00Z") });

    await send();

    // Half past one in New York, before the day starts at four.
    expect(log.tries.at(-1)).toEqual({
      kind: "confirmed",
      day: "2026-11-21",
      clockOffsetMs: Date.parse("2019-01-01T00:00:00Z") - endpointNow,
    });
  });

  test.each([
    ["not-signed-in", "signed-out"],
    ["revoked", "revoked"],
    ["not-allowed", "not-allowed"],
    ["wrong-program", "not-allowed"],
    ["protocol-unknown", "other-version"],
  ] satisfies [ErrorCode, string][])("stops at %s and keeps everything", async (code, failure) => {
    const { log, endpoint, send } = sendingInMemory(700);
    decide(endpoint, ["stored", refusedWith(code)]);

    expect(await send()).toEqual({ kind: "failed", failure, isFinal: true });

    expect(await log.facts()).toMatchObject({ waiting: 200, withheld: 0 });
  });

  test.each(["too-fast", "unavailable", "unexpected"] satisfies ErrorCode[])(
    "leaves an endpoint that says %s alone for as long as it asks",
    async (code) => {
      const { endpoint, send } = sendingInMemory(2);
      decide(endpoint, [refusedWith(code, 90_000)]);

      expect(await send()).toEqual({ kind: "failed", failure: "busy", delayMs: 90_000, isFinal: false });
      expect(endpoint.exchanges).toHaveLength(1);
    },
  );

  test("halves what a proxy finds too large until it fits", async () => {
    const { log, endpoint, send } = sendingInMemory(300);
    endpoint.decide = (request) =>
      JSON.stringify(request).length > 40_000 ? refusedWith("too-large") : "stored";

    expect(await send()).toEqual({ kind: "done" });

    expect(await log.facts()).toMatchObject({ waiting: 0, withheld: 0 });
    // Once found, the size is kept: only the first tries were refused.
    const refused = endpoint.exchanges.filter((request) => JSON.stringify(request).length > 40_000);
    expect(refused.length).toBeLessThan(6);
  });

  test("takes a new number where its own belongs to another phone", async () => {
    const { log, endpoint, send } = sendingInMemory(4);
    const { number } = await log.facts();
    decide(endpoint, [refusedWith("number-taken")]);

    expect(await send()).toEqual({ kind: "done" });

    expect((await log.facts()).number).not.toBe(number);
    expect(endpoint.storedIds()).toHaveLength(4);
  });

  test("sends again what a restored endpoint has lost", async () => {
    const { log, endpoint, send } = sendingInMemory(10);
    await send();
    const { number } = await log.facts();
    endpoint.logs.set(number, endpoint.logs.get(number)!.slice(0, 3));
    log.save();

    expect(await send()).toEqual({ kind: "done" });

    expect(endpoint.storedIds()).toHaveLength(11);
  });

  test("asks an endpoint that confirms nothing only once", async () => {
    const { endpoint, send } = sendingInMemory(2);
    endpoint.confirmsNothing = true;

    expect(await send()).toEqual({ kind: "failed", failure: "busy", isFinal: false });

    expect(endpoint.exchanges).toHaveLength(1);
  });

  test("ends where an endpoint takes back what it confirmed, time after time", async () => {
    const { endpoint, send } = sendingInMemory(1200);
    endpoint.decide = ({ number }) => {
      if (endpoint.exchanges.length % 2 === 0) endpoint.logs.set(number, []);
      return "stored";
    };

    expect(await send()).toMatchObject({ kind: "failed", failure: "busy" });
  });

  test("says so where the phone can't store the reply, and sends again later", async () => {
    const { log, endpoint, send } = sendingInMemory(2);
    log.failNextReply = { kind: "storage-full", cause: undefined };

    expect(await send()).toEqual({ kind: "failed", failure: "storage", isFinal: false });
    expect(await send()).toEqual({ kind: "done" });

    expect(endpoint.storedIds()).toHaveLength(2);
  });

  test("keeps to the limits that the endpoint tells", async () => {
    const { endpoint, send } = sendingInMemory(501);
    endpoint.limits = { events: 50, bytes: 20_000, inflated: 1024 * 1024 };

    await send();

    expect(endpoint.exchanges.slice(1).every(({ events }) => events.length <= 50)).toBe(true);
  });

  test("sends no more at once than it knows of, whatever a later endpoint would take", async () => {
    const { endpoint, send } = sendingInMemory(1201);
    endpoint.limits = { events: 5000, bytes: 10_000_000, inflated: 10_000_000 };

    await send();

    expect(Math.max(...endpoint.exchanges.map(({ events }) => events.length))).toBe(500);
  });

  test("fetches the settings where the endpoint has others", async () => {
    const { log, endpoint, send } = sendingInMemory(1);
    endpoint.settingsTag = "second";

    await send();

    expect(log.settings.map(({ tag }) => tag)).toEqual(["second"]);
  });

  test("loses nothing of what is saved while it sends", async () => {
    const { log, endpoint, send } = sendingInMemory(2);
    endpoint.decide = () => {
      if (endpoint.exchanges.length < 5) log.save();
      return "stored";
    };

    expect(await send()).toEqual({ kind: "done" });

    expect(endpoint.storedIds()).toEqual(log.events.map(({ id }) => id));
  });

  test("works beside a second tab that sends the same", async () => {
    const { log, endpoint, send } = sendingInMemory(1400);

    const ends = await Promise.all([send(), send()]);

    expect(ends.map(({ kind }) => kind)).toContain("done");
    expect(endpoint.storedIds()).toEqual(log.events.map(({ id }) => id));
    expect(await log.facts()).toMatchObject({ waiting: 0 });
  });
});
