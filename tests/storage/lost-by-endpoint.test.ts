/** What a phone does whose sealed events have left it when the endpoint then loses them. */
import { describe, expect, test } from "vitest";
import { statusOf } from "../../src/sync/status.ts";
import { localDate } from "../support/builders.ts";
import { phoneBesideEndpoint, phonePrunedTo100 } from "../support/phone-beside-endpoint.ts";
import { batchOf, exchange, saveContacts, sendAll } from "../support/program-phone.ts";
import { valueOf } from "../support/results.ts";

describe("a phone that has let everything go, and an endpoint that has something else", () => {
  test("is never said to have sent all before the endpoint has answered to the new number", async () => {
    const { sync, endpoint, log } = await phoneBesideEndpoint(3);
    await sendAll(sync, endpoint);
    endpoint.passDays(36);
    await exchange(sync, endpoint);
    valueOf(await sync.noteTry({ kind: "confirmed", day: localDate("2026-03-08"), clockOffsetMs: 0 }));
    expect(await log()).toMatchObject({ pruned: 3, next: 4 });
    const kind = async () => statusOf(await sync.facts(), { isSending: false }).kind;
    expect(await kind()).toBe("all-sent");

    const batch = await batchOf(sync);
    const reply = endpoint.answer(batch, { digest: "ffffffffffffffff" });
    expect(valueOf(await sync.applyReply(batch, reply))).toBe("renumbered");
    expect(await kind()).toBe("unknown");
    await exchange(sync, endpoint);

    expect(await kind()).toBe("all-sent");
  });
});

describe("an endpoint restored to less than the phone still holds", () => {
  test("is sent the rest under a new number, and told what the old one had", async () => {
    const { sync, endpoint, a, log } = await phonePrunedTo100();
    const { sumAtPruned } = (await log()) ?? {};
    endpoint.forgetAfter(a, 80);

    const outcome = await exchange(sync, endpoint);
    const batch = await batchOf(sync);
    await sendAll(sync, endpoint);

    expect(outcome).toBe("renumbered");
    expect(batch).toMatchObject({ born: 100, next: 181 });
    expect(batch.events.map(({ seq }) => seq).slice(0, 2)).toEqual([101, 102]);
    expect(batch.events).toHaveLength(80);
    expect(batch.prev).toEqual([{ number: a, born: 0, next: 181, pruned: 100, digest: sumAtPruned }]);
    expect(endpoint.seqsOf(batch.number)).toEqual(Array.from({ length: 80 }, (_, index) => 101 + index));
    expect(endpoint.seqsOf(a)).toHaveLength(80);
    expect(await sync.facts()).toMatchObject({ waiting: 0, hw: 180 });
  });

  test("keeps the number of what is gone, until the endpoint has it again", async () => {
    const { sync, endpoint, a } = await phonePrunedTo100();
    endpoint.forgetAfter(a, 80);
    const told = async (missing: [number, number][]) => {
      const batch = await batchOf(sync);
      const prev = [{ number: a, missing, certain: true }];
      valueOf(await sync.applyReply(batch, endpoint.answer(batch, { prev })));
      return sync.facts();
    };

    await exchange(sync, endpoint);
    const atOnce = await sync.facts();
    const afterwards = await told([[81, 100]]);
    const partly = await told([
      [81, 84],
      [90, 90],
    ]);
    const found = await told([]);

    expect(atOnce).toMatchObject({ missing: 20, waiting: 80 });
    expect(afterwards).toMatchObject({ missing: 20, waiting: 0 });
    expect(partly).toMatchObject({ missing: 5, waiting: 0 });
    expect(found).toMatchObject({ missing: 0, waiting: 0 });
  });

  test("keeps that it isn't certain which of them are gone, as long as the endpoint says so", async () => {
    const { sync, endpoint, a } = await phonePrunedTo100();
    endpoint.forgetAfter(a, 80);
    await exchange(sync, endpoint);
    const told = async (certain: boolean) => {
      const batch = await batchOf(sync);
      const prev = [{ number: a, missing: [[1, 100]] as [number, number][], certain }];
      valueOf(await sync.applyReply(batch, endpoint.answer(batch, { prev })));
      return sync.facts();
    };

    expect(await told(false)).toMatchObject({ missing: 100, isMissingAtMost: true });
    expect(await told(true)).not.toHaveProperty("isMissingAtMost");
  });

  test("that forgets the new number too is sent it again, and no third one is taken", async () => {
    const { sync, endpoint, a } = await phonePrunedTo100();
    endpoint.forgetAfter(a, 80);
    await exchange(sync, endpoint);
    await sendAll(sync, endpoint);
    const { number: b } = await sync.facts();
    endpoint.forget(b);

    const outcome = await exchange(sync, endpoint);
    await sendAll(sync, endpoint);

    expect(outcome).toBe("rewound");
    expect((await sync.facts()).number).toBe(b);
    expect(endpoint.seqsOf(b)).toHaveLength(80);
  });

  test("once more, and pruned in between: the digest speaks of the events after the last birth", async () => {
    const { phone, sync, endpoint, a, log } = await phonePrunedTo100();
    endpoint.forgetAfter(a, 80);
    await exchange(sync, endpoint);
    await sendAll(sync, endpoint);
    const at100 = (await log())?.["sumAtBorn"];
    endpoint.passDays(36);
    await exchange(sync, endpoint);
    const { number: b } = await sync.facts();
    endpoint.forget(b);

    const outcome = await exchange(sync, endpoint);
    await saveContacts(phone, 2);
    await sendAll(sync, endpoint);

    expect(outcome).toBe("renumbered");
    expect(await log()).toMatchObject({ born: 180, pruned: 180, next: 183 });
    expect((await batchOf(sync)).prev).toMatchObject([
      { number: a, born: 0, pruned: 100 },
      { number: b, born: 100, pruned: 180, digest: digestBetween(at100, (await log())?.["sumAtBorn"]) },
    ]);
    expect(await sync.facts()).toMatchObject({ waiting: 0, hw: 182 });
  });
});

function digestBetween(from: unknown, to: unknown): string {
  const difference = BigInt(`0x${String(to)}`) - BigInt(`0x${String(from)}`);
  return BigInt.asUintN(64, difference).toString(16).padStart(16, "0");
}
