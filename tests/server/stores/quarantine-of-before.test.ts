/** What lay apart in databases of former forms: which phones are asked for their bodies, and what was decided. */
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import type { WireEvent } from "../../../src/contract/wire/wire-event.ts";
import { migrations } from "../../../src/server/migrations/all.ts";
import { checkRecords } from "../../../src/server/stores/check-records.ts";
import { retryQuarantined } from "../../../src/server/stores/quarantine.ts";
import { openDatabase } from "../../../src/server/stores/sqlite-database.ts";
import { openRecordStore } from "../../../src/server/stores/sqlite-record-store.ts";
import { encounterOf, eventOf } from "../../support/builders.ts";
import { told } from "../../support/phone-and-copies.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { damaged, type SentEvent, TestLog, testProgram, withheld } from "../../support/test-log.ts";

/** A row of the table of before, of the one entry that the phone has. */
interface FormerRow {
  readonly code: string;
  readonly wire: WireEvent;
  readonly state?: "open" | "set-aside";
  /** Why a lead set it aside. */
  readonly decided?: string;
  /** From form 11 on. */
  readonly keptBack?: string;
  readonly isDamaged?: boolean;
}

async function setup(form: 10 | 11, rowOf: (sent: SentEvent) => FormerRow) {
  const phone = new TestLog();
  const sent = await phone.add(eventOf(encounterOf()));
  const path = join(temporaryFolder(), "satchel.sqlite");
  leaveForm(path, form, phone, rowOf(sent));
  const database = openDatabase(path);
  onTestFinished(() => database.close());
  const store = openRecordStore(database);
  return {
    phone,
    sent,
    store,
    database,
    greet: () => phone.send(store, []),
    lies: () => store.quarantinedAt(testProgram, { number: phone.number, seq: 1 }),
    findings: async () => (await checkRecords(database.db)).findings,
  };
}

function leaveForm(path: string, form: 10 | 11, phone: TestLog, row: FormerRow): void {
  const database = openDatabase(path, { migrations: migrations.slice(0, form) });
  const { db } = database;
  const { wire, code, state = "open", decided, keptBack = null, isDamaged = false } = row;
  const h = Buffer.from(wire.h, "base64url");
  const place = [testProgram, phone.number] as const;
  db.prepare(
    `INSERT INTO logs (program, number, owner_kind, owner, born, hw, digest, next) VALUES (?, ?, 'device', ?, 0, 1, ?, 2)`,
  ).run(...place, phone.sender.id, phone.digest());
  db.prepare("INSERT INTO receipts (program, number, seq, id, h) VALUES (?, ?, 1, ?, ?)").run(
    ...place,
    wire.id,
    h,
  );
  db.prepare(
    `INSERT INTO quarantine (program, number, seq, id, h, code, day, received_day, envelope, state)
     VALUES (?, ?, 1, ?, ?, ?, ?, '2026-03-09', ?, ?)`,
  ).run(...place, wire.id, h, code, wire.day, JSON.stringify(wire), state);
  if (form === 11) {
    db.prepare("UPDATE quarantine SET kept_back = ?, damaged = ?").run(keptBack, isDamaged ? 1 : 0);
  }
  if (decided !== undefined) {
    db.prepare(
      `INSERT INTO quarantine_decisions (program, id, h, decision, code, reason, account, day)
       VALUES (?, ?, ?, 'set-aside', ?, 'other', 'lead', '2026-03-09')`,
    ).run(testProgram, wire.id, h, decided);
  }
  database.close();
}

const cannotOpen = ({ wire }: SentEvent) => ({ code: "cannot-open", wire }) as const;
const keptBack = (sent: SentEvent) => ({ code: "withheld", wire: withheld(sent).wire }) as const;

describe("a phone that a former form of the database", () => {
  test.each([
    ["no longer asked, as a damaged copy came", 10, (sent: SentEvent) => cannotOpen(damaged(sent))],
    ["no longer asked after it was brought on", 11, (sent: SentEvent) => cannotOpen(damaged(sent))],
    ["asked for what it had kept back", 10, keptBack],
    [
      "asked for what it had kept back, as is known for one",
      11,
      (sent: SentEvent) => ({ ...keptBack(sent), keptBack: "too-large" }),
    ],
    [
      "didn't ask as a copy waited for its key",
      11,
      (sent: SentEvent) => ({ ...cannotOpen(damaged(sent)), keptBack: "too-large" }),
    ],
    [
      "no longer asked after what came was found to be damaged",
      11,
      (sent: SentEvent) => ({ ...cannotOpen(damaged(sent)), isDamaged: true }),
    ],
    [
      "asked as only a damaged copy had come",
      11,
      (sent: SentEvent) => ({ code: "withheld", wire: damaged(sent).wire, keptBack: "copy" }),
    ],
  ] as const)("%s is asked, and what it sends counts", async (_, form, row) => {
    const { phone, sent, store, greet, lies, findings } = await setup(form, row);

    const before = [await greet(), await findings()];
    await phone.send(store, [sent]);

    expect(before).toMatchObject([told("withheld"), []]);
    expect(lies()).toBeUndefined();
    expect(await greet()).toMatchObject({ hw: 1, quarantined: [] });
    expect(await findings()).toEqual([]);
  });

  test("had told that its own body can't be opened hears so again once that has come", async () => {
    const { phone, sent, store, greet, lies, findings } = await setup(10, cannotOpen);
    const asked = await greet();

    const reply = await phone.send(store, [{ wire: sent.wire, opened: { ok: false, code: "cannot-open" } }]);

    expect([asked, reply]).toMatchObject([told("withheld"), told("cannot-open")]);
    expect(lies()?.wire).toEqual(sent.wire);
    expect(await findings()).toEqual([]);
  });

  test("didn't ask isn't asked where what came was opened", async () => {
    const { greet, lies, sent, findings } = await setup(10, ({ wire }) => ({ code: "not-understood", wire }));

    expect(await greet()).toMatchObject(told("not-understood"));
    expect(lies()?.wire).toEqual(sent.wire);
    expect(await findings()).toEqual([]);
  });

  test("had told that its own damaged body can't be opened hears so again once that has come", async () => {
    const { phone, sent, store, greet, lies, findings } = await setup(11, (own) => ({
      ...cannotOpen(damaged(own)),
      isDamaged: true,
    }));
    const missing = lies();

    const reply = await phone.send(store, [damaged(sent)]);

    expect(missing).toMatchObject({ code: "withheld" });
    expect(missing?.wire).not.toHaveProperty("sealed");
    expect([reply, await greet()]).toMatchObject([told("cannot-open"), told("cannot-open")]);
    expect(lies()?.wire).toEqual(damaged(sent).wire);
    expect(await findings()).toEqual([]);
  });
});

describe("what lay apart in a former form of the database", () => {
  test("is counted once its key is back", async () => {
    const { sent, store, database, findings } = await setup(10, cannotOpen);

    const looked = await retryQuarantined(database, { open: async () => sent.opened });

    expect(looked).toEqual({ tried: 1, understood: 1 });
    expect(store.historyOf(testProgram, sent.wire.record)).toHaveLength(1);
    expect(await findings()).toEqual([]);
  });

  test("stays set aside, and its phone is told so", async () => {
    const { greet, lies, findings } = await setup(10, (sent) => ({
      ...cannotOpen(sent),
      state: "set-aside",
      decided: "cannot-open",
    }));

    expect(lies()).toHaveProperty("decision");
    expect(await greet()).toMatchObject({ quarantined: [], setAside: 1 });
    expect(await findings()).toEqual([]);
  });

  test.each(["cannot-open", "withheld"])(
    "stays set aside for %s where the phone had kept it back, and the phone is asked",
    async (code) => {
      const { greet, lies, findings } = await setup(11, (sent) => ({
        ...(code === "withheld" ? keptBack(sent) : cannotOpen(sent)),
        keptBack: "too-large",
        state: "set-aside",
        decided: code,
      }));

      expect(lies()).toHaveProperty("decision");
      expect(await greet()).toMatchObject(told("withheld"));
      expect(await findings()).toEqual([]);
    },
  );

  test("is set aside again where it was missing, and a damaged copy took the place of nothing", async () => {
    const { lies, findings } = await setup(11, (sent) => ({
      ...cannotOpen(damaged(sent)),
      isDamaged: true,
      decided: "withheld",
    }));

    expect(lies()).toMatchObject({ code: "withheld", decision: { kind: "set-aside" } });
    expect(await findings()).toEqual([]);
  });

  test("is set aside again where only its reason has changed since, and nobody has read it", async () => {
    const { greet, lies, findings } = await setup(11, (sent) => ({
      ...keptBack(sent),
      keptBack: "too-large",
      decided: "cannot-open",
    }));

    expect(lies()).toHaveProperty("decision");
    expect(await greet()).toMatchObject(told("withheld"));
    expect(await findings()).toEqual([]);
  });

  test("says why its phone had kept it back, where only a damaged copy is here too", async () => {
    const { lies, findings } = await setup(11, (sent) => ({
      code: "withheld",
      wire: damaged(sent).wire,
      keptBack: "too-large",
      isDamaged: true,
    }));

    expect(lies()).toMatchObject({ code: "withheld", wire: { withheld: "too-large" } });
    expect(await findings()).toEqual([]);
  });
});
