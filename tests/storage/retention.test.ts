/** When sealed events leave a phone, and what it does when the endpoint then loses them. */
import { describe, expect, test } from "vitest";
import { maxEventsPerExchange } from "../../src/contract/wire/wire-limits.ts";
import { statusOf } from "../../src/sync/status.ts";
import { encounterOf, localDate } from "../support/builders.ts";
import { logOf, rowsOf } from "../support/browser-with-faults.ts";
import { PretendEndpoint } from "../support/pretend-endpoint.ts";
import {
  batchOf,
  exchange,
  programDatabase,
  programPhone,
  saveContacts,
  sendAll,
} from "../support/program-phone.ts";
import { valueOf } from "../support/results.ts";

async function setup(contacts: number) {
  const program = await programPhone();
  await saveContacts(program.phone, contacts);
  const endpoint = new PretendEndpoint();
  return {
    ...program,
    endpoint,
    /** What the phone still holds. */
    held: async () => {
      const rows = await rowsOf(program.indexedDB, "events", programDatabase);
      return rows.map(({ seq }) => Number(seq)).toSorted((a, b) => a - b);
    },
    log: () => logOf(program.indexedDB, programDatabase),
  };
}

/** `A`, pruned to 100 and with 180 events, of which the last 80 are confirmed and still on the phone. */
async function prunedTo100() {
  const phone = await setup(100);
  await sendAll(phone.sync, phone.endpoint);
  phone.endpoint.passDays(36);
  await exchange(phone.sync, phone.endpoint);
  await saveContacts(phone.phone, 80);
  await sendAll(phone.sync, phone.endpoint);
  return { ...phone, a: (await phone.sync.facts()).number };
}

describe("retention", () => {
  test("lets events go that two exchanges confirmed, the first over 35 days ago", async () => {
    const { phone, sync, endpoint, held, log } = await setup(3);
    await sendAll(sync, endpoint);
    await saveContacts(phone, 1);
    endpoint.passDays(36);

    await exchange(sync, endpoint);

    expect(await held()).toEqual([4]);
    expect(await log()).toMatchObject({ pruned: 3, next: 5, born: 0 });
    expect(await phone.check()).toMatchObject({ events: 1, differences: [] });
  });

  test("keeps them for 35 days", async () => {
    const { sync, endpoint, held } = await setup(3);
    await sendAll(sync, endpoint);
    endpoint.passDays(35);

    await exchange(sync, endpoint);

    expect(await held()).toEqual([1, 2, 3]);
  });

  test("keeps what one exchange alone has confirmed, however old it is", async () => {
    const { sync, endpoint, held } = await setup(3);
    endpoint.passDays(400);

    await sendAll(sync, endpoint);

    expect(await held()).toEqual([1, 2, 3]);
  });

  test("counts the days from when the endpoint had them again", async () => {
    const { sync, endpoint, held } = await setup(3);
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
    const { sync, endpoint, held } = await setup(4);
    valueOf(await sync.withhold(3, "too-large"));
    await sendAll(sync, endpoint);
    endpoint.passDays(40);

    await exchange(sync, endpoint);

    expect(await held()).toEqual([3, 4]);
  });

  test("says how many stay longer than they would, because of one whose body never left", async () => {
    const { phone, sync, endpoint } = await setup(4);
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
    const { sync, endpoint } = await setup(4);
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
    const { sync, endpoint, held } = await setup(4);
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
    const { sync, endpoint, held } = await setup(3);
    await sendAll(sync, endpoint);
    endpoint.quarantined = [{ seq: 2, code: "cannot-open" }];
    endpoint.passDays(40);

    await exchange(sync, endpoint);

    expect(await held()).toEqual([2, 3]);
  });

  test("takes as many at once as one exchange confirms, so that nothing piles up, and no more", async () => {
    const { phone, sync, endpoint, held } = await setup(0);
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
    const { phone, sync, endpoint, log } = await prunedTo100();
    await saveContacts(phone, 1);

    expect(await exchange(sync, endpoint)).toBe("advanced");
    expect(await log()).toMatchObject({ pruned: 100, prev: [] });
    expect(await phone.check()).toMatchObject({ events: 81, differences: [] });
  });
});

describe("a phone that has let everything go, and an endpoint that has something else", () => {
  test("is never said to have sent all before the endpoint has answered to the new number", async () => {
    const { sync, endpoint, log } = await setup(3);
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
    const { sync, endpoint, a, log } = await prunedTo100();
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
    const { sync, endpoint, a } = await prunedTo100();
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
    const { sync, endpoint, a } = await prunedTo100();
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
    const { sync, endpoint, a } = await prunedTo100();
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
    const { phone, sync, endpoint, a, log } = await prunedTo100();
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
