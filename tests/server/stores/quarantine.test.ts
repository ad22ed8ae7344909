import { describe, expect, onTestFinished, test } from "vitest";
import type { QuarantineDecision } from "../../../src/contract/wire/quarantine-messages.ts";
import { nowAt } from "../../../src/server/now.ts";
import { checkRecords } from "../../../src/server/stores/check-records.ts";
import { retryQuarantined } from "../../../src/server/stores/quarantine.ts";
import { inMemory, openDatabase } from "../../../src/server/stores/sqlite-database.ts";
import { openRecordStore } from "../../../src/server/stores/sqlite-record-store.ts";
import type { Opener } from "../../../src/server/unsealing.ts";
import { rollupOf } from "../../../src/domain/rollup.ts";
import { encounterOf, eventOf, fixOf } from "../../support/builders.ts";
import { cellsIn, dropped } from "../../support/record-store/readings.ts";
import { TestLog, testProgram, unopened, uuidOf, withheld } from "../../support/test-log.ts";

function storeInMemory() {
  const database = openDatabase(inMemory);
  onTestFinished(() => database.close());
  return { database, store: openRecordStore(database) };
}

/** A phone whose first two events no key opened, and whose third came without a body. */
async function setup() {
  const { database, store } = storeInMemory();
  const phone = new TestLog();
  const event = eventOf(encounterOf({ out: { "NLX-NAS-4": 1 } }));
  const fix = fixOf(event, encounterOf({ day: "2026-04-02", out: { "NLX-NAS-4": 2 } }));
  const [first, second, third] = [
    await phone.add(event),
    await phone.add(fix),
    await phone.add(eventOf(encounterOf())),
  ];
  await phone.send(store, [
    unopened(first, "cannot-open"),
    unopened(second, "newer-schema"),
    withheld(third),
  ]);
  const opener: Opener = {
    open: async ({ seq }) => phone.sent[seq - 1]!.opened,
  };
  return { database, store, phone, fix, opener };
}

describe("retryQuarantined", () => {
  test("counts what can be understood now as if it had been understood when it came", async () => {
    const { database, store, phone, fix, opener } = await setup();

    const looked = await retryQuarantined(database, opener);

    expect(looked).toEqual({ tried: 2, understood: 2 });
    expect(cellsIn(store)).toEqual(rollupOf([fix.content]).cells());
    expect(store.historyOf(testProgram, fix.record)?.map(({ receivedDay }) => receivedDay)).toEqual([
      "2026-03-09",
      "2026-03-09",
    ]);
    expect((await phone.send(store, [])).quarantined).toEqual([{ seq: 3, code: "withheld" }]);
    expect((await checkRecords(database.db)).findings).toEqual([]);
  });

  test("looks at a body, too, that came under a later number only", async () => {
    const { database, store, phone, opener } = await setup();
    const later = new TestLog({ sender: phone.sender, prev: [dropped(phone, 0)] });
    later.sent.push(...phone.sent);
    await later.send(
      store,
      later.sent.map((sent) => unopened(sent, "cannot-open")),
    );
    const told = (await phone.send(store, [])).quarantined;

    await retryQuarantined(database, opener);

    expect(told).toContainEqual({ seq: 3, code: "cannot-open" });
    expect(store.quarantined(testProgram)).toEqual([]);
    const stored = database.db.prepare("SELECT count(*) AS events FROM events").get();
    expect(stored).toEqual({ events: 3 });
    expect((await checkRecords(database.db)).findings).toEqual([]);
  });

  test("says of an entry that its body came, where it came under a later number and can't count", async () => {
    const { store, phone } = await setup();
    const later = new TestLog({ sender: phone.sender, born: 2, prev: [dropped(phone, 2)] });
    later.sent.push(phone.sent[2]!);

    await later.send(store, [unopened(later.sent[0]!, "not-understood")]);

    const third = store.quarantined(testProgram).filter(({ seq }) => seq === 3);
    expect(third.map(({ code }) => code)).toEqual(["not-understood", "not-understood"]);
  });

  test("leaves what still can't be understood where it is, with the reason of now", async () => {
    const { database, store } = await setup();
    const opened: Opener = { open: async () => ({ ok: false, code: "not-understood" }) };

    expect(await retryQuarantined(database, opened)).toEqual({ tried: 2, understood: 0 });
    expect(store.quarantined(testProgram).map(({ code }) => code)).toEqual([
      "not-understood",
      "not-understood",
      "withheld",
    ]);
  });

  test("looks at nothing that no version and no key can mend", async () => {
    const { database, phone, store } = await setup();
    const [, , third] = phone.sent;
    const fourth = await phone.add(eventOf(encounterOf()));
    await phone.send(store, [unopened(fourth, "id-conflict")]);
    const seen: number[] = [];
    const opener: Opener = {
      open: async ({ seq }) => {
        seen.push(seq);
        return { ok: false, code: "cannot-open" };
      },
    };

    await retryQuarantined(database, opener);

    expect(third?.wire.seq).toBe(3);
    expect(seen).toEqual([1, 2]);
  });

  test("goes through more than one portion, each event once", async () => {
    const { database, store, phone, opener } = await setup();
    const later = new TestLog();
    for (let count = 0; count < 120; count += 1) await later.add(eventOf(encounterOf()));
    await later.send(
      store,
      later.sent.map((sent) => unopened(sent, "cannot-open")),
    );
    const logs = new Map(
      [phone, later].flatMap((log) => log.sent.map(({ wire, opened }) => [wire.id, opened])),
    );
    const openerOfBoth: Opener = { open: async ({ id }) => logs.get(id)! };

    expect(await retryQuarantined(database, openerOfBoth)).toEqual({ tried: 122, understood: 122 });
    expect(await retryQuarantined(database, opener)).toEqual({ tried: 0, understood: 0 });
    expect((await checkRecords(database.db)).findings).toEqual([]);
  });

  test("stops where the endpoint is closed while a portion is opened", async () => {
    const { database, opener } = await setup();
    let isOpen = true;
    const closing: Opener = {
      async open(event, program) {
        isOpen = false;
        database.close();
        return opener.open(event, program);
      },
    };

    expect(await retryQuarantined(database, closing, () => isOpen)).toEqual({ tried: 0, understood: 0 });
  });

  test("tells the phone of a record of its own that was changed while it lay apart", async () => {
    const { database, store, phone, fix, opener } = await setup();
    const lead = new TestLog({ sender: { kind: "account", id: uuidOf("f", 3) } });
    await lead.add({ ...fixOf(fix, encounterOf({ people: 7 })), rev: 3 });
    await lead.send(store);

    await retryQuarantined(database, opener);

    expect((await phone.send(store, [])).changed).toContainEqual({ record: fix.record, rev: 3, kind: "fix" });
  });

  test("counts as understood only what counts now: another event may have the id", async () => {
    const { database, store, phone } = await setup();
    const [first] = phone.sent;
    const other = new TestLog();
    const event = eventOf(encounterOf({ people: 5 }), { id: first!.wire.id });
    await other.add(event);
    await other.send(store);
    const opener: Opener = { open: async ({ seq }) => phone.sent[seq - 1]!.opened };

    expect(await retryQuarantined(database, opener)).toEqual({ tried: 2, understood: 1 });
    expect(store.quarantined(testProgram).map(({ seq, code }) => [seq, code])).toEqual([
      [1, "id-conflict"],
      [3, "withheld"],
    ]);
  });

  test("tells the phone nothing of what came under a number that it had before", async () => {
    const database = openDatabase(inMemory);
    onTestFinished(() => database.close());
    const store = openRecordStore(database);
    const former = new TestLog();
    const event = eventOf(encounterOf());
    const [rec] = [await former.add(event), await former.add(fixOf(event, encounterOf({ people: 3 })))];
    // What it had sent before that was lost with its reply, and comes again under the next number.
    await former.send(store, [former.sent[1]!]);
    const later = new TestLog({ sender: former.sender, prev: [dropped(former, 0)] });
    later.sent.push(rec);
    await later.send(store, [unopened(rec, "cannot-open")]);
    const opener: Opener = { open: async () => rec.opened };

    await retryQuarantined(database, opener);

    expect((await later.send(store, [])).changed).toEqual([]);
  });

  test("counts one set aside as another than was announced, once it lies open again and came as it was", async () => {
    const { database, store, phone, opener } = await setup();
    const sent = await phone.add(eventOf(encounterOf({ people: 9 })));
    await phone.send(store, [unopened(sent, "hash-mismatch")]);
    const place = { number: phone.number, seq: 4 };
    const decide = (decision: QuarantineDecision) =>
      store.decide(testProgram, { place, decision, by: "lead", now: nowAt(Date.UTC(2026, 2, 9)) });
    decide({ decision: "set-aside", reason: "other" });
    // From a copy, say: kept apart, as was decided.
    await phone.send(store, [sent]);
    await retryQuarantined(database, opener);
    expect(store.historyOf(testProgram, sent.wire.record)).toBeUndefined();

    decide({ decision: "open" });
    await retryQuarantined(database, opener);

    expect(store.quarantinedAt(testProgram, place)).toBeUndefined();
    expect(store.historyOf(testProgram, sent.wire.record)).toHaveLength(1);
    expect((await checkRecords(database.db)).findings).toEqual([]);
  });
});

describe("what came without its body", () => {
  test.each([
    ["the body comes after it", true],
    ["the body came before it", false],
  ])("asks for no body that is there under a later number: %s", async (_, isAfter) => {
    const { store } = storeInMemory();
    const phone = new TestLog();
    const sent = await phone.add(eventOf(encounterOf()));
    const later = new TestLog({ sender: phone.sender });
    later.sent.push(sent);
    const bringBody = () => later.send(store, [unopened(sent, "cannot-open")]);

    if (!isAfter) await bringBody();
    await phone.send(store, [withheld(sent)]);
    if (isAfter) await bringBody();

    expect((await phone.send(store, [])).quarantined).toEqual([{ seq: 1, code: "cannot-open" }]);
  });

  test.each([
    ["the damaged one comes after it", true],
    ["the damaged one came before it", false],
  ])("asks for a body of which a damaged one came under another number: %s", async (_, isAfter) => {
    const { store } = storeInMemory();
    const phone = new TestLog();
    const sent = await phone.add(eventOf(encounterOf()));
    const copy = new TestLog({ sender: phone.sender });
    copy.sent.push(sent);
    const bringDamaged = () => copy.send(store, [unopened(sent, "hash-mismatch")]);

    if (!isAfter) await bringDamaged();
    await phone.send(store, [withheld(sent)]);
    if (isAfter) await bringDamaged();

    expect((await phone.send(store, [])).quarantined).toEqual([{ seq: 1, code: "withheld" }]);
  });
});
