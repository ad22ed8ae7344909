import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { takeEndpointLock } from "../../../src/server/endpoint-lock.ts";
import { backUp } from "../../../src/server/operations/backup.ts";
import { restore } from "../../../src/server/operations/restore.ts";
import { checkRecords } from "../../../src/server/stores/check-records.ts";
import { firstBrokenLine } from "../../../src/server/stores/audit-log.ts";
import { inviteCodeOf, testStartMs } from "../../support/test-endpoint.ts";
import { openProgramData, type ProgramData, withStore } from "../../support/program-data.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const dayMs = 24 * 60 * 60 * 1000;
const clockMs = () => testStartMs;

/** A program whose phone sent three contacts before the backup. The endpoint is closed. */
async function setup() {
  const data = await openProgramData();
  await data.sendContacts(3);
  const file = await backedUp(data);
  return { ...data, file };
}

async function backedUp({ dataDir }: ProgramData): Promise<string> {
  const done = await backUp({ dataDir, folder: temporaryFolder(), clockMs });
  if (!done.ok) throw new Error(done.error);
  return done.value.file;
}

describe("restore", () => {
  test("refuses while the endpoint runs, and changes nothing", async () => {
    const { dataDir, file, sendContacts, phone } = await setup();
    await sendContacts(2);

    const done = await restore({ dataDir, file, clockMs });

    expect(done).toEqual({ ok: false, error: "The endpoint is running on this data folder. Stop it first." });
    await withStore(dataDir, async (store) => expect(await phone.send(store, [])).toMatchObject({ hw: 5 }));
  });

  test("puts the backup in the database's place, which phones then fill up again", async () => {
    const { endpoint, dataDir, file, program, phone, sendContacts } = await setup();
    await sendContacts(2);
    const beyond = await withStore(dataDir, async (store) => store.rollups(program));
    endpoint.close();

    const done = await restore({ dataDir, file, clockMs });

    expect(done).toMatchObject({
      ok: true,
      value: {
        lastDay: "2026-03-09",
        phones: [
          { label: "Van phone", lastSeenDay: "2026-03-09", confirmed: 3, missing: 0, isRevoked: false },
        ],
      },
    });
    expect(done.ok && existsSync(done.value.setAside ?? "")).toBe(true);
    await withStore(dataDir, async (store, database) => {
      expect(store.rollups(program, beyond.ok ? beyond.value.cursor : "")).toEqual({
        ok: false,
        error: "cursor-unknown",
      });
      expect(await phone.send(store, [])).toMatchObject({ hw: 3, digest: phone.digest(3) });
      expect(await phone.send(store)).toMatchObject({ hw: 5, digest: phone.digest() });
      expect((await checkRecords(database.db)).findings).toEqual([]);
    });
  });

  test("ends every session, invite and set-up code of the backup", async () => {
    const data = await openProgramData();
    await inviteCodeOf(data.admin);
    const file = await backedUp(data);
    data.endpoint.close();

    await restore({ dataDir: data.dataDir, file, clockMs });

    await withStore(data.dataDir, async (_store, database) => {
      const left = database
        .prepare(
          `SELECT (SELECT count(*) FROM sessions) AS sessions, (SELECT count(*) FROM setup_codes) AS codes,
             (SELECT count(*) FROM invites WHERE is_closed = 0) AS invites`,
        )
        .get();
      expect(left).toEqual({ sessions: 0, codes: 0, invites: 0 });
      expect(firstBrokenLine(database.db)).toBeUndefined();
    });
  });

  test("says when a backup is older than what phones keep", async () => {
    const { endpoint, dataDir, file } = await setup();
    endpoint.close();
    const sentMs = Date.UTC(2026, 2, 9, 12);

    const within = await restore({ dataDir, file, clockMs: () => sentMs + 35 * dayMs });
    const beyond = await restore({ dataDir, file, clockMs: () => sentMs + 36 * dayMs });

    expect([within, beyond]).toMatchObject([
      { value: { isBeyondPhones: false } },
      { value: { isBeyondPhones: true } },
    ]);
  });

  test("refuses a file that is no backup before it touches the database", async () => {
    const { endpoint, dataDir, phone } = await setup();
    endpoint.close();
    const text = join(temporaryFolder(), "notes.sqlite");
    writeFileSync(text, "what I did today ".repeat(400));
    const before = readFileSync(join(dataDir, "satchel.sqlite"));

    const refused = await restore({ dataDir, file: text, clockMs });
    expect(refused).toMatchObject({ ok: false, error: expect.stringContaining(text) });
    expect(readdirSync(dataDir).filter((name) => name.includes("restoring"))).toEqual([]);
    expect(await restore({ dataDir, file: `${text}.gone`, clockMs })).toMatchObject({ ok: false });

    expect(readFileSync(join(dataDir, "satchel.sqlite"))).toEqual(before);
    await withStore(dataDir, async (store) => expect(await phone.send(store, [])).toMatchObject({ hw: 3 }));
  });
});

describe("takeEndpointLock", () => {
  test("is one process's at a time, and free again when it lets go", () => {
    const folder = temporaryFolder();

    const first = takeEndpointLock(folder);
    const second = takeEndpointLock(folder);
    first?.release();
    const third = takeEndpointLock(folder);
    third?.release();

    expect([first !== undefined, second, third !== undefined]).toEqual([true, undefined, true]);
  });
});
