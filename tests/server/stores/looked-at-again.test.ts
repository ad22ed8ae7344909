/** Bodies that were looked at more than once, and by other eyes: what was known of each before, and what is known now. */
import { describe, expect, test } from "vitest";
import { emptyFrozen } from "../../../src/server/stores/let-go.ts";
import { localDate, localMonth } from "../../support/builders.ts";
import { phoneAndCopies, told, waiting } from "../../support/phone-and-copies.ts";
import { damaged, type SentEvent, TestLog, testProgram, withheld } from "../../support/test-log.ts";

/** The `n`th of many, each damaged in another way. */
function damagedAs(sent: SentEvent, n: number): SentEvent {
  const copy = damaged(sent);
  return { ...copy, wire: { ...copy.wire, sealed: `${String(n).padStart(4, "A")}${"A".repeat(36)}` } };
}

describe("a body of a newer schema", () => {
  test("is known to be damaged once it can be read and says another day, and its phone is asked for its own", async () => {
    const { store, phone, sent, bring, greet, startWithKey, findings } = await phoneAndCopies();
    await phone.send(store, [withheld(sent)]);
    await bring({
      wire: { ...sent.wire, day: localDate("2021-01-01") },
      opened: { ok: false, code: "newer-schema" },
    });
    const before = await greet();

    await startWithKey();

    expect(before).toMatchObject(told("newer-schema"));
    expect(await greet()).toMatchObject(told("withheld"));
    expect(await findings()).toEqual([]);
  });
});

describe("a body that was found damaged", () => {
  test("stands for no other phone's, though it comes again while its key is missing", async () => {
    const { store, phone, sent, greet, findings } = await phoneAndCopies();
    const clone = new TestLog();
    clone.sent.push(sent);
    await phone.send(store, [withheld(sent)]);
    await clone.send(store, [damaged(sent)]);

    await clone.send(store, [waiting(damaged(sent))]);

    expect(await greet()).toMatchObject(told("withheld"));
    expect(await findings()).toEqual([]);
  });

  test("stays the last word of its phone, however many copies come after it: the phone is asked no more", async () => {
    const { store, phone, sent, bring, greet } = await phoneAndCopies();
    await phone.send(store, [damaged(sent)]);
    const before = await greet();

    for (let n = 0; n < 10; n += 1) await bring(damagedAs(sent, n));

    expect(before).toMatchObject(told("cannot-open"));
    expect(await greet()).toMatchObject(told("cannot-open"));
  });
});

describe("a body that was sealed wrongly", () => {
  test("keeps nothing of a record whose details were let go", async () => {
    const { store, phone, sent, bring, database, lies } = await phoneAndCopies();
    database
      .prepare("INSERT INTO let_go (program, record, month) VALUES (?, ?, ?)")
      .run(testProgram, sent.wire.record, "2026-03");
    await phone.send(store, [sent]);

    await bring({ wire: damaged(sent).wire, opened: { ok: false, code: "hash-mismatch" } });

    expect(lies()).toMatchObject({ code: "frozen" });
    expect(emptyFrozen(database, testProgram, { before: localMonth("2026-12"), limit: 100 })).toBe(1);
    const sealed = database.prepare(
      "SELECT count(*) AS bodies FROM quarantine_bodies WHERE envelope ->> '$.sealed' IS NOT NULL",
    );
    expect(sealed.get()).toEqual({ bodies: 0 });
  });
});
