import { describe, expect, test } from "vitest";
import { addDays } from "../../../src/domain/local-date.ts";
import type { BookKeeper } from "../../../src/storage/sealing/book-keeper.ts";
import { localDate } from "../../support/builders.ts";
import { changeRow } from "../../support/stored-rows.ts";
import { valueOf } from "../../support/results.ts";
import { keptPhone, noteOf, saveNote, startKept, today, tomorrow, words } from "../../support/kept-book.ts";

/** Fills with what a tab forgets. */
function toldBy({ keeper }: { readonly keeper: BookKeeper }): readonly unknown[] {
  const told: unknown[] = [];
  keeper.onLock((went) => told.push(went));
  return told;
}

/** What a version that doesn't know `purged` makes of the row on another day. */
function earlierVersionOn(day: string) {
  return (row: Record<string, unknown>) => ({ ...row, turn: Number(row["turn"]) + 1, day });
}

describe("two tabs with one book", () => {
  test("both tell whoever holds contents in memory that rows were too old", async () => {
    const { indexedDB, keeper } = await keptPhone();
    valueOf(await keeper.keepFor(7, today));
    const other = await startKept(indexedDB);
    const told = toldBy(other);

    valueOf(await keeper.dayBegan(localDate("2026-03-20")));
    await other.keeper.refresh();
    valueOf(await other.keeper.dayBegan(localDate("2026-03-20")));

    expect(told).toEqual([{ before: "2026-03-13" }]);
  });

  test("both tell them where the program keeps rows for fewer days", async () => {
    const { indexedDB, keeper } = await keptPhone();
    valueOf(await keeper.keepFor(30, today));
    const other = await startKept(indexedDB);
    const told = toldBy(other);

    valueOf(await keeper.keepFor(7, today));
    await other.keeper.refresh();

    expect(told).toEqual([{ before: addDays(today, -7) }]);
  });

  test.each([
    ["keeps rows for more days after a purge", "2026-03-20", 30, "2026-03-13"],
    ["has seen its clock set back after a purge", "2026-04-30", 7, "2026-04-23"],
  ] as const)("both forget all that the purge took where one %s", async (_, purgedOn, days, before) => {
    const { indexedDB, keeper } = await keptPhone();
    valueOf(await keeper.keepFor(7, today));
    const other = await startKept(indexedDB);
    const told = toldBy(other);
    valueOf(await keeper.dayBegan(localDate(purgedOn)));

    valueOf(await keeper.keepFor(days, today));
    await other.keeper.refresh();

    expect(told).toEqual([{ before }]);
  });

  test("both forget all where one missed a change that an earlier version made", async () => {
    const { indexedDB, keeper } = await keptPhone();
    valueOf(await keeper.keepFor(7, today));
    const other = await startKept(indexedDB);
    const told = toldBy(other);
    // It spreads what it read: what it purges itself isn't in it.
    await changeRow(indexedDB, "meta", "book", earlierVersionOn("2026-04-30"));
    await keeper.refresh();

    valueOf(await keeper.dayBegan(today));
    await other.keeper.refresh();

    expect(told).toEqual(["all"]);
  });

  test("both forget all where an earlier version made the last change that one missed", async () => {
    const { indexedDB, keeper } = await keptPhone();
    valueOf(await keeper.keepFor(7, today));
    const other = await startKept(indexedDB);
    const told = toldBy(other);
    valueOf(await keeper.dayBegan(tomorrow));

    await changeRow(indexedDB, "meta", "book", earlierVersionOn("2026-04-30"));
    await other.keeper.refresh();

    expect(told).toEqual(["all"]);
  });

  test("know what both took after an earlier version's last change", async () => {
    const { indexedDB, keeper } = await keptPhone();
    valueOf(await keeper.keepFor(7, today));
    await changeRow(indexedDB, "meta", "book", (row) => ({ ...row, purged: undefined }));
    const [one, other] = [await startKept(indexedDB), await startKept(indexedDB)];
    const told = toldBy(other);

    for (const day of [tomorrow, addDays(tomorrow, 1)]) valueOf(await one.keeper.dayBegan(day));
    await other.keeper.refresh();

    expect(told).toEqual([{ before: addDays(today, -5) }]);
  });

  test("know nothing of a purge that can't be understood, and keep the book", async () => {
    const { indexedDB, keeper, record } = await keptPhone();
    valueOf(await keeper.keepFor(7, today));
    const saved = await record("marker");
    const other = await startKept(indexedDB);
    const told = toldBy(other);
    valueOf(await keeper.dayBegan(tomorrow));
    valueOf(await keeper.dayBegan(addDays(tomorrow, 1)));

    await changeRow(indexedDB, "meta", "book", ({ purged, ...row }) => ({
      ...row,
      purged: { ...(purged as object), before: "lately" },
    }));
    await other.keeper.refresh();

    expect(told).toEqual(["all"]);
    expect(await noteOf(other.phone, saved)).toBe("marker");
  });

  test("begin with each volume anew what they know of purges", async () => {
    const { indexedDB, keeper } = await keptPhone();
    valueOf(await keeper.keepFor(7, today));
    valueOf(await keeper.dayBegan(localDate("2026-04-30")));
    valueOf(await keeper.close(today));
    const other = await startKept(indexedDB);
    const told = toldBy(other);

    for (const day of [tomorrow, addDays(tomorrow, 1)]) valueOf(await keeper.dayBegan(day));
    await other.keeper.refresh();

    expect(told).toEqual([{ before: addDays(today, -5) }]);
  });

  test("close the book of a day once", async () => {
    const { indexedDB, keeper, phone } = await keptPhone();
    const other = await startKept(indexedDB);

    await Promise.all([keeper.dayBegan(tomorrow), other.keeper.dayBegan(tomorrow)]);
    const saved = await saveNote(phone, "here");
    const savedThere = await saveNote(other.phone, "there");

    expect([await noteOf(other.phone, saved), await noteOf(phone, savedThere)]).toEqual(["here", "there"]);
  });

  test("read with each other's key once they have looked", async () => {
    const { indexedDB, keeper, phone } = await keptPhone();
    const other = await startKept(indexedDB);
    valueOf(await other.keeper.close(today));
    const saved = await saveNote(other.phone, "marker");
    const before = await noteOf(phone, saved);

    await keeper.refresh();

    expect([before, await noteOf(phone, saved)]).toEqual(["unreadable", "marker"]);
  });

  test("leave a book unlocked that the other one only looked at", async () => {
    const { indexedDB, keeper } = await keptPhone();
    valueOf(await keeper.keepBy({ custody: "passphrase", days: 7, passphrase: words }, today));
    const other = await startKept(indexedDB);
    valueOf(await other.keeper.dayBegan(tomorrow));

    await keeper.refresh();

    expect(keeper.isOpen()).toBe(true);
  });
});
