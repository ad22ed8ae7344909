/** Tabs that hear nothing of each other: a transaction must find out by itself that its bodies are closed another way. */
import { IDBFactory } from "fake-indexeddb";
import { describe, expect, test } from "vitest";
import type { OpenChannel } from "../../../src/storage/change-signal.ts";
import { plainFormat } from "../../../src/storage/sealer.ts";
import { pairFormat } from "../../../src/storage/sealing/own-doors.ts";
import { rowsOf } from "../../support/stored-rows.ts";
import { encounterOf } from "../../support/builders.ts";
import { noteOf, saveNote, today, words } from "../../support/kept-book.ts";
import { openTestPhone } from "../../support/open-test-phone.ts";
import { programPhone } from "../../support/program-phone.ts";
import { valueOf } from "../../support/results.ts";

/** A browser without channels, or one that froze the tab. */
const deaf: OpenChannel = () => undefined;

async function twoTabs() {
  const indexedDB = new IDBFactory();
  const open = () => openTestPhone({ indexedDB, openChannel: deaf });
  const [one, other] = [await open(), await open()];
  // So that the next save of the other tab builds on rows that it knows.
  const before = await saveNote(other, "before");
  return { indexedDB, one, other, before };
}

async function formatsIn(indexedDB: IDBFactory): Promise<ReadonlySet<number>> {
  const rows = [...(await rowsOf(indexedDB, "events")), ...(await rowsOf(indexedDB, "book"))];
  return new Set(rows.map(({ body }) => Number((body as Uint8Array)[0])));
}

describe("a passphrase that is set in one tab", () => {
  test("holds for what another tab saves, before it has heard of it", async () => {
    const { indexedDB, one, other } = await twoTabs();
    valueOf(await one.passphrase!.protect(words));

    const saved = await saveNote(other, "after");

    expect(await formatsIn(indexedDB)).toEqual(new Set([pairFormat]));
    expect(other.passphrase?.facts()).toMatchObject({ hasPassphrase: true, isOpen: false });
    expect(await noteOf(other, saved)).not.toBe("unreadable");
    expect(await noteOf(one, saved)).toBe("after");
    expect((await one.check()).differences).toEqual([]);
  });

  test("holds for what another tab brings in", async () => {
    const { indexedDB, one, other } = await twoTabs();
    valueOf(await one.passphrase!.protect(words));

    valueOf(await other.importRecords([{ record: encounterOf({ note: "brought" }), rev: 1 }]));

    expect(await formatsIn(indexedDB)).toEqual(new Set([pairFormat]));
  });

  test("is gone for another tab, too, once it is taken away", async () => {
    const { indexedDB, one, other } = await twoTabs();
    valueOf(await one.passphrase!.protect(words));
    await saveNote(other, "sealed");
    valueOf(await one.passphrase!.unprotect());

    const saved = await saveNote(other, "plain again");

    expect(await formatsIn(indexedDB)).toEqual(new Set([plainFormat]));
    expect(await noteOf(one, saved)).toBe("plain again");
  });

  test("set anew, is the one by which another tab closes", async () => {
    const { one, other } = await twoTabs();
    valueOf(await one.passphrase!.protect(words));
    await saveNote(other, "by the first pair");
    valueOf(await one.passphrase!.unprotect());
    valueOf(await one.passphrase!.protect(words));

    const saved = await saveNote(other, "by the second pair");

    expect(await noteOf(one, saved)).toBe("by the second pair");
  });
});

test("a book that one tab closed gets no row by its former key from another", async () => {
  const { phone: one, openOtherTab } = await programPhone({ openChannel: deaf });
  const other = await openOtherTab();
  await saveNote(other, "before");
  valueOf(await one.book!.close(today));

  const saved = await saveNote(other, "after");

  expect(await noteOf(one, saved)).toBe("after");
});
