/** What a former release left in a browser, opened by today's: nothing of it is lost, and what waited is sent. */
import { IDBFactory } from "fake-indexeddb";
import { afterAll, describe, expect, test } from "vitest";
import { blockToWire } from "../../src/contract/wire/wire-block.ts";
import { foldVersion } from "../../src/domain/measure.ts";
import type { Phone } from "../../src/storage/phone.ts";
import { encounterOf, localDate } from "../support/builders.ts";
import { type App, DeviceOfRelease, openAlone, todaysApp } from "../support/device-of-release.ts";
import { fixEntry, liveOn, mustSave, newEntry, unitsOut } from "../support/entries.ts";
import { openEndpointOnLine } from "../support/line-to-endpoint.ts";
import { valueOf } from "../support/results.ts";
import { sumOf } from "../support/totals-of-blocks.ts";
import { releasesUnderstood, unpackRelease } from "../support/unpacked-release.ts";

const day = localDate("2026-03-08");
const words = "seven quiet boats at dawn";
const naloxone = (quantity: number) => encounterOf({ out: { "NLX-NAS-4": quantity } });

/** A phone of that release, with one record sent and one fixed while there was no connection. */
async function setup(app: App) {
  const opened = await openEndpointOnLine();
  const phone = await DeviceOfRelease.join(opened.line, app, await opened.lead.invite());
  return {
    ...opened,
    phone,
    recordAndLeave: async () => {
      const sent = await phone.record(naloxone(1));
      await phone.send();
      const waiting = await phone.record(naloxone(2));
      await phone.fix(waiting, naloxone(4));
      return { sent: sent.record, waiting: waiting.record };
    },
  };
}

function bookOf({ book }: Phone) {
  if (book === undefined) throw new Error("The phone belongs to no program");
  return book;
}

describe.each(releasesUnderstood())("what release $number left in a browser", (kept) => {
  const release = unpackRelease(kept);
  const former = release.app();
  const isCountedAsToday = kept.fold === foldVersion;
  afterAll(() => release.remove());

  test("is a program's phone, whose list is there and whose sealed records are sent", async () => {
    const { lead, phone, recordAndLeave } = await setup(former);
    const records = await recordAndLeave();

    await phone.update(todaysApp);

    expect(await phone.phone.check()).toMatchObject({ events: 3, records: 2, differenceCount: 0 });
    expect(await liveOn(phone.phone, records.sent)).toMatchObject({ lines: [{ quantity: 1 }] });
    expect(await liveOn(phone.phone, records.waiting)).toMatchObject({ lines: [{ quantity: 4 }] });
    // Where it is counted by other rules, the week of a program's phone begins again.
    expect(await unitsOut(phone.phone)).toBe(isCountedAsToday ? 5 : 0);
    expect(await phone.send()).toMatchObject({ waiting: 0, hw: 3, quarantined: [] });
    expect(await sumOf(lead, "out")).toBe(5);
  });

  test("is a program's phone behind a passphrase: what waits is sent without it, and it opens the list", async () => {
    const { lead, phone, recordAndLeave } = await setup(former);
    const choice = { custody: "passphrase", days: 7, passphrase: words } as const;
    valueOf(await bookOf(phone.phone).keepBy(choice, day));
    const { waiting } = await recordAndLeave();

    await phone.update(todaysApp);
    const book = bookOf(phone.phone);

    expect(book.facts()).toEqual({ custody: "passphrase", days: 7, isOpen: false });
    expect(await phone.send()).toMatchObject({ waiting: 0, hw: 3, quarantined: [] });
    expect(await book.unlock("seven quiet boats at noon")).toMatchObject({ ok: false });
    expect(await liveOn(phone.phone, waiting)).toBeUndefined();
    valueOf(await book.unlock(words));
    expect(await liveOn(phone.phone, waiting)).toMatchObject({ lines: [{ quantity: 4 }] });
    expect(await sumOf(lead, "out")).toBe(5);
  });

  test("is a phone alone behind a passphrase, with every record, history and total", async () => {
    const indexedDB = new IDBFactory();
    const before = await openAlone(former, indexedDB);
    const saved = await mustSave(before, newEntry(naloxone(1)));
    valueOf(await before.passphrase!.protect(words));
    await before.undo(await mustSave(before, newEntry(naloxone(2))));
    await mustSave(before, fixEntry(saved, { ...naloxone(3), id: saved.record }));
    before.close();

    const phone = await openAlone(todaysApp, indexedDB);

    expect(phone.passphrase!.facts()).toEqual({
      hasPassphrase: true,
      isOpen: false,
      isBeingTakenAway: false,
      // Its months are counted anew as soon as they can be read.
      isUnfinished: !isCountedAsToday,
    });
    valueOf(await phone.passphrase!.unlock(words));
    expect(await phone.check()).toMatchObject({ contents: "read", differenceCount: 0 });
    expect(await liveOn(phone, saved.record)).toMatchObject({ lines: [{ quantity: 3 }] });
    expect(await unitsOut(phone)).toBe(3);
  });

  test("is a lead's desk: its totals open by the password, if they mean the same, and its correction is sent", async () => {
    const { line, lead, phone } = await setup(former);
    const { event, record } = await phone.record(naloxone(1));
    await phone.send();
    const desk = await DeviceOfRelease.signIn(line, former);
    const blocks = (await lead.blocks()).map((block) => blockToWire({ ...block, fold: kept.fold }));
    const { cursor } = valueOf(await lead.client.call("rollups"));
    const who = valueOf(await desk.client.call("who"));
    const settings = valueOf(await desk.client.call("settings"));
    const keptTotals = { who, settings, blocks, cursor, asOf: day };
    await desk.deskBlocks().keep("its password", keptTotals);
    const id = crypto.randomUUID() as typeof event;
    await desk.change({
      kind: "fix",
      event: id,
      onto: { event, rev: 1 },
      record: { ...naloxone(8), id: record },
    });

    await desk.update(todaysApp);

    // Totals that were counted by other rules are read anew.
    expect(await desk.deskBlocks().open("its password")).toEqual(isCountedAsToday ? keptTotals : undefined);
    expect(await desk.deskBlocks().has()).toBe(isCountedAsToday);
    const since = valueOf(await desk.client.call("rollups", { query: { after: cursor } }));
    expect(since).toMatchObject({ blocks: [], cursor });
    expect(await desk.send()).toMatchObject({ waiting: 0, quarantined: [] });
    expect(await sumOf(lead, "out")).toBe(8);
  });
});
