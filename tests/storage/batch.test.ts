/** What a phone sends: what waits, in order, and what has to go without its body. */
import { describe, expect, test } from "vitest";
import { maxOpenQuarantined } from "../../src/contract/wire/wire-limits.ts";
import { parseSyncRequest } from "../../src/contract/wire/sync-message.ts";
import { PretendEndpoint } from "../support/pretend-endpoint.ts";
import { batchOf, exchange, programPhone, saveContacts, sendAll } from "../support/program-phone.ts";
import { valueOf } from "../support/results.ts";

async function setup(contacts = 0) {
  const program = await programPhone();
  await saveContacts(program.phone, contacts);
  return { ...program, endpoint: new PretendEndpoint() };
}

describe("batch", () => {
  test("gives what waits in the order in which it was saved", async () => {
    const { sync } = await setup(3);

    const batch = await batchOf(sync);

    expect(batch.events.map(({ seq, kind, key }) => ({ seq, kind, key }))).toEqual([
      { seq: 1, kind: "rec", key: 1 },
      { seq: 2, kind: "rec", key: 1 },
      { seq: 3, kind: "rec", key: 1 },
    ]);
    expect(batch).toMatchObject({ born: 0, next: 4, prev: [] });
  });

  test("makes a request that the contract takes", async () => {
    const { sync } = await setup(2);

    const { number, born, next, prev, events } = await batchOf(sync);

    expect(parseSyncRequest({ app: "1", schema: 1, number, born, next, prev, events })).toMatchObject({
      ok: true,
    });
  });

  test("holds no more events than are asked for", async () => {
    const { sync } = await setup(3);

    expect((await batchOf(sync, 2)).events).toHaveLength(2);
    expect((await batchOf(sync, 3)).events).toHaveLength(3);
  });

  test("stays within the bytes of a request, and gives one event in any case", async () => {
    const { sync } = await setup(4);
    const whole = await batchOf(sync);
    const bytes = JSON.stringify(whole).length;

    const smaller = await sync.batch({ events: 500, inflatedBytes: bytes });
    const smallest = await sync.batch({ events: 500, inflatedBytes: 1 });

    expect(JSON.stringify(smaller).length).toBeLessThanOrEqual(bytes);
    expect(smaller.events.length).toBeGreaterThan(1);
    expect(smaller.events.length).toBeLessThan(4);
    expect(smallest.events).toHaveLength(1);
  });

  test("reads on after a page of rows", async () => {
    const { sync } = await setup(120);

    const { events } = await batchOf(sync);

    expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: 120 }, (_, index) => index + 1));
  });

  test("leaves the body of a withheld event on the phone, and the rest as it is", async () => {
    const { sync } = await setup(2);

    valueOf(await sync.withhold(1, "too-large"));

    const [first, second] = (await batchOf(sync)).events;
    expect(first).toMatchObject({ seq: 1, withheld: "too-large" });
    expect(first).not.toHaveProperty("sealed");
    expect(second).toHaveProperty("sealed");
    expect(await sync.facts()).toMatchObject({ withheld: 1, waiting: 2 });
  });

  test("gives a withheld event whole once it is confirmed without its body, each once a round", async () => {
    const { sync, endpoint } = await setup(3);
    valueOf(await sync.withhold(2, "too-large"));
    valueOf(await sync.withhold(3, "refused"));
    expect(await sync.withheldBatch(new Set())).toBeUndefined();
    await sendAll(sync, endpoint);

    const first = await sync.withheldBatch(new Set());
    const second = await sync.withheldBatch(new Set([2]));

    expect(first?.events).toMatchObject([{ seq: 2, sealed: expect.any(String) as string }]);
    expect(second?.events).toMatchObject([{ seq: 3, sealed: expect.any(String) as string }]);
    expect(await sync.withheldBatch(new Set([2, 3]))).toBeUndefined();
  });

  test("tries last what was tried last", async () => {
    const { sync, endpoint } = await setup(2);
    valueOf(await sync.withhold(1, "too-large"));
    valueOf(await sync.withhold(2, "too-large"));
    await sendAll(sync, endpoint);

    valueOf(await sync.noteWithheldTry(1));

    expect((await sync.withheldBatch(new Set()))?.events).toMatchObject([{ seq: 2 }]);
    expect((await sync.withheldBatch(new Set([2])))?.events).toMatchObject([{ seq: 1 }]);
  });

  test("tries last also what only the endpoint says it has without a body, after every reply that says so", async () => {
    const { sync, endpoint } = await setup(3);
    endpoint.quarantined = [
      { seq: 1, code: "withheld" },
      { seq: 3, code: "withheld" },
    ];
    await sendAll(sync, endpoint);

    valueOf(await sync.noteWithheldTry(1));
    await exchange(sync, endpoint);

    expect((await sync.withheldBatch(new Set()))?.events).toMatchObject([{ seq: 3 }]);
    expect((await sync.withheldBatch(new Set([3])))?.events).toMatchObject([{ seq: 1 }]);
  });

  test("keeps why a body was withheld, where the next try failed for another reason", async () => {
    const { sync, endpoint } = await setup(2);
    const forget = endpoint.backup();
    valueOf(await sync.withhold(1, "too-large"));
    valueOf(await sync.withhold(2, "too-large"));
    await sendAll(sync, endpoint);

    valueOf(await sync.noteWithheldTry(1));
    valueOf(await sync.noteWithheldTry(2, "refused"));

    forget();
    await exchange(sync, endpoint, 0);
    const { events } = await batchOf(sync);
    expect(events.map(({ withheld }) => withheld)).toEqual(["too-large", "refused"]);
  });

  test("counts a body as arrived only on the endpoint's word", async () => {
    const { sync, endpoint } = await setup(2);
    valueOf(await sync.withhold(1, "too-large"));
    await sendAll(sync, endpoint);
    const whole = await sync.withheldBatch(new Set());
    expect((await sync.facts()).withheld).toBe(1);

    valueOf(await sync.applyReply(whole!, endpoint.answer(whole!)));

    expect(await sync.facts()).toMatchObject({ withheld: 0, waiting: 0, hw: 2 });
  });

  test("brings a body again that a backup from before it came has lost", async () => {
    const { sync, endpoint } = await setup(2);
    valueOf(await sync.withhold(1, "too-large"));
    await sendAll(sync, endpoint);
    const putBackupBack = endpoint.backup();
    const whole = await sync.withheldBatch(new Set());
    valueOf(await sync.applyReply(whole!, endpoint.answer(whole!)));
    expect(await sync.withheldBatch(new Set())).toBeUndefined();

    putBackupBack();
    await exchange(sync, endpoint);
    const again = await sync.withheldBatch(new Set());
    valueOf(await sync.applyReply(again!, endpoint.answer(again!)));

    expect(again?.events).toMatchObject([{ seq: 1, sealed: expect.any(String) as string }]);
    expect(await sync.facts()).toMatchObject({ quarantined: [], waiting: 0 });
  });

  test("brings a body that only a copy of this phone kept back", async () => {
    const { sync, endpoint } = await setup(2);
    const batch = await batchOf(sync);
    const quarantined = [{ seq: 2, code: "withheld" }];

    valueOf(await sync.applyReply(batch, endpoint.answer(batch, { quarantined })));

    expect((await sync.withheldBatch(new Set()))?.events).toMatchObject([{ seq: 2 }]);
  });

  test("keeps its marks where the endpoint's list is full", async () => {
    const { sync, endpoint } = await setup(1);
    valueOf(await sync.withhold(1, "too-large"));
    const batch = await batchOf(sync);
    const quarantined = Array.from({ length: maxOpenQuarantined }, (_, index) => ({
      seq: index + 2,
      code: "withheld" as const,
    }));

    valueOf(await sync.applyReply(batch, endpoint.answer(batch, { quarantined })));

    expect((await sync.facts()).withheld).toBe(1);
  });

  test("withholds nothing that has arrived", async () => {
    const { sync, endpoint } = await setup(1);
    await sendAll(sync, endpoint);

    valueOf(await sync.withhold(1, "refused"));

    expect((await sync.facts()).withheld).toBe(0);
  });
});
