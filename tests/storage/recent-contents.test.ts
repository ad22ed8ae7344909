/** On a phone that can't open its own log: what an undo finds, and for how long. */
import { describe, expect, test } from "vitest";
import { contactOn, fixEntry, mustSave, newEntry } from "../support/entries.ts";
import { localDate } from "../support/builders.ts";
import { programPhone } from "../support/program-phone.ts";
import { valueOf } from "../support/results.ts";

const monday = localDate("2026-03-09");
const tuesday = localDate("2026-03-10");

/** A week's book, and a contact in it that was corrected from one day to another. */
async function correctedContact({ from = monday, to = monday } = {}) {
  // A tab that sleeps hears nothing of the others.
  const { phone, openOtherTab } = await programPhone({ openChannel: () => undefined });
  const { book } = phone;
  if (book === undefined) throw new Error("A program's phone keeps a book");
  valueOf(await book.keepFor(7, from));
  const saved = await mustSave(phone, newEntry(contactOn(from, 2)));
  const fixed = await mustSave(phone, fixEntry(saved, { ...contactOn(to, 5), id: saved.record }));
  return { phone, openOtherTab, book, fixed };
}

describe("undo of a correction", () => {
  test("is done on the day after, while the book keeps the entry", async () => {
    const { phone, book, fixed } = await correctedContact();

    valueOf(await book.dayBegan(tuesday));

    expect((await phone.undo(fixed)).ok).toBe(true);
  });

  test("is done once the program keeps entries for more days", async () => {
    const { phone, book, fixed } = await correctedContact();

    valueOf(await book.keepFor(30, monday));

    expect((await phone.undo(fixed)).ok).toBe(true);
  });

  test("is done where it moved the entry from a day that the book keeps no more", async () => {
    const { phone, book, fixed } = await correctedContact({ to: tuesday });

    valueOf(await book.dayBegan(localDate("2026-03-17")));

    expect((await phone.undo(fixed)).ok).toBe(true);
  });

  test("is done in a tab that slept through two changes of day", async () => {
    const { phone, openOtherTab, book, fixed } = await correctedContact();
    const awake = (await openOtherTab()).book!;
    for (const day of ["2026-03-10", "2026-03-11"]) valueOf(await awake.dayBegan(localDate(day)));

    await book.refresh();

    expect((await phone.undo(fixed)).ok).toBe(true);
  });

  test("finds nothing of an entry that left the book by its age", async () => {
    const { phone, book, fixed } = await correctedContact();

    valueOf(await book.dayBegan(localDate("2026-03-20")));

    expect(await phone.undo(fixed)).toMatchObject({ ok: false });
  });
});
