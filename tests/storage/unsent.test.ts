import { describe, expect, test } from "vitest";
import type { SyncReply } from "../../src/contract/wire/sync-message.ts";
import { maxOpenQuarantined } from "../../src/contract/wire/wire-limits.ts";
import { parseLogRow } from "../../src/storage/log.ts";
import { unconfirmed } from "../../src/storage/sync-row.ts";
import { statusOf } from "../../src/sync/status.ts";
import { unsentOf, unsentOn } from "../../src/storage/unsent.ts";
import { localDate } from "../support/builders.ts";
import { phoneBesideEndpoint, phonePrunedTo100 } from "../support/phone-beside-endpoint.ts";
import { batchOf, exchange, saveContacts, sendAll } from "../support/program-phone.ts";
import { valueOf } from "../support/results.ts";

describe("unsentOf", () => {
  test("counts what waits", () => {
    expect(unsentOf({ waiting: 3, withheld: 0, quarantined: [] })).toBe(3);
  });

  test("counts a body that couldn't be sent, though its number is confirmed", () => {
    const quarantined = [
      { seq: 7, code: "withheld" },
      { seq: 8, code: "id-conflict" },
    ];

    expect(unsentOf({ waiting: 0, withheld: 1, quarantined })).toBe(1);
    expect(unsentOf({ waiting: 2, withheld: 1, quarantined })).toBe(3);
  });

  test("counts one that only this phone or only the endpoint lists", () => {
    expect(unsentOf({ waiting: 0, withheld: 1, quarantined: [] })).toBe(1);
    expect(unsentOf({ waiting: 0, withheld: 0, quarantined: [{ seq: 7, code: "withheld" }] })).toBe(1);
  });

  test("counts one that waits and is withheld once", () => {
    expect(unsentOf({ waiting: 1, withheld: 1, quarantined: [] })).toBe(1);
  });

  test("counts what is surely lacking while the endpoint's word is open, and doesn't take the rest for sent", () => {
    expect(unsentOf({ waiting: 2, withheld: 0, quarantined: [], isUnheard: true })).toBe(2);
    expect(unsentOf({ waiting: 0, withheld: 0, quarantined: [], isUnheard: true })).toBe("unknown");
  });

  test("doesn't take for sent what a late reply confirms from before the endpoint was restored", async () => {
    const { sync, endpoint } = await phoneBesideEndpoint(2);
    await sendAll(sync, endpoint);
    const { number } = await sync.facts();
    // Its reply lies in a tab that the browser froze.
    const late = await batchOf(sync);
    const lateReply = endpoint.answer(late);
    endpoint.nowMs += 60_000;
    endpoint.forgetAfter(number, 1);
    expect(await exchange(sync, endpoint)).toBe("rewound");
    expect(unsentOf(await sync.facts())).toBe(1);

    valueOf(await sync.applyReply(late, lateReply));

    expect(unsentOf(await sync.facts())).toBe("unknown");
  });

  test("leaves out a body that the endpoint asks for after it has left this phone, which lists it no more", async () => {
    const { sync, endpoint, log } = await phonePrunedTo100();
    const quarantined = [
      { seq: 100, code: "withheld" as const },
      { seq: 100, code: "id-conflict" as const },
      { seq: 101, code: "withheld" as const },
    ];
    const batch = await batchOf(sync);

    valueOf(await sync.applyReply(batch, endpoint.answer(batch, { quarantined })));

    const facts = await sync.facts();
    expect(facts.quarantined).toEqual(quarantined.slice(1));
    expect(unsentOf(facts)).toBe(1);
    expect(facts.missing).toBe(1);
    const row = parseLogRow(await log());
    expect(unsentOn(row, { ...unconfirmed(row), hw: facts.hw, quarantined })).toBe(1);
  });

  test("doesn't say that all was sent where the endpoint lacks a body that has left this phone", async () => {
    const { sync, endpoint } = await phonePrunedTo100();
    await sendAll(sync, endpoint);
    const batch = await batchOf(sync);

    valueOf(
      await sync.applyReply(batch, endpoint.answer(batch, { quarantined: [{ seq: 100, code: "withheld" }] })),
    );
    await sync.noteTry({ kind: "confirmed", day: localDate("2026-03-09"), clockOffsetMs: 0 });

    expect(statusOf(await sync.facts(), { isSending: false })).toMatchObject({
      kind: "needs-look",
      needLook: 0,
      missing: 1,
    });
  });

  test("calls what a lead has set aside neither missing nor unsent, though its body has left this phone", async () => {
    const { sync, endpoint } = await phonePrunedTo100();
    await sendAll(sync, endpoint);
    const batch = await batchOf(sync);
    const quarantined = [{ seq: 100, code: "withheld", isSetAside: true }];

    valueOf(await sync.applyReply(batch, endpoint.answer(batch, { quarantined, setAside: 2 })));
    await sync.noteTry({ kind: "confirmed", day: localDate("2026-03-09"), clockOffsetMs: 0 });

    const facts = await sync.facts();
    // What has no body with the program isn't called kept there.
    expect(facts).toMatchObject({ missing: 0, setAside: 2, setAsideInPart: 1, quarantined: [] });
    expect(statusOf(facts, { isSending: false })).toMatchObject({ kind: "all-sent" });
  });

  test("doesn't call missing what a lead has corrected in its place", async () => {
    const { sync, endpoint } = await phonePrunedTo100();
    await sendAll(sync, endpoint);
    const batch = await batchOf(sync);
    const quarantined = [{ seq: 100, code: "withheld", isMended: true }];

    valueOf(await sync.applyReply(batch, endpoint.answer(batch, { quarantined })));

    const facts = await sync.facts();
    expect(facts).toMatchObject({ missing: 0, quarantined: [] });
    expect(facts).not.toHaveProperty("setAsideInPart");
  });

  test.each([{ isSetAside: true }, { isMended: true }])(
    "asks nobody to look at a body here that a lead has decided on (%o), and counts it as unsent",
    async (decision) => {
      const { phone, sync, endpoint } = await phonePrunedTo100();
      await saveContacts(phone, 1);
      valueOf(await sync.withhold(181, "too-large"));
      await sendAll(sync, endpoint);
      const batch = await batchOf(sync);
      const quarantined = [{ seq: 181, code: "withheld", ...decision }];

      valueOf(await sync.applyReply(batch, endpoint.answer(batch, { quarantined })));
      await sync.noteTry({ kind: "confirmed", day: localDate("2026-03-09"), clockOffsetMs: 0 });

      const facts = await sync.facts();
      expect(statusOf(facts, { isSending: false })).toMatchObject({
        kind: "needs-look",
        needLook: 0,
        missing: 0,
        decidedOn: 1,
      });
      expect(unsentOf(facts)).toBe(1);
    },
  );

  test("knows under a new number what was asked for under the former ones, until the endpoint says otherwise", async () => {
    const { sync, endpoint, a, log } = await phonePrunedTo100();
    await sync.noteTry({ kind: "confirmed", day: localDate("2026-03-09"), clockOffsetMs: 0 });
    const first = await batchOf(sync);
    const lists = [
      { seq: 99, code: "withheld" },
      { seq: 100, code: "cannot-open" },
      { seq: 101, code: "withheld" },
    ];
    valueOf(await sync.applyReply(first, endpoint.answer(first, { quarantined: lists })));
    endpoint.forgetAfter(a, 100);
    const status = async () => statusOf(await sync.facts(), { isSending: false });
    const hear = async (told: Partial<SyncReply>) => {
      const batch = await batchOf(sync);
      return valueOf(await sync.applyReply(batch, endpoint.answer(batch, told)));
    };

    expect(await hear({ digest: "ffffffffffffffff" })).toBe("renumbered");
    await sendAll(sync, endpoint);

    const ofA = { number: a, missing: [], certain: true };
    expect(await status()).toMatchObject({ kind: "needs-look", needLook: 1, missing: 1 });
    await hear({ prev: [ofA] });
    expect(await status()).toMatchObject({ kind: "needs-look", needLook: 1, missing: 1 });
    await hear({ prev: [{ ...ofA, quarantined: [{ seq: 99, code: "withheld", isSetAside: true }] }] });
    expect(await sync.facts()).toMatchObject({ quarantined: [], missing: 0, setAsideInPart: 1 });
    await hear({ prev: [{ ...ofA, quarantined: [] }] });

    expect(await log()).toMatchObject({ born: 100 });
    expect(await status()).toMatchObject({ kind: "all-sent", needLook: 0, missing: 0 });
  });

  test("asks for a look at what a lead has decided on once that stays longer than it should, and at no other", async () => {
    const { phone, sync, endpoint } = await phonePrunedTo100();
    await saveContacts(phone, 2);
    valueOf(await sync.withhold(181, "too-large"));
    const hear = async () => {
      const batch = await batchOf(sync);
      const quarantined = [181, 183].map((seq) => ({ seq, code: "withheld", isMended: true }));
      valueOf(await sync.applyReply(batch, endpoint.answer(batch, { quarantined })));
      const facts = await sync.facts();
      return [statusOf(facts, { isSending: false }), facts.keptLonger];
    };

    // Of a day, what its first exchange confirmed counts.
    endpoint.passDays(1);
    await hear();
    endpoint.passDays(1);
    await saveContacts(phone, 1);
    expect(await hear()).toMatchObject([{ needLook: 0, decidedOn: 2 }, undefined]);
    // The day after, 183 would have left as well.
    endpoint.passDays(35);

    expect(await hear()).toMatchObject([{ needLook: 1, decidedOn: 1 }, 2]);
  });

  test("takes a full list for all that needs a look, whatever was decided: what isn't on it, it doesn't say", async () => {
    const { sync, endpoint } = await phonePrunedTo100();
    await sendAll(sync, endpoint);
    const listOf = (length: number) =>
      Array.from({ length }, (_, at) => ({ seq: (at % 100) + 1, code: "withheld", isSetAside: true }));
    const hear = async (quarantined: SyncReply["quarantined"]) => {
      const batch = await batchOf(sync);
      valueOf(await sync.applyReply(batch, endpoint.answer(batch, { quarantined })));
      return sync.facts();
    };

    expect(await hear(listOf(maxOpenQuarantined - 1))).toMatchObject({ missing: 0 });
    const full = await hear(listOf(maxOpenQuarantined));
    expect(full).toMatchObject({ missing: maxOpenQuarantined, quarantined: [] });
    expect(unsentOf(full)).toBe(0);
  });

  test("counts once what was asked for and is then lost altogether", async () => {
    const { sync, endpoint, a } = await phonePrunedTo100();
    const batch = await batchOf(sync);
    const quarantined = [10, 99].map((seq) => ({ seq, code: "withheld" }));
    valueOf(await sync.applyReply(batch, endpoint.answer(batch, { quarantined })));
    endpoint.forgetAfter(a, 90);

    expect(await exchange(sync, endpoint)).toBe("renumbered");

    expect(await sync.facts()).toMatchObject({ missing: 11 });
  });
});
