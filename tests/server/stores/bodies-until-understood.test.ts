/** Several bodies of one entry: none is thrown away before one of them is understood, and nobody is told more than is known. */
import { describe, expect, test } from "vitest";
import { nowAt } from "../../../src/server/now.ts";
import { fixOf, localDate } from "../../support/builders.ts";
import {
  countedOnce,
  entry,
  outcomeOf,
  phoneAndCopies,
  told,
  waiting,
} from "../../support/phone-and-copies.ts";
import { damaged, type SentEvent, TestLog, testProgram, uuidOf, withheld } from "../../support/test-log.ts";

/** Changed on the way in what is in clear, too. */
function damagedInClear(sent: SentEvent): SentEvent {
  const copy = damaged(sent);
  const record = uuidOf("d", 999) as SentEvent["wire"]["record"];
  return { ...copy, wire: { ...copy.wire, day: localDate("2021-01-01"), record } };
}

/** The `n`th of many, each damaged in another way. */
function damagedAs(sent: SentEvent, n: number): SentEvent {
  const copy = damaged(sent);
  return { ...copy, wire: { ...copy.wire, sealed: `${String(n).padStart(4, "A")}${"A".repeat(36)}` } };
}

describe("a whole body that waits for its key", () => {
  test("counts once the key is back, though a damaged copy came after it", async () => {
    const all = await phoneAndCopies();
    await all.phone.send(all.store, [waiting(all.sent)]);

    await all.bring(waiting(damaged(all.sent)));
    const looked = await all.startWithKey();

    expect(looked).toEqual({ tried: 1, understood: 1 });
    expect(await outcomeOf(all)).toEqual(countedOnce);
  });

  test("counts once the key is back, where a lead brought it before the phone's own came damaged", async () => {
    const all = await phoneAndCopies();
    await all.bring(waiting(all.sent));
    await all.phone.send(all.store, [waiting(damaged(all.sent))]);

    await all.startWithKey();

    expect(await outcomeOf(all)).toEqual(countedOnce);
  });

  test("stays among any number of damaged copies, of which only some are kept", async () => {
    const all = await phoneAndCopies();
    for (let n = 0; n < 10; n += 1) await all.bring(damagedAs(all.sent, n));
    await all.bring(waiting(all.sent));
    for (let n = 10; n < 20; n += 1) await all.bring(damagedAs(all.sent, n));

    expect(all.database.prepare("SELECT count(*) AS bodies FROM quarantine_bodies").get()).toEqual({
      bodies: 5,
    });
    await all.startWithKey();

    expect(await outcomeOf(all)).toEqual(countedOnce);
  });

  test("stays among any number of damaged copies that come after it without their key", async () => {
    const all = await phoneAndCopies();
    await all.bring(waiting(all.sent));
    for (let n = 0; n < 10; n += 1) await all.bring(waiting(damagedAs(all.sent, n)));

    await all.startWithKey();

    expect(await outcomeOf(all)).toEqual(countedOnce);
  });

  test("is kept under each number of its phone, though any number of copies came before it without their key", async () => {
    const { store, sent, other, bring, greet } = await phoneAndCopies();
    for (let n = 0; n < 10; n += 1) await bring(waiting(damagedAs(sent, n)));

    await other.send(store, [waiting(sent)]);

    expect(await greet()).toMatchObject(told("cannot-open"));
  });

  test("is what leads see of an entry whose id is another's, whatever comes without its key", async () => {
    const { store, phone, sent, bring, lies } = await phoneAndCopies();
    const first = new TestLog();
    const event = JSON.parse(new TextDecoder().decode(contentOf(sent))) as object;
    await first.add({
      id: sent.wire.id,
      record: sent.wire.record,
      rev: 1,
      kind: "rec",
      content: { ...event, people: 9 } as never,
    });
    await first.send(store);
    await phone.send(store, [sent]);

    await bring(waiting(damaged(sent)));

    expect(lies()).toMatchObject({ code: "id-conflict", wire: sent.wire });
  });
});

function contentOf({ opened }: SentEvent): Uint8Array {
  if (!opened.ok) throw new Error("It opens.");
  return opened.canonical;
}

describe("a body that was opened with another key under its number", () => {
  test("counts once the right key is there, where it is the copy of a lost phone", async () => {
    const all = await phoneAndCopies();
    await all.bring({ wire: all.sent.wire, opened: damaged(all.sent).opened });

    const looked = await all.startWithKey();

    expect(looked).toEqual({ tried: 1, understood: 1 });
    expect(await outcomeOf(all)).toEqual(countedOnce);
  });

  test("counts once the right key is there, where its phone had kept it back before", async () => {
    const all = await phoneAndCopies();
    await all.phone.send(all.store, [withheld(all.sent)]);
    await all.phone.send(all.store, [{ wire: all.sent.wire, opened: damaged(all.sent).opened }]);

    await all.startWithKey();

    expect(await outcomeOf(all)).toEqual(countedOnce);
  });
});

describe("a body that its phone still has", () => {
  test("is asked for though a copy waits for its key, also once that is set aside", async () => {
    const { store, phone, sent, bring, greet, setAside, findings } = await phoneAndCopies();
    await phone.send(store, [withheld(sent)]);
    await bring(waiting(damaged(sent)));
    const before = await greet();

    setAside();

    expect(before.quarantined).toEqual([{ seq: 1, code: "withheld" }]);
    expect((await greet()).quarantined).toEqual([{ seq: 1, code: "withheld", isSetAside: true }]);
    expect(await greet()).not.toHaveProperty("setAside");
    expect(await findings()).toEqual([]);
  });

  test("is asked for though a lead has corrected what a copy says, and its phone is told so", async () => {
    const { store, phone, sent, bring, greet, lies, findings } = await phoneAndCopies();
    await phone.send(store, [withheld(sent)]);
    const { opened } = sent;
    await bring({
      wire: { ...damaged(sent).wire, day: localDate("2026-02-01") },
      opened: {
        ok: false,
        code: "not-understood",
        isDamaged: true,
        ...(opened.ok && { canonical: opened.canonical }),
      },
    });
    const original = { kind: "rec", id: sent.wire.id, record: sent.wire.record, rev: 1 } as const;
    const fix = fixOf({ ...original, content: entry }, { ...entry, people: 4 });
    const desk = new TestLog();
    await desk.add(fix);
    await desk.send(store);

    const place = { number: phone.number, seq: 1 };
    const decision = { decision: "mended", event: fix.id } as const;
    store.decide(testProgram, { place, decision, by: uuidOf("f", 3), now: nowAt(Date.UTC(2026, 2, 9)) });

    expect(lies()?.decision).toMatchObject({ kind: "mended" });
    expect((await greet()).quarantined).toEqual([{ seq: 1, code: "withheld", isMended: true }]);
    expect(await findings()).toEqual([]);
  });

  test("is asked for where an older desk brings a damaged copy without saying whose", async () => {
    const { sent, bringAsOlderDesk, greet, findings } = await phoneAndCopies();
    await greet();

    await bringAsOlderDesk(damaged(sent));

    expect(await greet()).toMatchObject(told("withheld"));
    expect(await findings()).toEqual([]);
  });

  test("is asked for where an older desk brought a damaged copy before the phone itself was heard of", async () => {
    const { sent, bringAsOlderDesk, greet, findings } = await phoneAndCopies();
    await bringAsOlderDesk(damaged(sent));

    expect(await greet()).toMatchObject(told("withheld"));
    expect(await findings()).toEqual([]);
  });

  test("is asked for on where a copy that is known to be damaged comes again without the key", async () => {
    const { store, phone, sent, bring, greet, lies } = await phoneAndCopies();
    await phone.send(store, [withheld(sent)]);
    await bring(damaged(sent));

    await bring(waiting(damaged(sent)));

    expect(lies()).toMatchObject({ code: "withheld", wire: withheld(sent).wire });
    expect(await greet()).toMatchObject(told("withheld"));
  });

  test("is not asked for where its own came, whatever copies come without one", async () => {
    const { store, phone, sent, bring, greet, setAside, findings } = await phoneAndCopies();
    await phone.send(store, [damaged(sent)]);
    setAside();

    await bring(withheld(sent));

    expect(await greet()).toMatchObject({ quarantined: [], setAside: 1 });
    expect(await findings()).toEqual([]);
  });
});

describe("what a copy says in clear", () => {
  test("is no reason to ask its phone no more, and leads can read the rest", async () => {
    const { database, store, phone, sent, bring, greet, lies, startWithKey, findings } =
      await phoneAndCopies();
    await phone.send(store, [withheld(sent)]);

    await bring({ ...sent, wire: { ...sent.wire, day: localDate("2021-01-01") } });
    await startWithKey();

    expect(await greet()).toMatchObject(told("withheld"));
    expect(lies()).toMatchObject({ code: "not-understood", wire: sent.wire });
    expect(database.prepare("SELECT day FROM quarantine").all()).toEqual([{ day: sent.wire.day }]);
    expect(await findings()).toEqual([]);
  });

  test("gives way to what the phone itself says, while nothing is opened", async () => {
    const { database, store, phone, sent, bring, lies } = await phoneAndCopies();
    await bring(damagedInClear(sent));

    await phone.send(store, [waiting(sent)]);

    expect(lies()?.wire).toEqual(sent.wire);
    expect(database.prepare("SELECT day FROM quarantine").all()).toEqual([{ day: sent.wire.day }]);
  });

  test("doesn't replace what the phone has announced", async () => {
    const { store, phone, sent, bring, lies, startWithKey } = await phoneAndCopies();
    await phone.send(store, [withheld(sent)]);
    await bring(waiting(damagedInClear(sent)));
    const before = lies()?.wire;

    await startWithKey();

    const { record, day } = sent.wire;
    expect(before).toMatchObject({ record, day, sealed: damaged(sent).wire.sealed });
    expect(lies()?.wire).toEqual(withheld(sent).wire);
  });
});
