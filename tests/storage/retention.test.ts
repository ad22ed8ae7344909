/** When sealed events leave a phone. */
import { describe, expect, test } from "vitest";
import { maxEventsPerExchange } from "../../src/contract/wire/wire-limits.ts";
import { encounterOf, eventId, localDate } from "../support/builders.ts";
import { mustSave, voidEntry } from "../support/entries.ts";
import { phoneBesideEndpoint, phonePrunedTo100 } from "../support/phone-beside-endpoint.ts";
import { exchange, saveContacts, sendAll } from "../support/program-phone.ts";
import { valueOf } from "../support/results.ts";

describe("retention", () => {
  test("lets events go that two exchanges confirmed, the first over 35 days ago", async () => {
    const { phone, sync, endpoint, held, log } = await phoneBesideEndpoint(3);
    await sendAll(sync, endpoint);
    await saveContacts(phone, 1);
    endpoint.passDays(36);

    await exchange(sync, endpoint);

    expect(await held()).toEqual([4]);
    expect(await log()).toMatchObject({ pruned: 3, next: 5, born: 0 });
    expect(await phone.check()).toMatchObject({ events: 1, differences: [] });
  });

  test("leaves a void in force, which is stored no second time when somebody voids again", async () => {
    const { phone, sync, endpoint, held } = await phoneBesideEndpoint(1);
    const [row] = await phone.bookOfDay(localDate("2026-03-08"), { limit: 1 });
    if (row?.kind !== "readable") throw new Error("The contact is in the book");
    const first = { event: eventId(), record: row.id, rev: 1, kind: "rec" } as const;
    const voided = await mustSave(phone, voidEntry(first));
    await sendAll(sync, endpoint);
    endpoint.passDays(36);
    await exchange(sync, endpoint);
    expect(await held()).toEqual([]);

    const again = await mustSave(phone, voidEntry(first));

    expect(again).toEqual(voided);
    expect(await held()).toEqual([]);
  });

  test("keeps them for 35 days", async () => {
    const { sync, endpoint, held } = await phoneBesideEndpoint(3);
    await sendAll(sync, endpoint);
    endpoint.passDays(35);

    await exchange(sync, endpoint);

    expect(await held()).toEqual([1, 2, 3]);
  });

  test("keeps what one exchange alone has confirmed, however old it is", async () => {
    const { sync, endpoint, held } = await phoneBesideEndpoint(3);
    endpoint.passDays(400);

    await sendAll(sync, endpoint);

    expect(await held()).toEqual([1, 2, 3]);
  });

  test("counts the days from when the endpoint had them again", async () => {
    const { sync, endpoint, held } = await phoneBesideEndpoint(3);
    await sendAll(sync, endpoint);
    endpoint.passDays(20);
    endpoint.forgetAfter((await sync.facts()).number, 1);
    await sendAll(sync, endpoint);
    await exchange(sync, endpoint);
    endpoint.passDays(20);

    await exchange(sync, endpoint);

    expect(await held()).toEqual([2, 3]);
  });

  test("keeps an event whose body never left, and all after it", async () => {
    const { sync, endpoint, held } = await phoneBesideEndpoint(4);
    valueOf(await sync.withhold(3, "too-large"));
    await sendAll(sync, endpoint);
    endpoint.passDays(40);

    await exchange(sync, endpoint);

    expect(await held()).toEqual([3, 4]);
  });

  test("says how many stay longer than they would, because of one whose body never left", async () => {
    const { phone, sync, endpoint } = await phoneBesideEndpoint(4);
    valueOf(await sync.withhold(3, "too-large"));
    await sendAll(sync, endpoint);
    endpoint.passDays(1);
    await saveContacts(phone, 5);
    await sendAll(sync, endpoint);
    const young = await sync.facts();
    endpoint.passDays(35);
    await exchange(sync, endpoint);
    const old = await sync.facts();
    endpoint.passDays(1);
    await exchange(sync, endpoint);

    expect(young).not.toHaveProperty("keptLonger");
    expect(old).toMatchObject({ keptLonger: 2 });
    expect(await sync.facts()).toMatchObject({ keptLonger: 7 });
  });

  test("has nothing to say once the body has come, though the days of what stays count anew", async () => {
    const { sync, endpoint } = await phoneBesideEndpoint(4);
    valueOf(await sync.withhold(3, "too-large"));
    await sendAll(sync, endpoint);
    endpoint.passDays(40);
    await exchange(sync, endpoint);
    const before = await sync.facts();

    const whole = await sync.withheldBatch(new Set());
    valueOf(await sync.applyReply(whole!, endpoint.answer(whole!)));

    expect(before).toMatchObject({ keptLonger: 2 });
    expect(await sync.facts()).not.toHaveProperty("keptLonger");
  });

  test("counts the days of an event whose body came late from when it came", async () => {
    const { sync, endpoint, held } = await phoneBesideEndpoint(4);
    valueOf(await sync.withhold(3, "too-large"));
    await sendAll(sync, endpoint);
    endpoint.passDays(40);
    const whole = await sync.withheldBatch(new Set());
    valueOf(await sync.applyReply(whole!, endpoint.answer(whole!)));
    const atOnce = await held();
    endpoint.passDays(35);
    await exchange(sync, endpoint);
    const after35 = await held();
    endpoint.passDays(1);
    await exchange(sync, endpoint);

    expect([atOnce, after35, await held()]).toEqual([[3, 4], [3, 4], []]);
  });

  test("keeps what lies in the endpoint's quarantine", async () => {
    const { sync, endpoint, held } = await phoneBesideEndpoint(3);
    await sendAll(sync, endpoint);
    endpoint.quarantined = [{ seq: 2, code: "cannot-open" }];
    endpoint.passDays(40);

    await exchange(sync, endpoint);

    expect(await held()).toEqual([2, 3]);
  });

  test("takes as many at once as one exchange confirms, so that nothing piles up, and no more", async () => {
    const { phone, sync, endpoint, held } = await phoneBesideEndpoint(0);
    const records = Array.from({ length: maxEventsPerExchange + 3 }, () => ({
      record: encounterOf(),
      rev: 1,
    }));
    valueOf(await phone.importRecords(records));
    await sendAll(sync, endpoint);
    endpoint.passDays(1);
    await exchange(sync, endpoint);
    endpoint.passDays(40);

    await exchange(sync, endpoint);
    const afterOne = await held();
    await exchange(sync, endpoint);

    expect(afterOne).toEqual([501, 502, 503]);
    expect(await held()).toEqual([]);
  });

  test("sends on, and is confirmed, after everything before has left", async () => {
    const { phone, sync, endpoint, log } = await phonePrunedTo100();
    await saveContacts(phone, 1);

    expect(await exchange(sync, endpoint)).toBe("advanced");
    expect(await log()).toMatchObject({ pruned: 100, prev: [] });
    expect(await phone.check()).toMatchObject({ events: 81, differences: [] });
  });
});
