/**
 * `npm run test:crowd`: phones that save and send all at once to one endpoint,
 * which is killed with -9 in an exchange and started again every twenty seconds.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { medianOf, worstOfTwentyOf } from "../bench/support/samples.ts";
import { startServer, type TestServer } from "../e2e/support/server.ts";
import { Random } from "../simulation/random.ts";
import { buildApp } from "../support/build-app.ts";
import { busyProgram, BusyPhone } from "../support/busy-phone.ts";
import { compareConfirmed, compareIds, compareTotals } from "../support/exact-endpoint.ts";
import { setUpProgram } from "../support/headless-lead.ts";
import { readOptions, wholeOption } from "../support/options.ts";
import { CrowdExchanges } from "./crowd-exchanges.ts";
import { CrowdPhone } from "./crowd-phone.ts";

const killEveryMs = 20_000;
/** So long a kill waits for an exchange to begin, and so long after that it comes at most. */
const untilExchangeMs = 5000;
const exchangeMs = 40;
const calmMs = 120_000;
/** A server takes 30 codes a minute, and begins a new minute when it starts. */
const joinsAtOnce = 25;

const usage = `Usage: npm run test:crowd -- [--phones 50] [--minutes 10] [--seed 1]
So many phones save and send to an endpoint that is killed every twenty seconds.
Ends with 1 where anything was lost or doubled, or where no kill hit an exchange.`;

const values = readOptions(usage, {
  phones: { type: "string", default: "50" },
  minutes: { type: "string", default: "10" },
  seed: { type: "string", default: "1" },
});
const phoneCount = wholeOption("phones", values.phones);
const durationMs = wholeOption("minutes", values.minutes) * 60_000;
const random = new Random(wholeOption("seed", values.seed, 0));
buildApp();
const problems: string[] = [];
const exchanges = new CrowdExchanges();
const killedMs: number[] = [];
const downMs: number[] = [];

const dataDir = mkdtempSync(join(tmpdir(), "satchel-crowd-"));
let server: TestServer = await startServer({ dataDir });
const { url, port } = server;
const lead = await setUpProgram(url, server.setUpLink(), busyProgram);
const crowd: CrowdPhone[] = [];
for (let count = 0; count < phoneCount; count++) {
  if (count > 0 && count % joinsAtOnce === 0) await killAndStart();
  const phone = await BusyPhone.join(await lead.invite(), url, random.branch());
  crowd.push(new CrowdPhone(phone, random.branch(), exchanges));
}

const untilMs = Date.now() + durationMs;
console.log(`${crowd.length} phones, ${values.minutes} minutes, load ${loadInWords()}`);
await Promise.all([killAgainAndAgain(), ...crowd.map((phone) => phone.saveUntil(untilMs))]);
const inTimeCount = exchanges.answeredMs.length;
await Promise.all(crowd.map((phone) => phone.sendAll(Date.now() + calmMs)));

const saved = crowd.flatMap(({ phone }) => phone.events);
await compareStands();
problems.push(...compareIds(dataDir, new Set(saved.map(({ id }) => id))));
problems.push(...compareTotals(await lead.blocks(), saved));
checkByCommand();
await server.stop();
const hits = exchanges.hits(killedMs);
if (hits === 0) problems.push("no kill hit an exchange");
for (const problem of problems) console.log(problem);
tell();
if (problems.length === 0) rmSync(dataDir, { recursive: true });
else console.log(`What is stored is in ${dataDir}`);
process.exit(problems.length === 0 ? 0 : 1);

async function killAgainAndAgain(): Promise<void> {
  for (let next = Date.now() + killEveryMs; next < untilMs; next += killEveryMs) {
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, next - Date.now())));
    await exchanges.untilUnderWay(untilExchangeMs);
    await new Promise((resolve) => setTimeout(resolve, random.below(exchangeMs)));
    const startMs = performance.now();
    killedMs.push(startMs);
    await killAndStart();
    downMs.push(performance.now() - startMs);
    const events = await compareStands();
    console.log(`kill ${downMs.length}: ${events} events stored, ${problems.length} problems`);
  }
}

async function killAndStart(): Promise<void> {
  await server.kill();
  server = await startServer({ dataDir, port });
}

/** How many events are stored; what was confirmed before is looked for among them. */
async function compareStands(): Promise<number> {
  const stands = await Promise.all(crowd.map(({ phone }) => phone.headless.log.facts()));
  const confirmed = compareConfirmed(dataDir, stands);
  problems.push(...confirmed.problems);
  return confirmed.events;
}

function checkByCommand(): void {
  const command = join(import.meta.dirname, "../../src/server/commands/check.ts");
  const { status, stdout } = spawnSync(process.execPath, [command], {
    env: { ...process.env, DATA_DIR: dataDir },
    encoding: "utf8",
  });
  console.log(stdout.trim());
  if (status !== 0) problems.push("npm run check has findings");
}

function tell(): void {
  const seconds = durationMs / 1000;
  console.log(`load at the end ${loadInWords()}`);
  console.log(`${killedMs.length} kills, ${hits} of them in an exchange, down for ${inWords(downMs)}`);
  console.log(
    `${(saved.length / seconds).toFixed(1)} events and ${(inTimeCount / seconds).toFixed(1)} exchanges a second`,
  );
  console.log(`an exchange: ${inWords(exchanges.answeredMs)}`);
  console.log(`one that met a dead endpoint: ${inWords(exchanges.unansweredMs)}`);
  console.log(`${saved.length} events saved on ${crowd.length} phones: ${problems.length} problems`);
}

function inWords(samplesMs: readonly number[]): string {
  if (samplesMs.length === 0) return "none";
  const [median, worst] = [medianOf(samplesMs), worstOfTwentyOf(samplesMs)];
  return `${samplesMs.length}, median ${median.toFixed(0)} ms, one in twenty over ${worst.toFixed(0)} ms, most ${Math.max(...samplesMs).toFixed(0)} ms`;
}

function loadInWords(): string {
  return loadavg()
    .map((load) => load.toFixed(1))
    .join(" ");
}
