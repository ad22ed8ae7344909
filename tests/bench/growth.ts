/**
 * What a save, the status line and an exchange cost on a program's phone and
 * at its endpoint with 100,000 events stored, against the same with none: none
 * of them may grow with what is stored. A browser's database may: so each is
 * held by how often it costs what the least that would do the same costs beside
 * it, with as much stored. `--stored N` for another number.
 */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { readOptions, wholeOption } from "../support/options.ts";
import type { Compared } from "./growth/growth-page.ts";
import { type ChildServer, startServer } from "./support/child-server.ts";
import { type Figure, printFigures } from "./support/figures.ts";
import { withBrowser, withProfile } from "./support/phone-browser.ts";
import { type ProgramServer, startProgram } from "./support/program-server.ts";
import { geometricMeanOf, medianOf } from "./support/samples.ts";
import { withFolder } from "./support/with-folder.ts";

const values = readOptions("Usage: node tests/bench/growth.ts [--stored 100000]", {
  stored: { type: "string", default: "100000" },
});
const stored = wholeOption("stored", values.stored);
const sites = 4;
const rounds = 120;
const warmUpRounds = 15;
/** What a phone has that was a week without a connection. */
const waiting = 1000;
const timesSent = 7;
/** Who has sent 100,000 has warm code; who has sent one at a time hasn't. */
const warmUpSends = 2;
/** An exchange takes up to 500, and a phone may send 60 a minute. */
const sentAtOnce = 20_000;
const roundsInMinute = 40;
const budget = { atMost: 1.2 };

interface Side {
  readonly page: Page;
  readonly server: ProgramServer;
  /** Keeps what comes and does nothing else. */
  readonly bare: ChildServer;
}

/** Each with the least that would do the same. */
const names = {
  save: "save / bare write",
  facts: "facts of the status line / bare reads",
  exchange: "exchange of one contact / bare",
  endpoint: "  processor time of the endpoint in it / bare",
  send: `sending ${waiting} contacts / bare`,
  endpointSend: "  processor time of the endpoint in it / bare",
} as const;
type What = keyof typeof names;
type Samples = Readonly<Record<What, Compared[]>>;

await withFolder(async (folder) => {
  await withSide(folder, "none", async (none) => {
    await withSide(folder, "many", async (many) => {
      await fill(many, stored);
      const confirmed = await measureRounds([none, many], { sends: true });
      printFigures(
        `growth: ${stored} events stored and confirmed / none, ${rounds} rounds`,
        figuresOf(confirmed),
      );
      const behind = await measureWaiting([none, many]);
      printFigures(`growth: ${stored} events stored / none, of both ${waiting} waiting`, figuresOf(behind));
    });
  });
});

type Pair<T> = readonly [none: T, many: T];

/** In turns, and which comes first turns too: a busy moment of the machine slows down both. */
async function measureRounds(
  sides: Pair<Side>,
  { sends }: { readonly sends: boolean },
): Promise<Pair<Samples>> {
  const samples = [noSamples(), noSamples()] as const;
  for (let round = 0; round < warmUpRounds + rounds; round++) {
    if (round % roundsInMinute === 0) for (const { server } of sides) await server.passMinute();
    for (const index of orderOf(round)) {
      const times = await measureRound(sides[index], sends);
      if (round >= warmUpRounds) keep(samples[index], times);
    }
  }
  return samples;
}

async function measureRound(side: Side, sends: boolean): Promise<Partial<Record<What, Compared>>> {
  const plan = { count: 1_000_000, firstDay: "2026-06-30", days: 1, sites, seed: sends ? 11 : 12 };
  const { result, used } = await withUsed(side, () =>
    side.page.evaluate(([asked, isSent]) => satchelGrowth.measureRound(asked, isSent), [
      plan,
      sends,
    ] as const),
  );
  const { save, facts, exchange } = result;
  return { save, facts, ...(exchange !== undefined && { exchange, endpoint: used }) };
}

/** What both servers use of the processor meanwhile. */
async function withUsed<T>(
  { server, bare }: Side,
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly used: Compared }> {
  const [beforeMs, bareBeforeMs] = [await server.usedMs(), await bare.usedMs()];
  const result = await work();
  return {
    result,
    used: { ms: (await server.usedMs()) - beforeMs, bareMs: (await bare.usedMs()) - bareBeforeMs },
  };
}

/** Behind by a week: what saves and looks cost then, and sending it all. */
async function measureWaiting(sides: Pair<Side>): Promise<Pair<Samples>> {
  const sent = [noSamples(), noSamples()] as const;
  for (let time = 0; time < warmUpSends + timesSent; time++) {
    for (const index of orderOf(time)) {
      const side = sides[index];
      await fillWaiting(side, 100 + time);
      const { result, used } = await withUsed(side, () => send(side));
      if (time >= warmUpSends) keep(sent[index], { send: result, endpointSend: used });
    }
  }
  for (const side of sides) await fillWaiting(side, 200);
  const [none, many] = await measureRounds(sides, { sends: false });
  return [withSends(none, sent[0]), withSends(many, sent[1])];
}

function withSends(samples: Samples, sent: Samples): Samples {
  return { ...samples, send: sent.send, endpointSend: sent.endpointSend };
}

function orderOf(round: number): readonly (0 | 1)[] {
  return round % 2 === 0 ? [0, 1] : [1, 0];
}

function noSamples(): Samples {
  return { save: [], facts: [], exchange: [], endpoint: [], send: [], endpointSend: [] };
}

function keep(samples: Samples, times: Partial<Record<What, Compared>>): void {
  for (const [what, compared] of Object.entries(times)) samples[what as What].push(compared);
}

function figuresOf([none, many]: Pair<Samples>): readonly Figure[] {
  return (Object.keys(names) as What[])
    .filter((what) => many[what].length > 0)
    .flatMap((what): readonly Figure[] => {
      const [before, after] = [meansOf(none[what]), meansOf(many[what])];
      return [
        { name: names[what], value: after.ratio / before.ratio, unit: "×", budget },
        { name: `    with ${stored} / bare`, value: after.ratio, unit: "×" },
        { name: "    with none / bare", value: before.ratio, unit: "×" },
        { name: `    itself, with ${stored} / with none`, value: after.ms / before.ms, unit: "×" },
        { name: `    bare, with ${stored} / with none`, value: after.bareMs / before.bareMs, unit: "×" },
        { name: `    itself, with ${stored}`, value: after.ms, unit: "ms" },
        { name: `    bare, with ${stored}`, value: after.bareMs, unit: "ms" },
      ];
    });
}

/** The ratio is of two that were measured one after the other: a busy moment of the machine slows down both. */
function meansOf(samples: readonly Compared[]): Compared & { readonly ratio: number } {
  return {
    ms: medianOf(samples.map(({ ms }) => ms)),
    bareMs: medianOf(samples.map(({ bareMs }) => bareMs)),
    ratio: geometricMeanOf(samples.map(({ ms, bareMs }) => ms / bareMs)),
  };
}

async function fill(side: Side, count: number): Promise<void> {
  for (let done = 0; done < count; done += sentAtOnce) {
    const part = Math.min(sentAtOnce, count - done);
    const plan = { count: part, firstDay: "2024-07-01", days: 720, sites, seed: 1000 + done };
    await side.page.evaluate((asked) => satchelGrowth.fill(asked), plan);
    await send(side);
  }
  const { events, waiting: left } = await side.page.evaluate(() => satchelGrowth.stored());
  if (events < count || left > 0) throw new Error(`Of ${count} events ${events} are stored, ${left} wait.`);
}

async function fillWaiting({ page }: Side, seed: number): Promise<void> {
  const plan = { count: waiting, firstDay: "2026-06-23", days: 7, sites, seed };
  await page.evaluate((asked) => satchelGrowth.fill(asked), plan);
}

async function send({ page, server }: Side): Promise<Compared> {
  await server.passMinute();
  return page.evaluate(() => satchelGrowth.send());
}

/** An endpoint with a program, a server that only keeps what comes, and a browser with a phone of the program. */
async function withSide(folder: string, name: string, work: (side: Side) => Promise<void>): Promise<void> {
  const [dataDir, bareDir] = [join(folder, name), join(folder, `${name} bare`)];
  for (const made of [dataDir, bareDir]) await mkdir(made);
  const server = await startProgram(dataDir, { sites, page: "growth" });
  const bare = await startServer("bare", bareDir);
  await withProfile((profileDir) =>
    withBrowser(profileDir, async (context) => {
      const page = await context.newPage();
      // The endpoint's pages may ask nobody but the endpoint; this one asks the bare server as well.
      const session = await context.newCDPSession(page);
      await session.send("Page.setBypassCSP", { enabled: true });
      await page.goto(server.url);
      await page.evaluate(([code, url]) => satchelGrowth.join(code, url), [
        await server.newInvite(),
        bare.url,
      ] as const);
      await work({ page, server, bare });
    }),
  );
  await server.stop();
  await bare.stop();
}
