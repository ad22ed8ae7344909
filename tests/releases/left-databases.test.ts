/** The disks of every release that was kept, whatever its protocol: today's opens them, and nothing on them is lost. */
import { join } from "node:path";
import { IDBFactory } from "fake-indexeddb";
import { describe, expect, test } from "vitest";
import { restore } from "../../src/server/operations/restore.ts";
import { checkRecords } from "../../src/server/stores/check-records.ts";
import { openForReading } from "../../src/server/stores/sqlite-database.ts";
import { databaseNames } from "../../src/storage/database-names.ts";
import { foldVersion } from "../../src/domain/measure.ts";
import { cellsOfBlock } from "../../src/domain/read-block.ts";
import { blockFromWire } from "../../src/contract/wire/wire-block.ts";
import { keptReleases } from "../../src/tools/release/kept.ts";
import { localDate } from "../support/builders.ts";
import { loadDump } from "../support/database-fixture.ts";
import { DeviceOfRelease, type Line, openAlone, todaysApp } from "../support/device-of-release.ts";
import { account } from "../support/headless-lead.ts";
import { everythingLeft, type Left, type LeftDevice, leftWords } from "../support/left-databases.ts";
import { valueOf } from "../support/results.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { openTestEndpoint } from "../support/test-endpoint.ts";

const day = localDate("2026-09-08");
const minuteMs = 60_000;

/** Today's endpoint on that release's folder, and the browsers that know it. */
async function setup(left: Left) {
  const dataDir = temporaryFolder();
  left.unpackEndpoint(dataDir);
  const { origin, nowMs, cookies } = left.facts;
  const open = () => openTestEndpoint({ publicUrl: origin, dataDir, startMs: nowMs + minuteMs });
  let endpoint = await open();
  const line: Line = {
    origin,
    now: () => endpoint.clockMs(),
    answer: (request) => endpoint.app.fetch(request),
  };
  /** Asks as who was known there. */
  const lineOf = (name: LeftDevice): Line => ({
    ...line,
    answer: (request) => {
      request.headers.set("Cookie", cookies[name]);
      return line.answer(request);
    },
  });
  return {
    dataDir,
    line,
    /** With something done while it was stopped. */
    restart: async <T>(work: () => Promise<T>): Promise<T> => {
      endpoint.close();
      const done = await work();
      endpoint = await open();
      return done;
    },
    found: async (name: LeftDevice): Promise<DeviceOfRelease> => {
      const indexedDB = new IDBFactory();
      const isDesk = name === "desk";
      await loadDump(indexedDB, isDesk ? databaseNames.desk : databaseNames.program, left.dump(name));
      if (isDesk) await loadDump(indexedDB, databaseNames.deskTotals, left.dump("desk-totals"));
      const caller = isDesk ? "account" : "device";
      return DeviceOfRelease.found(lineOf(name), todaysApp, { indexedDB, caller });
    },
  };
}

async function unitsOutOn({ phone }: Pick<DeviceOfRelease, "phone">): Promise<number | undefined> {
  return (await phone.dayTotals(day)).find(({ measure }) => measure === "out")?.value;
}

async function unitsOutAt(desk: DeviceOfRelease): Promise<number> {
  const { blocks } = valueOf(await desk.client.call("rollups"));
  const cells = blocks.flatMap((block) => cellsOfBlock(blockFromWire(block)));
  return cells.filter(({ measure }) => measure === "out").reduce((sum, { value }) => sum + value, 0);
}

test("each release that was kept has left its databases", () => {
  // When it fails: `node tests/support/keep-databases.ts`.
  expect(everythingLeft().map(({ release }) => release)).toEqual(keptReleases().map(({ number }) => number));
});

describe.each(everythingLeft())("what release $release left", (left) => {
  const isCountedAsToday = keptReleases().some(
    ({ number, fold }) => number === left.release && fold === foldVersion,
  );

  test("comes together at its endpoint: what was counted, what waited on two phones, and a correction", async () => {
    const { dataDir, found } = await setup(left);
    const [phone, locked, desk] = [await found("phone"), await found("locked"), await found("desk")];

    const before = await unitsOutAt(desk);
    const sent = [await phone.send(), await locked.send(), await desk.send()];

    expect(before).toBe(1 + 8);
    expect(sent).toMatchObject([
      { waiting: 0, hw: 3, quarantined: [] },
      { waiting: 0, hw: 2, quarantined: [] },
      { waiting: 0, hw: 1, quarantined: [] },
    ]);
    expect(await unitsOutAt(desk)).toBe(32 + 4 + 8 + 16);
    const connection = openForReading(join(dataDir, "satchel.sqlite"));
    expect(await checkRecords(connection)).toMatchObject({ events: 6, records: 4, findings: [] });
    connection.close();
  });

  test("is a backup that can be put back after the upgrade: phones send again what it lacks", async () => {
    const { dataDir, line, restart, found } = await setup(left);
    const backup = temporaryFolder();
    left.unpackEndpoint(backup);
    const [phone, locked] = [await found("phone"), await found("locked")];
    await phone.send();
    await locked.send();

    const restored = await restart(() =>
      restore({ dataDir, file: join(backup, "satchel.sqlite"), clockMs: line.now }),
    );

    expect(valueOf(restored).phones.map(({ confirmed }) => confirmed)).toEqual([1, 1]);
    expect([await phone.send(), await locked.send()]).toMatchObject([
      { waiting: 0, hw: 3, missing: 0 },
      { waiting: 0, hw: 2, missing: 0 },
    ]);
    expect(await unitsOutAt(await DeviceOfRelease.signIn(line, todaysApp))).toBe(1 + 4 + 8 + 16);
  });

  test("is on a phone as it was, and opens to its passphrase where it has one", async () => {
    const { found } = await setup(left);
    const [phone, locked] = [await found("phone"), await found("locked")];

    expect(await phone.phone.check()).toMatchObject({ events: 3, records: 2, differenceCount: 0 });
    // Where it is counted by other rules, the week of a program's phone begins again.
    expect(await unitsOutOn(phone)).toBe(isCountedAsToday ? 5 : undefined);
    expect(await phone.phone.bookOfDay(day, { limit: 9 })).toMatchObject([
      { kind: "readable" },
      { kind: "readable" },
    ]);
    expect(await locked.phone.bookOfDay(day, { limit: 9 })).toMatchObject([
      { kind: "unreadable" },
      { kind: "unreadable" },
    ]);
    valueOf(await locked.phone.book!.unlock(leftWords));
    expect(await locked.phone.bookOfDay(day, { limit: 9 })).toMatchObject([
      { kind: "readable" },
      { kind: "readable" },
    ]);
  });

  test.runIf(isCountedAsToday)("is the totals of a desk, which its password opens", async () => {
    const { found } = await setup(left);
    const desk = await found("desk");

    const kept = await desk.deskBlocks().open(account.password);

    const cells = (kept?.blocks ?? []).flatMap((block) => cellsOfBlock(blockFromWire(block)));
    expect(cells).toContainEqual(expect.objectContaining({ measure: "out", value: 9 }));
    expect(kept?.settings.program.name).toBe("Harbor Outreach");
  });

  test.runIf(!isCountedAsToday)(
    "has totals of a desk that mean something else, which are read anew",
    async () => {
      const { found } = await setup(left);
      const desk = await found("desk");

      expect(await desk.deskBlocks().open("not its password")).toBeUndefined();
      expect(await desk.deskBlocks().has()).toBe(true);
      expect(await desk.deskBlocks().open(account.password)).toBeUndefined();
      expect(await desk.deskBlocks().has()).toBe(false);
      expect(await unitsOutAt(desk)).toBe(1 + 8);
    },
  );

  test("is a phone alone behind its passphrase, with a fix and a record that was taken back", async () => {
    const indexedDB = new IDBFactory();
    await loadDump(indexedDB, databaseNames.alone, left.dump("alone"));
    const phone = await openAlone(todaysApp, indexedDB);

    valueOf(await phone.passphrase!.unlock(leftWords));

    expect(await phone.check()).toMatchObject({
      events: 4,
      records: 2,
      contents: "read",
      differenceCount: 0,
    });
    expect(await unitsOutOn({ phone })).toBe(2);
    expect(valueOf(await phone.rebuild())).toMatchObject({ differenceCount: 0 });
  });
});
