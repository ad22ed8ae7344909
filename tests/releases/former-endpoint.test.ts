/** An endpoint of a former release: phones of today at it, and its data folder opened by today's. */
import { spawnSync } from "node:child_process";
import { renameSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import { migrations } from "../../src/server/migrations/all.ts";
import { openProgramKeys, programsWithKeys } from "../../src/server/program-keys.ts";
import { checkRecords } from "../../src/server/stores/check-records.ts";
import { openForReading } from "../../src/server/stores/sqlite-database.ts";
import { startServer, type TestServer } from "../e2e/support/server.ts";
import { encounterOf, programOf } from "../support/builders.ts";
import { DeviceOfRelease, type Line, todaysApp } from "../support/device-of-release.ts";
import { setUpProgram } from "../support/headless-lead.ts";
import { valueOf } from "../support/results.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { openTestEndpoint, type TestEndpoint } from "../support/test-endpoint.ts";
import { cellsOf } from "../support/totals-of-blocks.ts";
import { releasesUnderstood, type UnpackedRelease, unpackRelease } from "../support/unpacked-release.ts";

const naloxone = (quantity: number) => encounterOf({ out: { "NLX-NAS-4": quantity } });

/** A program on an endpoint of that release, which runs as a process of its own. */
async function setup(release: UnpackedRelease) {
  const options = { release, environment: { HOST: "127.0.0.1", PUBLIC_URL: "http://127.0.0.1:0" } };
  const first = await startServer({ ...options, dataDir: temporaryFolder() });
  const { dataDir, port, url: origin } = first;
  let running: TestServer | undefined = first;
  const stop = async () => {
    await running?.stop();
    running = undefined;
  };
  onTestFinished(stop);
  const line: Line = { origin, now: Date.now, answer: (request) => fetch(request) };
  const answer: typeof fetch = async (input) => line.answer(input as Request);
  const openClient = release.app().createEndpointClient;
  const lead = await setUpProgram(origin, first.setUpLink(), programOf(), answer, openClient);
  return {
    line,
    lead,
    dataDir,
    join: async (app = todaysApp) => DeviceOfRelease.join(line, app, await lead.invite()),
    stop,
    startAgain: async () => {
      running = await startServer({ ...options, port, dataDir });
    },
    /** Today's release on the same folder, at the same address. */
    upgrade: async (): Promise<TestEndpoint> => {
      await stop();
      const endpoint = await openTestEndpoint({ publicUrl: origin, dataDir, startMs: Date.now() });
      line.answer = (request) => endpoint.app.fetch(request);
      await endpoint.lookAgain();
      // A desk reads no totals that were counted by rules it doesn't know.
      lead.update();
      return endpoint;
    },
  };
}

async function findingsIn(dataDir: string) {
  const connection = openForReading(join(dataDir, "satchel.sqlite"));
  try {
    return await checkRecords(connection);
  } finally {
    connection.close();
  }
}

/** A key that phones get from now on. */
async function newKeyIn(folder: string) {
  const [program = ""] = await programsWithKeys(folder);
  const keys = openProgramKeys(folder);
  const { key } = await keys.add(program);
  await keys.markCopied(program, [key]);
  return { key, path: join(folder, program, `${key}.json`) };
}

describe.each(releasesUnderstood())("an endpoint of release $number", (kept) => {
  const release = unpackRelease(kept);
  afterAll(() => release.remove());

  test("is upgraded in place: totals stay, and phones of both releases go on under their numbers", async () => {
    const { lead, join: joinPhone, dataDir, upgrade } = await setup(release);
    const [former, newer] = [await joinPhone(release.app()), await joinPhone()];
    const wrong = await former.record(naloxone(1));
    await newer.record(naloxone(2));
    const before = [await former.send(), await newer.send()];
    await former.record(naloxone(4));
    await newer.void(await newer.record(naloxone(8)));
    const counted = await cellsOf(lead);

    await upgrade();

    expect(await cellsOf(lead)).toEqual(counted);
    expect(await findingsIn(dataDir)).toMatchObject({ events: 2, findings: [] });
    await former.fix(wrong, naloxone(16));
    const after = [await former.send(), await newer.send()];
    expect(after).toMatchObject([
      { number: before[0]?.number, waiting: 0, hw: 3, missing: 0 },
      { number: before[1]?.number, waiting: 0, hw: 3, missing: 0 },
    ]);
    expect(await findingsIn(dataDir)).toMatchObject({ events: 6, findings: [] });
    expect(await cellsOf(lead)).toContainEqual(expect.objectContaining({ measure: "out", value: 22 }));
  });

  test("is upgraded with a phone that joined it twice, whose former number goes on being known", async () => {
    const { lead, join: joinPhone, dataDir, upgrade } = await setup(release);
    const phone = await joinPhone(release.app());
    await phone.record(naloxone(1));
    const { number } = await phone.send();
    await phone.record(naloxone(2));
    await phone.joinAgain(await lead.invite());
    const again = await phone.send();
    await phone.record(naloxone(4));

    await upgrade();
    await phone.update(todaysApp);

    expect(again.number).not.toBe(number);
    expect(await phone.send()).toMatchObject({ number: again.number, waiting: 0, hw: 3, missing: 0 });
    expect(await cellsOf(lead)).toContainEqual(expect.objectContaining({ measure: "out", value: 7 }));
    expect(await findingsIn(dataDir)).toMatchObject({ events: 3, findings: [] });
    const { phones } = valueOf(await lead.client.call("phones"));
    expect(phones.map(({ missing }) => missing)).toEqual([0, 0]);
  });

  test("takes what a phone of today sends, which asks in the former protocol there", async () => {
    const { line, lead, join: joinPhone } = await setup(release);
    const asked = new Set<string | null>();
    line.answer = async (request) => {
      const reply = await fetch(request);
      if (reply.ok) asked.add(request.headers.get("Satchel-Protocol"));
      return reply;
    };
    const phone = await joinPhone();
    await phone.record(naloxone(1));
    await phone.send();
    await phone.fix(await phone.record(naloxone(2)), naloxone(4));

    expect(await phone.send()).toMatchObject({ waiting: 0, hw: 3, quarantined: [], hasNewSettings: false });

    expect([...asked]).toEqual([String(kept.protocol)]);
    expect(await cellsOf(lead)).toContainEqual(expect.objectContaining({ measure: "out", value: 5 }));
  });

  test("set aside what it had no key for, and today's release counts it when the key is back", async () => {
    const { lead, join: joinPhone, dataDir, stop, startAgain, upgrade } = await setup(release);
    const { key, path } = await newKeyIn(join(dataDir, "keys"));
    const phone = await joinPhone(release.app());
    await stop();
    renameSync(path, `${path} elsewhere`);
    await startAgain();
    await phone.record(naloxone(1));
    const { quarantined, waiting } = await phone.send();
    renameSync(`${path} elsewhere`, path);

    await upgrade();

    expect({ key, quarantined, waiting }).toEqual({
      key: 2,
      quarantined: [{ seq: 1, code: "cannot-open" }],
      waiting: 0,
    });
    expect(await phone.send()).toMatchObject({ quarantined: [], hw: 1 });
    expect(await cellsOf(lead)).toContainEqual(expect.objectContaining({ measure: "out", value: 1 }));
  });

  test.runIf(migrations.length > kept.migration)(
    "says in a sentence that a folder of a newer release is none for it",
    async () => {
      const { dataDir, upgrade } = await setup(release);
      (await upgrade()).close();

      const { status, stderr } = spawnSync(process.execPath, [release.main], {
        cwd: release.root,
        encoding: "utf8",
        env: { ...process.env, PORT: "0", DATA_DIR: dataDir },
      });

      expect({ status, stderr }).toEqual({
        status: 1,
        stderr: `The database was written by a newer version of Satchel (form ${migrations.length}, this one knows ${kept.migration}). Start that version.\n`,
      });
    },
  );
});
