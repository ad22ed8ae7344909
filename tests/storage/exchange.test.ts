/** What a phone makes of every answer. */
import { describe, expect, test } from "vitest";
import { recordId } from "../support/builders.ts";
import { phoneBesideEndpoint } from "../support/phone-beside-endpoint.ts";
import { batchOf, exchange, saveContacts, sendAll, syncOf } from "../support/program-phone.ts";
import { valueOf } from "../support/results.ts";

describe("applyReply", () => {
  test("moves up to what is confirmed, and leaves the log's head as saves know it", async () => {
    const { sync, endpoint, log } = await phoneBesideEndpoint(3);
    const before = await log();

    const outcome = await exchange(sync, endpoint, 2);

    expect(outcome).toBe("advanced");
    expect(await sync.facts()).toMatchObject({ hw: 2, waiting: 1, next: 4 });
    expect(await log()).toEqual(before);
  });

  test("goes on from there, and finds nothing new in a greeting", async () => {
    const { sync, endpoint } = await phoneBesideEndpoint(3);
    await exchange(sync, endpoint, 2);

    expect(await exchange(sync, endpoint)).toBe("advanced");
    expect(await exchange(sync, endpoint)).toBe("unchanged");
    expect(await sync.facts()).toMatchObject({ hw: 3, waiting: 0 });
    expect((await batchOf(sync)).events).toEqual([]);
  });

  test("counts a save between batch and reply as waiting", async () => {
    const { phone, sync, endpoint } = await phoneBesideEndpoint(2);
    const batch = await batchOf(sync);
    await saveContacts(phone, 1);

    const outcome = valueOf(await sync.applyReply(batch, endpoint.answer(batch)));

    expect(outcome).toBe("advanced");
    expect(await sync.facts()).toMatchObject({ hw: 2, waiting: 1 });
  });

  test("gives one tab what another was told", async () => {
    const { sync, endpoint, openOtherTab } = await phoneBesideEndpoint(2);
    const other = syncOf(await openOtherTab());

    const [mine, theirs] = [await batchOf(sync), await batchOf(other)];
    const replies = [endpoint.answer(mine), endpoint.answer(theirs)] as const;
    const outcomes = await Promise.all([
      sync.applyReply(mine, replies[0]),
      other.applyReply(theirs, replies[1]),
    ]);

    expect(outcomes.map(valueOf).toSorted()).toEqual(["advanced", "unchanged"]);
    expect(await other.facts()).toMatchObject({ hw: 2, waiting: 0 });
  });

  test("applies a reply once, however often it comes", async () => {
    const { sync, endpoint } = await phoneBesideEndpoint(2);
    const batch = await batchOf(sync);
    const reply = endpoint.answer(batch);

    valueOf(await sync.applyReply(batch, reply));

    expect(valueOf(await sync.applyReply(batch, reply))).toBe("unchanged");
    expect(await sync.facts()).toMatchObject({ hw: 2 });
  });

  test("takes a late reply with less for late, not for a restored endpoint", async () => {
    const { sync, endpoint } = await phoneBesideEndpoint(4);
    const slow = await batchOf(sync, 1);
    const slowReply = endpoint.answer(slow);
    await sendAll(sync, endpoint);

    const outcome = valueOf(await sync.applyReply(slow, slowReply));

    expect(outcome).toBe("stale");
    expect(await sync.facts()).toMatchObject({ hw: 4 });
  });

  test("sends again what a restored endpoint has lost", async () => {
    const { sync, endpoint } = await phoneBesideEndpoint(2);
    await sendAll(sync, endpoint);
    const restore = endpoint.backup();
    const { number } = await sync.facts();
    endpoint.forgetAfter(number, 1);

    const outcome = await exchange(sync, endpoint);

    expect(outcome).toBe("rewound");
    expect(await sync.facts()).toMatchObject({ hw: 1, waiting: 1, number });
    await sendAll(sync, endpoint);
    expect(endpoint.seqsOf(number)).toEqual([1, 2]);
    restore();
  });

  test("starts over with an endpoint that was restored twice, once to nothing", async () => {
    const { sync, phone, endpoint } = await phoneBesideEndpoint(3);
    await sendAll(sync, endpoint);
    const { number } = await sync.facts();
    endpoint.forgetAfter(number, 2);
    await sendAll(sync, endpoint);
    await exchange(sync, endpoint);
    await saveContacts(phone, 1);
    endpoint.forget(number);

    expect(await exchange(sync, endpoint)).toBe("rewound");
    await sendAll(sync, endpoint);

    expect(endpoint.seqsOf(number)).toEqual([1, 2, 3, 4]);
    expect(await sync.facts()).toMatchObject({ number });
  });

  test("keeps what is told besides: quarantine, changes elsewhere, settings and the place in them", async () => {
    const { sync, endpoint } = await phoneBesideEndpoint(2);
    const batch = await batchOf(sync);
    const changed = [{ record: recordId(), rev: 4, kind: "void" as const }];

    valueOf(
      await sync.applyReply(
        batch,
        endpoint.answer(batch, {
          quarantined: [{ seq: 2, code: "cannot-open" }],
          changed,
          seen: "7.00000000000000aa",
          settings: "2",
        }),
      ),
    );

    expect(await sync.facts()).toMatchObject({
      quarantined: [{ seq: 2, code: "cannot-open" }],
      changedElsewhere: changed,
      hasNewSettings: true,
    });
    expect((await batchOf(sync)).seen).toBe("7.00000000000000aa");
  });

  test("forgets a change that somebody has seen, and not one that came after it", async () => {
    const { sync, endpoint } = await phoneBesideEndpoint(1);
    const [one, other] = [recordId(), recordId()];
    const tell = async (changed: { record: typeof one; rev: number; kind: "fix" }[]) => {
      const batch = await batchOf(sync);
      valueOf(await sync.applyReply(batch, endpoint.answer(batch, { changed })));
    };
    await tell([
      { record: one, rev: 2, kind: "fix" },
      { record: other, rev: 2, kind: "fix" },
    ]);
    const shown = (await sync.facts()).changedElsewhere;
    await tell([{ record: other, rev: 3, kind: "fix" }]);

    valueOf(await sync.changesSeen(shown));

    expect((await sync.facts()).changedElsewhere).toEqual([{ record: other, rev: 3, kind: "fix" }]);
  });

  test("keeps of one record's changes the last", async () => {
    const { sync, endpoint } = await phoneBesideEndpoint(1);
    const record = recordId();
    const first = await batchOf(sync);
    valueOf(
      await sync.applyReply(first, endpoint.answer(first, { changed: [{ record, rev: 3, kind: "void" }] })),
    );
    const second = await batchOf(sync);

    const changed = [{ record, rev: 2, kind: "fix" as const }];
    valueOf(await sync.applyReply(second, endpoint.answer(second, { changed })));

    expect((await sync.facts()).changedElsewhere).toEqual([{ record, rev: 3, kind: "void" }]);
  });

  test("doesn't take the lists of a reply that was overtaken for today's", async () => {
    const { sync, endpoint } = await phoneBesideEndpoint(2);
    const slow = await batchOf(sync);
    const slowReply = endpoint.answer(slow, { quarantined: [{ seq: 1, code: "cannot-open" }] });
    endpoint.nowMs += 1000;
    const quick = await batchOf(sync);
    valueOf(await sync.applyReply(quick, endpoint.answer(quick, { seen: "2.0000000000000000" })));

    valueOf(await sync.applyReply(slow, slowReply));

    const { quarantined, isUnheard } = await sync.facts();
    expect(quarantined).toEqual([]);
    expect((await batchOf(sync)).seen).toBe("2.0000000000000000");
    // Until the endpoint is asked once more, nobody knows which lists are today's.
    expect(isUnheard).toBe(true);
    const next = await batchOf(sync);
    valueOf(await sync.applyReply(next, endpoint.answer(next)));
    expect((await sync.facts()).isUnheard).toBeUndefined();
  });

  test("doesn't say that all is sent by a reply that was overtaken, though it confirms the last of it", async () => {
    const { sync, endpoint } = await phoneBesideEndpoint(4);
    const slow = await sync.batch({ events: 2, inflatedBytes: 1e6 });
    const quick = await sync.batch({ events: 2, inflatedBytes: 1e6, after: 2 });
    // Admitted after the other, stored before it, and heard of first.
    const quickReply = endpoint.answer(quick, { now: endpoint.nowMs + 5 });
    const slowReply = endpoint.answer(slow, { quarantined: [{ seq: 1, code: "cannot-open" }] });

    valueOf(await sync.applyReply(quick, quickReply));
    valueOf(await sync.applyReply(slow, slowReply));

    expect(await sync.facts()).toMatchObject({ hw: 4, waiting: 0, isUnheard: true });
  });

  test("takes the lists of the later of two replies that were asked for at the same time", async () => {
    const { sync, endpoint } = await phoneBesideEndpoint(2);
    const [first, second] = [await batchOf(sync), await batchOf(sync)];
    valueOf(await sync.applyReply(first, endpoint.answer(first)));
    endpoint.nowMs += 1000;

    valueOf(
      await sync.applyReply(
        second,
        endpoint.answer(second, { quarantined: [{ seq: 1, code: "cannot-open" }] }),
      ),
    );

    expect((await sync.facts()).quarantined).toHaveLength(1);
  });

  test("doesn't take a reply from before the endpoint's clock was set back for the newest", async () => {
    const { sync, endpoint } = await phoneBesideEndpoint(2);
    const slow = await batchOf(sync);
    const slowReply = endpoint.answer(slow, { quarantined: [{ seq: 1, code: "cannot-open" }] });
    endpoint.nowMs -= 40 * 24 * 60 * 60 * 1000;
    const quick = await batchOf(sync);
    valueOf(await sync.applyReply(quick, endpoint.answer(quick)));

    valueOf(await sync.applyReply(slow, slowReply));

    expect(await sync.facts()).toMatchObject({ quarantined: [], isUnheard: true });
  });
});

describe("takeNewNumber", () => {
  test("leaves the number that was refused, once", async () => {
    const { sync } = await phoneBesideEndpoint(1);
    const { number } = await sync.facts();

    expect(valueOf(await sync.takeNewNumber(number))).toBe("renumbered");
    expect(valueOf(await sync.takeNewNumber(number))).toBe("stale");
    expect((await batchOf(sync)).prev).toHaveLength(1);
  });
});
