/** Bodies that were damaged on their way: what a phone kept back is asked for until it comes whole. */
import { describe, expect, onTestFinished, test } from "vitest";
import { rollupOf } from "../../../src/domain/rollup.ts";
import { migrations } from "../../../src/server/migrations/all.ts";
import { checkRecords } from "../../../src/server/stores/check-records.ts";
import { retryQuarantined } from "../../../src/server/stores/quarantine.ts";
import { inMemory, openDatabase } from "../../../src/server/stores/sqlite-database.ts";
import { openRecordStore } from "../../../src/server/stores/sqlite-record-store.ts";
import type { Opened, Opener } from "../../../src/server/unsealing.ts";
import { encounterOf, eventOf, localDate } from "../../support/builders.ts";
import { cellsIn } from "../../support/record-store/readings.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import {
  damaged,
  type SentEvent,
  TestLog,
  testProgram,
  unopened,
  uuidOf,
  withheld,
} from "../../support/test-log.ts";

const lead = { kind: "account", id: uuidOf("f", 3) } as const;
const content = encounterOf({ out: { "NLX-NAS-4": 2 } });
const told = (code: string) => ({ hw: 1, quarantined: [{ seq: 1, code }] });

/** A phone with one entry, a lead who brings in copies under its number, and another number of the same phone. */
async function setup(path: string = inMemory) {
  const database = openDatabase(path);
  onTestFinished(() => database.close());
  const store = openRecordStore(database);
  const phone = new TestLog();
  const sent = await phone.add(eventOf(content));
  const other = new TestLog({ sender: phone.sender });
  other.sent.push(sent);
  return {
    database,
    store,
    phone,
    sent,
    other,
    bring: (copy: SentEvent) =>
      store.exchange({
        ...phone.exchangeOf([copy], { device: phone.sender.id }),
        sender: lead,
        copyOf: phone.sender.id,
      }),
    greet: () => phone.send(store, []),
    /** The endpoint starts anew, and opens what it kept like this. */
    startWith: (opened: Opened) => retryQuarantined(database, { open: async () => opened } satisfies Opener),
    lies: () => store.quarantinedAt(testProgram, { number: phone.number, seq: 1 }),
    findings: async () => (await checkRecords(database.db)).findings,
  };
}

describe("a body that a phone kept back", () => {
  test.each([
    ["after the phone announced it", true],
    ["before the phone announced it", false],
  ])("is still asked for where a lead brings a damaged copy of it %s", async (_, isAfter) => {
    const { store, phone, sent, bring, greet, lies, findings } = await setup();

    if (!isAfter) await bring(damaged(sent));
    await phone.send(store, [withheld(sent)]);
    if (isAfter) await bring(damaged(sent));

    expect(await greet()).toMatchObject(told("withheld"));
    expect(lies()?.wire).toEqual(withheld(sent).wire);
    expect(await findings()).toEqual([]);
  });

  test.each([
    ["after the phone announced it", true],
    ["before the phone announced it", false],
  ])("is still asked for where a damaged one comes under another number %s", async (_, isAfter) => {
    const { store, phone, sent, other, greet, findings } = await setup();

    if (!isAfter) await other.send(store, [damaged(sent)]);
    await phone.send(store, [withheld(sent)]);
    if (isAfter) await other.send(store, [damaged(sent)]);

    expect(await greet()).toMatchObject(told("withheld"));
    expect(await other.send(store, [])).toMatchObject(told("cannot-open"));
    expect(await findings()).toEqual([]);
  });

  test("counts once it comes whole, whatever damaged copies came before", async () => {
    const { store, phone, sent, other, bring, findings } = await setup();
    await phone.send(store, [withheld(sent)]);
    await bring(damaged(sent));
    await other.send(store, [damaged(sent)]);

    const reply = await phone.send(store, [sent]);

    expect(reply).toMatchObject({ hw: 1, quarantined: [] });
    expect((await other.send(store, [])).quarantined).toEqual([]);
    expect(cellsIn(store)).toEqual(rollupOf([content]).cells());
    expect(await findings()).toEqual([]);
  });

  test("stays asked for where the phone's own is damaged, each time that it tries", async () => {
    const { store, phone, sent } = await setup();
    await phone.send(store, [withheld(sent)]);

    const tries = [await phone.send(store, [damaged(sent)]), await phone.send(store, [damaged(sent)])];

    expect(tries).toMatchObject([told("withheld"), told("withheld")]);
  });

  test("is not asked for where it may be whole and waits for its key", async () => {
    const { store, phone, sent, bring, greet, lies, startWith } = await setup();
    await phone.send(store, [withheld(sent)]);
    await bring(unopened(sent, "cannot-open"));
    await bring(damaged(sent));

    expect(await greet()).toMatchObject(told("cannot-open"));
    expect(lies()?.wire).toEqual(sent.wire);
    expect(await startWith(sent.opened)).toEqual({ tried: 1, understood: 1 });
  });

  test.each([
    ["the announcement came first", true],
    ["the copy came first", false],
  ])(
    "is asked for again where its key is back and shows that it is damaged: %s",
    async (_, isAnnouncedFirst) => {
      const { store, phone, sent, bring, other, greet, lies, startWith, findings } = await setup();
      const waiting: SentEvent = { ...damaged(sent), opened: { ok: false, code: "cannot-open" } };
      if (!isAnnouncedFirst) await bring(waiting);
      await phone.send(store, [withheld(sent)]);
      if (isAnnouncedFirst) await bring(waiting);
      await other.send(store, [waiting]);
      const before = await greet();

      await startWith(damaged(sent).opened);
      await startWith(damaged(sent).opened);

      expect(before).toMatchObject(told("cannot-open"));
      expect(await greet()).toMatchObject(told("withheld"));
      expect(lies()?.wire).toEqual(withheld(sent).wire);
      expect(await other.send(store, [])).toMatchObject(told("cannot-open"));
      expect(await findings()).toEqual([]);
    },
  );

  test("is still asked for where its id is another event's and a damaged copy comes", async () => {
    const { store, phone, sent, bring, greet } = await setup();
    const first = new TestLog();
    await first.add(eventOf({ ...content, day: localDate("2026-03-01") }, { id: sent.wire.id }));
    await first.send(store);
    await phone.send(store, [withheld(sent)]);

    await bring(damaged(sent));

    expect(await greet()).toMatchObject(told("withheld"));
    expect(await phone.send(store, [sent])).toMatchObject(told("id-conflict"));
    await bring(damaged(sent));
    expect(store.quarantinedAt(testProgram, { number: phone.number, seq: 1 })?.wire).toEqual(sent.wire);
  });

  test("is known for one in a database of before", async () => {
    const path = `${temporaryFolder()}/satchel.sqlite`;
    const before = await setup(path);
    await before.phone.send(before.store, [withheld(before.sent)]);
    before.database.db.exec(`
      ALTER TABLE quarantine DROP COLUMN damaged; ALTER TABLE quarantine DROP COLUMN kept_back;
      PRAGMA user_version = ${migrations.findIndex(({ number }) => number === 11)};`);

    const database = openDatabase(path);
    onTestFinished(() => database.close());

    expect(database.prepare("SELECT kept_back, damaged FROM quarantine").all()).toEqual([
      { kept_back: "too-large", damaged: 0 },
    ]);
  });
});

describe("a body of which only a damaged copy came", () => {
  test("is asked for, and counts once the phone brings it", async () => {
    const { store, phone, sent, bring, greet, lies, findings } = await setup();

    await bring(damaged(sent));
    const before = await greet();
    const reply = await phone.send(store, [sent]);

    expect(before).toMatchObject({ ...told("withheld"), digest: phone.digest() });
    expect(reply).toMatchObject({ hw: 1, quarantined: [] });
    expect(lies()).toBeUndefined();
    expect(cellsIn(store)).toEqual(rollupOf([content]).cells());
    expect(await findings()).toEqual([]);
  });

  test("is not asked for any more once the phone's own has come, and is damaged too", async () => {
    const { store, phone, sent, bring, greet, findings } = await setup();
    await bring(damaged(sent));

    const reply = await phone.send(store, [damaged(sent)]);
    await bring(damaged(sent));

    expect(reply).toMatchObject(told("cannot-open"));
    expect(await greet()).toMatchObject(told("cannot-open"));
    expect(await findings()).toEqual([]);
  });

  test("is asked for once its key is back and shows that it is damaged, where nothing came of the phone's own", async () => {
    const { sent, bring, greet, startWith } = await setup();
    await bring({ ...damaged(sent), opened: { ok: false, code: "cannot-open" } });
    const before = await greet();

    await startWith(damaged(sent).opened);

    expect(before).toMatchObject(told("cannot-open"));
    expect(await greet()).toMatchObject(told("withheld"));
  });
});

describe("a damaged body of a phone that kept none back", () => {
  test("lies apart as one that can't be opened, counts as delivered, and isn't asked for", async () => {
    const { store, phone, sent, greet, lies, startWith } = await setup();

    const reply = await phone.send(store, [damaged(sent)]);
    await startWith(damaged(sent).opened);

    expect(reply).toMatchObject({ ...told("cannot-open"), digest: phone.digest() });
    expect(await greet()).toMatchObject(told("cannot-open"));
    expect(lies()?.wire).toEqual(damaged(sent).wire);
  });

  test("gives way to one that may be whole, and never takes its place", async () => {
    const { store, phone, sent, bring, lies } = await setup();
    await phone.send(store, [damaged(sent)]);

    await bring(unopened(sent, "cannot-open"));
    await bring(damaged(sent));

    expect(lies()?.wire).toEqual(sent.wire);
  });

  test("counts once a whole copy comes", async () => {
    const { store, phone, sent, bring, greet, findings } = await setup();
    await phone.send(store, [damaged(sent)]);

    await bring(sent);

    expect((await greet()).quarantined).toEqual([]);
    expect(cellsIn(store)).toEqual(rollupOf([content]).cells());
    expect(await findings()).toEqual([]);
  });
});
