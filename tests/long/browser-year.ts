/**
 * The same year of one phone in a real browser on a real disk, over a good line:
 * what a save and an opening take there, how much memory the page has, and how
 * much of the disk its database.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { CDPSession, Page } from "@playwright/test";
import { noMonths, pullMonths } from "../../src/app/desk/program-months.ts";
import { type Figure, limited, megabytesOf } from "../bench/support/figures.ts";
import { withBrowser, withProfile } from "../bench/support/phone-browser.ts";
import { leadOfProgram, type ProgramServer, startProgram } from "../bench/support/program-server.ts";
import { medianOf } from "../bench/support/samples.ts";
import { withFolder } from "../bench/support/with-folder.ts";
import { compareCells, compareIds, findingsIn } from "../support/exact-endpoint.ts";
import { valueOf } from "../support/results.ts";
import type { VersionNumber } from "./page/year-page.ts";
import { askProcess } from "./support/ask-process.ts";
import { dayOf, daysInYear, eveningMsOf, firstDay, monthOfDay, savesOn } from "./support/calendar.ts";
import { heldFigures } from "./support/held-days.ts";
import { Ledger, sumsLikeByHand } from "./support/ledger.ts";
import { movedClock } from "./support/long-endpoint.ts";
import { differences, Report, sorted, timed } from "./support/report.ts";
import { readYearOptions } from "./support/year-options.ts";

const { events, seed } = readYearOptions().phone;
const sites = 4;

interface Month {
  readonly saveMs: number[];
  readonly bareMs: number[];
  openRatio: number;
  heapBytes: number;
  usageBytes: number;
  heldEvents: number;
  bookRows: number;
}

/** What Chromium's database may have in logs and tables that it has not put in order yet. */
const freeDiskBytes = 10 * 1024 ** 2;

/** With the reasons in the README. */
const limits = { save: 1.5, open: 1.5, heap: 1.3, disk: 6000 };

class BrowserYear {
  readonly #page: Page;
  readonly #session: CDPSession;
  readonly #server: ProgramServer;
  readonly #socket: string;
  readonly #ledger: Ledger;
  readonly #months: Month[] = [];
  #version: VersionNumber = 1;

  constructor(given: {
    page: Page;
    session: CDPSession;
    server: ProgramServer;
    socket: string;
    ledger: Ledger;
  }) {
    this.#page = given.page;
    this.#session = given.session;
    this.#server = given.server;
    this.#socket = given.socket;
    this.#ledger = given.ledger;
  }

  async evening(index: number): Promise<void> {
    await askProcess(this.#socket, { nowMs: eveningMsOf(index) });
    // Upgraded in the browser's own database, with all that it holds.
    if (index === 180) await this.#open(2);
    if (index === 270) await this.#open(3);
    if (index === 345) await this.#open(4);
    const evening = await this.#page.evaluate(([today, saves]) => satchelYear.evening(today, saves), [
      dayOf(index),
      savesOn(index, events),
    ] as const);
    for (const event of evening.events) this.#ledger.note(event);
    const month = this.#monthOf(index);
    month.saveMs.push(...evening.saveMs);
    month.bareMs.push(...evening.bareMs);
    await this.#page.evaluate(() => satchelYear.send());
    if (monthOfDay(index + 1) > monthOfDay(index)) await this.#endMonth(month, index);
  }

  async end(dataDir: string): Promise<void> {
    const { ids, cells, byHand } = await this.#ledger.fold();
    const { waiting, missing, quarantined } = await this.#page.evaluate(() => satchelYear.send());
    const { differences: found } = await this.#page.evaluate(() => satchelYear.check());
    const { version } = await this.#page.evaluate(() => satchelYear.stored());
    report.check("what the phone says", [
      ...differences(
        "what waits, misses and lies in quarantine",
        [waiting, missing, quarantined],
        [0, 0, []],
      ),
      ...differences("the version of its database", version, 4),
      ...differences("its check", found, []),
    ]);
    report.check("every event once", compareIds(dataDir, ids));
    valueOf(await this.#server.lead.call("signIn", { body: leadOfProgram }));
    const { blocks } = valueOf(await pullMonths(this.#server.lead, noMonths, dayOf(daysInYear - 1)));
    report.check("totals", compareCells([...blocks.values()], cells));
    report.check(
      "totals counted by hand",
      differences("they", sorted(sumsLikeByHand(cells)), sorted(byHand)),
    );
    report.check("what npm run check looks for", await findingsIn(dataDir));
    report.figures("over the year", this.#figures());
  }

  async #open(version: VersionNumber): Promise<void> {
    this.#version = version;
    await this.#page.evaluate((number) => satchelYear.open(number), version);
  }

  async #endMonth(month: Month, index: number): Promise<void> {
    const { phoneMs, bareMs } = await this.#page.evaluate(
      (version) => satchelYear.openingMs(version),
      this.#version,
    );
    month.openRatio = phoneMs / bareMs;
    Object.assign(month, await this.#page.evaluate(() => satchelYear.stored()));
    await this.#session.send("HeapProfiler.collectGarbage");
    month.heapBytes = (await this.#session.send("Runtime.getHeapUsage")).usedSize;
    const { saveMs, usageBytes, heldEvents, bookRows, heapBytes, openRatio } = month;
    report.say(
      `day ${index + 1}: ${this.#ledger.events} saved; save ${medianOf(saveMs).toFixed(1)} ms, ${savedAgainstBare(month).toFixed(2)} × bare; ` +
        `open ${openRatio.toFixed(1)} × bare; heap ${inMegabytes(heapBytes)}; ${heldEvents} events, ${bookRows} rows of the book, ${inMegabytes(usageBytes)} on disk`,
    );
  }

  #figures(): readonly Figure[] {
    const [first, , third] = this.#months;
    const last = this.#months.at(-1);
    if (first === undefined || third === undefined || last === undefined)
      throw new Error("A year has months");
    const most = Math.max(...this.#months.map(({ usageBytes }) => usageBytes));
    return [
      timed(
        "save / bare write, last month against first",
        savedAgainstBare(last) / savedAgainstBare(first),
        limits.save,
        events,
      ),
      { name: "  save / bare write, first month", value: savedAgainstBare(first), unit: "×" },
      { name: "  save / bare write, last month", value: savedAgainstBare(last), unit: "×" },
      { name: "  save, last month, median", value: medianOf(last.saveMs), unit: "ms" },
      timed(
        "opening / bare opening, last month against third",
        last.openRatio / third.openRatio,
        limits.open,
        events,
      ),
      limited("heap of the page, last month / first", last.heapBytes / first.heapBytes, limits.heap),
      { name: "  heap of the page, last month", value: megabytesOf(last.heapBytes), unit: "MB" },
      ...heldFigures("days whose events are still held", last.heldEvents / (events / daysInYear)),
      ...diskFigures(most - freeDiskBytes, last.heldEvents),
      { name: "  disk at its highest", value: megabytesOf(most), unit: "MB" },
      { name: "  disk at the end", value: megabytesOf(last.usageBytes), unit: "MB" },
    ];
  }

  #monthOf(index: number): Month {
    return (this.#months[monthOfDay(index)] ??= {
      saveMs: [],
      bareMs: [],
      openRatio: 0,
      heapBytes: 0,
      usageBytes: 0,
      heldEvents: 0,
      bookRows: 0,
    });
  }
}

const report = new Report("browser-year");
await withFolder(async (folder) => {
  const dataDir = join(folder, "endpoint");
  mkdirSync(dataDir);
  const socket = join(folder, "socket");
  // The endpoint of the benches, which serves a page of ours instead of the app.
  const environment = movedClock({ nowMs: eveningMsOf(0), socket });
  const server = await startProgram(dataDir, { sites, page: "../long/page", environment });
  const ledger = new Ledger(join(folder, "ledger"));
  try {
    await withProfile((profileDir) =>
      withBrowser(profileDir, async (context) => {
        const page = await context.newPage();
        await page.goto(server.url);
        await page.evaluate(([code, given]) => satchelYear.join(code, given), [
          await server.newInvite(),
          { seed, sites, firstDay },
        ] as const);
        const session = await context.newCDPSession(page);
        const year = new BrowserYear({ page, session, server, socket, ledger });
        for (let index = 0; index < daysInYear; index++) await year.evening(index);
        await year.end(dataDir);
      }),
    );
  } finally {
    ledger.close();
    await server.stop();
  }
});
process.exitCode = report.end();

/** Where there are few events, all of it is what Chromium takes anyway. */
function diskFigures(bytes: number, heldEvents: number): readonly Figure[] {
  return bytes > 0
    ? [limited("disk at its highest, above 10 MB, an event held", bytes / heldEvents, limits.disk, "B")]
    : [{ name: "disk above 10 MB: there is none, and no limit is held", value: 0, unit: "B" }];
}

function savedAgainstBare({ saveMs, bareMs }: Month): number {
  return medianOf(saveMs) / medianOf(bareMs);
}

function inMegabytes(bytes: number): string {
  return `${megabytesOf(bytes).toFixed(1)} MB`;
}
