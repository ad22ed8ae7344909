/**
 * What a save, the status line and an exchange cost on a program's phone and
 * at its endpoint with 100,000 events stored, against the same with none: none
 * of them may grow with what is stored. `--stored N` for another number.
 */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { readOptions, wholeOption } from "../support/options.ts";
import type { RoundTimes } from "./growth/growth-page.ts";
import { type Figure, printFigures } from "./support/figures.ts";
import { withBrowser, withProfile } from "./support/phone-browser.ts";
import { type ProgramServer, startProgram } from "./support/program-server.ts";
import { medianOf } from "./support/samples.ts";
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
/** An exchange takes up to 500, and a phone may send 60 a minute. */
const sentAtOnce = 20_000;
const roundsInMinute = 40;
const budget = { atMost: 1.2 };

interface Side {
  readonly page: Page;
  readonly server: ProgramServer;
}

interface Samples {
  readonly saveMs: number[];
  readonly bareMs: number[];
  readonly factsMs: number[];
  readonly exchangeMs: number[];
  readonly endpointMs: number[];
  readonly sendMs: number[];
  readonly endpointSendMs: number[];
}

const names: Readonly<Record<keyof Samples, string>> = {
  saveMs: "save",
  bareMs: "  the same rows written bare, beside it",
  factsMs: "the facts of the status line",
  exchangeMs: "exchange of one contact",
  endpointMs: "  processor time of the endpoint in it",
  sendMs: `sending ${waiting} contacts`,
  endpointSendMs: "  processor time of the endpoint in it",
};

await withFolder(async (folder) => {
  await withSide(folder, "none", async (none) => {
    await withSide(folder, "many", async (many) => {
      await fill(many, stored);
      const confirmed = await measureRounds([none, many], { sends: true });
      printFigures(
        `growth: ${stored} events stored and confirmed / none, medians of ${rounds}`,
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
      const [times, endpointMs] = await measureRound(sides[index], sends);
      if (round >= warmUpRounds) keep(samples[index], times, endpointMs);
    }
  }
  return samples;
}

async function measureRound({ page, server }: Side, sends: boolean): Promise<readonly [RoundTimes, number]> {
  const beforeMs = await server.usedMs();
  const plan = { count: 1_000_000, firstDay: "2026-06-30", days: 1, sites, seed: sends ? 11 : 12 };
  const times = await page.evaluate(([asked, isSent]) => satchelGrowth.measureRound(asked, isSent), [
    plan,
    sends,
  ] as const);
  return [times, (await server.usedMs()) - beforeMs];
}

/** Behind by a week: what saves and looks cost then, and sending it all. */
async function measureWaiting(sides: Pair<Side>): Promise<Pair<Samples>> {
  const sent = [noSamples(), noSamples()] as const;
  for (let time = 0; time < timesSent; time++) {
    for (const index of orderOf(time)) {
      await fillWaiting(sides[index], 100 + time);
      const { server } = sides[index];
      const beforeMs = await server.usedMs();
      sent[index].sendMs.push(await send(sides[index]));
      sent[index].endpointSendMs.push((await server.usedMs()) - beforeMs);
    }
  }
  for (const side of sides) await fillWaiting(side, 200);
  const [none, many] = await measureRounds(sides, { sends: false });
  return [withSends(none, sent[0]), withSends(many, sent[1])];
}

function withSends(samples: Samples, { sendMs, endpointSendMs }: Samples): Samples {
  return { ...samples, sendMs, endpointSendMs };
}

function orderOf(round: number): readonly (0 | 1)[] {
  return round % 2 === 0 ? [0, 1] : [1, 0];
}

function noSamples(): Samples {
  return {
    saveMs: [],
    bareMs: [],
    factsMs: [],
    exchangeMs: [],
    endpointMs: [],
    sendMs: [],
    endpointSendMs: [],
  };
}

function keep(
  samples: Samples,
  { saveMs, bareMs, factsMs, exchangeMs }: RoundTimes,
  endpointMs: number,
): void {
  samples.saveMs.push(saveMs);
  samples.bareMs.push(bareMs);
  samples.factsMs.push(factsMs);
  if (exchangeMs === undefined) return;
  samples.exchangeMs.push(exchangeMs);
  samples.endpointMs.push(endpointMs);
}

function figuresOf([none, many]: Pair<Samples>): readonly Figure[] {
  return (Object.keys(names) as (keyof Samples)[])
    .filter((key) => many[key].length > 0)
    .flatMap((key): readonly Figure[] => {
      const [noneMs, manyMs] = [medianOf(none[key]), medianOf(many[key])];
      return [
        { name: names[key], value: manyMs / noneMs, unit: "×", budget },
        { name: `    with ${stored}`, value: manyMs, unit: "ms" },
        { name: "    with none", value: noneMs, unit: "ms" },
      ];
    });
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

async function send({ page, server }: Side): Promise<number> {
  await server.passMinute();
  return page.evaluate(() => satchelGrowth.send());
}

/** An endpoint with a program, and a browser with a phone of it. */
async function withSide(folder: string, name: string, work: (side: Side) => Promise<void>): Promise<void> {
  const dataDir = join(folder, name);
  await mkdir(dataDir);
  const server = await startProgram(dataDir, { sites, page: "growth" });
  await withProfile((profileDir) =>
    withBrowser(profileDir, async (context) => {
      const page = await context.newPage();
      await page.goto(server.url);
      await page.evaluate((code) => satchelGrowth.join(code), await server.newInvite());
      await work({ page, server });
    }),
  );
  await server.stop();
}
