/**
 * `node tests/support/keep-databases.ts`, after a release was kept: has it
 * record and send, and keeps what it leaves on its endpoint's disk and in
 * browsers, for every later release to open.
 */
import { globSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { IDBFactory } from "fake-indexeddb";
import { keptReleases } from "../../src/tools/release/kept.ts";
import { startServer } from "../e2e/support/server.ts";
import { encounterOf, localDate, programOf } from "./builders.ts";
import { dumpDatabase } from "./database-fixture.ts";
import { DeviceOfRelease, type Line, openAlone } from "./device-of-release.ts";
import { fixEntry, mustSave, newEntry } from "./entries.ts";
import { account, setUpProgram } from "./headless-lead.ts";
import {
  endpointFolder,
  everythingLeft,
  type LeftDevice,
  leftDevices,
  leftWords,
  writeLeft,
} from "./left-databases.ts";
import { valueOf } from "./results.ts";
import { unpackRelease } from "./unpacked-release.ts";

/** A Tuesday, at noon in UTC: there the release's clock stands. */
const nowMs = Date.UTC(2026, 8, 8, 12);
const day = localDate("2026-09-08");
const naloxone = (quantity: number) => encounterOf({ day, out: { "NLX-NAS-4": quantity } });

const kept = keptReleases().at(-1);
if (kept === undefined || everythingLeft().some(({ release }) => release === kept.number)) {
  console.error(
    "No release was kept since the last one left its databases. What lies on phones is never written anew.",
  );
  process.exit(1);
}
const release = unpackRelease(kept);
const app = release.app();
const dataDir = mkdtempSync(join(tmpdir(), "satchel-left-"));
const server = await startServer({
  release,
  dataDir,
  environment: {
    HOST: "127.0.0.1",
    PUBLIC_URL: "http://127.0.0.1:0",
    NODE_OPTIONS: `--import data:text/javascript,Date.now=()=>${nowMs}`,
  },
});
const cookies: Record<LeftDevice, string> = { phone: "", locked: "", desk: "" };
const program = programOf();
const lead = await setUpProgram(server.url, server.setUpLink(), program, fetch, app.createEndpointClient);

const phone = await joined("phone");
const sent = await phone.record(naloxone(1));
await phone.send();
await phone.fix(await phone.record(naloxone(2)), naloxone(4));

const locked = await joined("locked");
const choice = { custody: "passphrase", days: 7, passphrase: leftWords } as const;
valueOf((await locked.phone.book?.keepBy(choice, day)) ?? { ok: false, error: "no book" });
await locked.record(naloxone(8));
await locked.send();
await locked.record(naloxone(16));

const desk = await DeviceOfRelease.signIn(lineOf("desk"), app);
const [who, settings] = [valueOf(await desk.client.call("who")), valueOf(await desk.client.call("settings"))];
const { blocks, cursor } = valueOf(await desk.client.call("rollups"));
await desk.deskBlocks().keep(account.password, { who, settings, blocks, cursor, asOf: day });
await desk.change({
  kind: "fix",
  event: crypto.randomUUID() as typeof sent.event,
  onto: { event: sent.event, rev: sent.rev },
  record: { ...naloxone(32), id: sent.record },
});

const alone = new IDBFactory();
const worker = await openAlone(app, alone);
valueOf(await worker.saveProgram(program));
const first = await mustSave(worker, newEntry(naloxone(1)));
valueOf((await worker.passphrase?.protect(leftWords)) ?? { ok: false, error: "no passphrase" });
await mustSave(worker, fixEntry(first, { ...naloxone(2), id: first.record }));
await worker.undo(await mustSave(worker, newEntry(naloxone(4))));
await server.stop();

const names = app.databaseNames;
const facts = { origin: server.url, nowMs, cookies };
const texts = {
  "facts.json": JSON.stringify(facts),
  "phone.json": await dumpDatabase(phone.indexedDB, names.program),
  "locked.json": await dumpDatabase(locked.indexedDB, names.program),
  "desk.json": await dumpDatabase(desk.indexedDB, names.desk),
  "desk-totals.json": await dumpDatabase(desk.indexedDB, names.deskTotals),
  "alone.json": await dumpDatabase(alone, names.alone),
};
const files = new Map<string, Uint8Array>(
  Object.entries(texts).map(([name, text]) => [name, new TextEncoder().encode(text)]),
);
for (const path of globSync("**/*", { cwd: dataDir })) {
  const whole = join(dataDir, path);
  if (statSync(whole).isFile()) files.set(`${endpointFolder}${path}`, readFileSync(whole));
}
writeLeft(kept.number, files);
rmSync(dataDir, { recursive: true });
release.remove();
console.log(`Release ${kept.number} left ${files.size} files, known by ${leftDevices.length} devices.`);

async function joined(name: LeftDevice): Promise<DeviceOfRelease> {
  return DeviceOfRelease.join(lineOf(name), app, await lead.invite(name));
}

/** Remembers by what the endpoint knows who asks. */
function lineOf(name: LeftDevice): Line {
  return {
    origin: server.url,
    now: () => nowMs,
    answer: (request) => {
      cookies[name] = request.headers.get("Cookie") ?? "";
      return fetch(request);
    },
  };
}
