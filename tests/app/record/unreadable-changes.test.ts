/** Voids that failed, of entries that have left this phone since, or that it can't read. */
import { describe, expect, test } from "vitest";
import { localDate } from "../../support/builders.ts";
import { entryChangesOn, full } from "../../support/entry-changes.ts";
import { keptPhone, tomorrow, words } from "../../support/kept-book.ts";
import { openTestPhone } from "../../support/open-test-phone.ts";
import { valueOf } from "../../support/results.ts";

describe("what failed of an entry that this phone can't read any more", () => {
  async function onProgramPhone() {
    const { phone, keeper } = await keptPhone();
    return { keeper, ...(await entryChangesOn({ phone, book: keeper })) };
  }

  test("is never to be done once the book is closed, nor held in memory beyond its id", async () => {
    const { keeper, changes, record, voiding, failOnce } = await onProgramPhone();
    await failOnce(voiding);
    expect(changes.failed()).toMatchObject([{ failure: full }]);

    valueOf(await keeper.close(tomorrow));
    await changes.dropDone();

    expect(changes.failed()).toEqual([
      { record: record.id, change: undefined, failure: { kind: "record-unknown" }, isTrying: false },
    ]);
  });

  test("isn't said to be undone where it had no answer", async () => {
    const { keeper, changes, voiding, failOnce } = await onProgramPhone();
    await failOnce(voiding, { kind: "storage-slow" });

    valueOf(await keeper.close(tomorrow));
    await changes.dropDone();

    expect(changes.failed()).toMatchObject([{ failure: { kind: "record-unknown" }, mayBeDone: true }]);
  });

  test("isn't said to be undone where an earlier try had no answer, and the last one came too late", async () => {
    const { keeper, changes, voiding, failOnce } = await onProgramPhone();
    await failOnce(voiding, { kind: "storage-slow" });

    valueOf(await keeper.close(tomorrow));
    await failOnce(voiding, { kind: "record-unknown" });

    expect(changes.failed()).toMatchObject([{ failure: { kind: "record-unknown" }, mayBeDone: true }]);
  });

  test("is never to be done once a lock has thrown the key away", async () => {
    const { keeper, phone } = await keptPhone();
    valueOf(await keeper.keepBy({ custody: "memory", days: 7 }, localDate("2026-03-08")));
    const { changes, voiding, failOnce } = await entryChangesOn({ phone, book: keeper });
    await failOnce(voiding);
    expect(changes.failed()).toMatchObject([{ failure: full }]);

    keeper.lock();
    await changes.dropDone();

    expect(changes.failed()).toMatchObject([{ failure: { kind: "record-unknown" } }]);
  });

  test("is still told of where only a newer app can read it", async () => {
    const phone = await openTestPhone();
    const { changes, voiding, record, failOnce } = await entryChangesOn({ phone });
    const { id, day } = record;
    phone.bookRow = async () => ({ kind: "unreadable", id, day, seq: 1 });

    await failOnce(voiding, { kind: "unreadable", cause: "test" });

    expect(changes.failed()).toMatchObject([{ failure: { kind: "unreadable" } }]);
  });

  test("waits for the words where they open it again", async () => {
    const { keeper, phone } = await keptPhone();
    const today = localDate("2026-03-08");
    valueOf(await keeper.keepBy({ custody: "passphrase", passphrase: words, days: 7 }, today));
    const { changes, record, voiding, failOnce } = await entryChangesOn({ phone, book: keeper });
    await failOnce(voiding);

    keeper.lock();
    await changes.dropDone();
    expect(changes.failed()).toEqual([
      { record: record.id, change: voiding, failure: full, isTrying: false },
    ]);

    valueOf(await keeper.unlock(words));
    expect((await changes.make(voiding))?.ok).toBe(true);
    expect(changes.failed()).toEqual([]);
  });
});
