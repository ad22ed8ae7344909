/**
 * A year of one phone: all that it records goes through the app's storage and
 * sending to the real endpoint, over a bad line, while both are upgraded, the
 * endpoint is put back to three backups and its key is changed twice.
 */
import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { databaseName } from "../../src/server/data-folder.ts";
import { addDays } from "../../src/domain/local-date.ts";
import type { Entry, Saved } from "../../src/storage/phone.ts";
import { programWithSites, randomFrom } from "../bench/support/evenings.ts";
import { withFolder } from "../bench/support/with-folder.ts";
import { localDate } from "../support/builders.ts";
import { DeviceOfRelease, todaysApp } from "../support/device-of-release.ts";
import { compareCells, compareIds } from "../support/exact-endpoint.ts";
import { type HeadlessLead, setUpProgram } from "../support/headless-lead.ts";
import { readOptions, wholeOption } from "../support/options.ts";
import { valueOf } from "../support/results.ts";
import { mustGetFormerRelease, type UnpackedRelease, unpackRelease } from "../support/unpacked-release.ts";
import { awakeFetch } from "./support/awake-fetch.ts";
import { BadLine } from "./support/bad-line.ts";
import { Ledger, sumsLikeByHand } from "./support/ledger.ts";
import { gapAfterRestore, gapsTold, type NumberGap } from "./support/gaps.ts";
import { LongEndpoint } from "./support/long-endpoint.ts";
import { monthOfDay, PhoneMonths } from "./support/phone-months.ts";
import { Person } from "./support/person.ts";
import { differences, Report, sorted } from "./support/report.ts";
import { appOfVersion2, appOfVersion3 } from "./support/versions.ts";

const values = readOptions({
  events: { type: "string", default: "100000" },
  seed: { type: "string", default: "1" },
});
const events = wholeOption("events", values.events, 1000);
const seed = wholeOption("seed", values.seed, 0);
const days = 365;
const firstDay = localDate("2025-01-01");
/** Seven in the evening in New York, or eight. */
const eveningMs = Date.UTC(2025, 0, 2, 0);
const msPerDay = 86_400_000;
const sites = 4;
const program = { ...programWithSites(sites), book: { custody: "device", days: 7 } } as const;
/** Then each evening's entries go in one exchange; the sixth month ends with it. */
const onceADay = { from: 120, to: 183 };
const mostSendsAtEnd = 100;

/** What else happens, before the evening of that day. */
const happens: Readonly<Record<number, (year: PhoneYear) => Promise<void>>> = {
  85: (year) => year.keepFileOfFormerEndpoint(),
  90: (year) => year.upgradeEndpoint(),
  // Fifteen days old, of another form, and all that came since is still on the phone.
  100: (year) => year.restore("of the former endpoint"),
  105: (year) => year.device.update(todaysApp),
  125: (year) => year.backUp("five days old"),
  // Some of what it has has left the phone, and nothing of what it lacks.
  130: (year) => year.restore("five days old"),
  150: (year) => year.newKey(),
  180: (year) => year.device.update(appOfVersion2),
  230: (year) => year.backUp("seventy days old"),
  240: (year) => year.newKey(),
  270: (year) => year.device.update(appOfVersion3),
  // Half of what it lacks has left the phone.
  300: (year) => year.restore("seventy days old"),
};

class PhoneYear {
  readonly #folder: string;
  readonly #endpoint: LongEndpoint;
  readonly #line: BadLine;
  readonly #lead: HeadlessLead;
  readonly #person = new Person({ seed, sites, firstDay });
  readonly #random = randomFrom(seed + 2);
  readonly #ledger: Ledger;
  readonly #months = new PhoneMonths();
  readonly #backups = new Map<string, string>();
  /** What restores took that the phone no longer had. */
  readonly #gaps: NumberGap[] = [];
  #lateAnswers = 0;
  readonly device: DeviceOfRelease;

  private constructor(
    folder: string,
    world: { endpoint: LongEndpoint; line: BadLine; lead: HeadlessLead; device: DeviceOfRelease },
  ) {
    this.#folder = folder;
    this.#endpoint = world.endpoint;
    this.#line = world.line;
    this.#lead = world.lead;
    this.device = world.device;
    this.#ledger = new Ledger(join(folder, "ledger"));
  }

  static async begin(folder: string, former: UnpackedRelease): Promise<PhoneYear> {
    const dataDir = join(folder, "endpoint");
    mkdirSync(dataDir, { mode: 0o700 });
    const endpoint = await LongEndpoint.start({ dataDir, nowMs: eveningMs, release: former });
    const app = former.app();
    const lead = await setUpProgram(
      endpoint.url,
      endpoint.setUpLink(),
      program,
      awakeFetch,
      app.createEndpointClient,
    );
    const line = new BadLine(endpoint, randomFrom(seed + 3));
    const device = await DeviceOfRelease.join(line, app, await lead.invite());
    return new PhoneYear(folder, { endpoint, line, lead, device });
  }

  async evening(index: number): Promise<void> {
    await this.#endpoint.moveTo(eveningMs + index * msPerDay);
    await happens[index]?.(this);
    const day = addDays(firstDay, index);
    const { book } = this.device.phone;
    if (book === undefined) throw new Error("A program's phone has a book");
    // What isn't done in time is done tomorrow.
    const began = await book.dayBegan(day);
    if (!began.ok && began.error.kind !== "storage-slow") valueOf(began);
    this.#line.beginDay(index);
    const count = Math.floor(((index + 1) * events) / days) - Math.floor((index * events) / days);
    // Some people send as they go, some at the end of the evening, some for months in a row.
    const isOnceADay = (index >= onceADay.from && index < onceADay.to) || this.#random() < 0.3;
    const bursts = isOnceADay ? 1 : Math.min(count, 2 + Math.floor(this.#random() * 3));
    for (let burst = 0; burst < bursts; burst++) {
      const isLast = burst === bursts - 1;
      const saves = isLast ? count - burst * Math.floor(count / bursts) : Math.floor(count / bursts);
      await this.#months.saving(index, saves, () => this.#save(saves, { day, isFirst: burst === 0, isLast }));
      const { sync } = this.device;
      await this.#months.sending(index, this.#endpoint, { sync, send: () => this.device.send() });
    }
    if (monthOfDay(index + 1) > monthOfDay(index)) await this.#endMonth(index);
  }

  async #save(
    count: number,
    { day, isFirst, isLast }: { day: typeof firstDay; isFirst: boolean; isLast: boolean },
  ): Promise<void> {
    for (let saved = 0; saved < count; saved++) {
      const ends = isLast && saved === count - 1 ? this.#person.endDay() : undefined;
      const entry = isFirst && saved === 0 ? this.#person.beginDay(day) : (ends ?? this.#person.next());
      this.#ledger.note(this.#person.saved(entry, await this.#savedSurely(entry)));
    }
  }

  /** On a machine that is busy enough a phone may answer too late: then a person taps again. */
  async #savedSurely(entry: Entry): Promise<Saved> {
    for (;;) {
      const saved = await this.device.phone.save(entry);
      if (saved.ok || saved.error.kind !== "storage-slow") return valueOf(saved);
      this.#lateAnswers += 1;
    }
  }

  async #endMonth(index: number): Promise<void> {
    await this.#months.end(index, { endpoint: this.#endpoint, device: this.device });
    const { waiting, missing } = await this.device.sync.facts();
    report.say(
      `day ${index + 1}: ${this.#ledger.events} saved, ${waiting} wait, ${missing} missing; ${this.#months.lastInWords()}`,
    );
  }

  async upgradeEndpoint(): Promise<void> {
    await this.#endpoint.stop();
    await this.#endpoint.startAgain();
  }

  /** As an operator copies it who has no better: the endpoint stopped, the file taken. */
  async keepFileOfFormerEndpoint(): Promise<void> {
    await this.#endpoint.stop();
    const file = join(this.#folder, "former.sqlite");
    copyFileSync(join(this.#endpoint.dataDir, databaseName), file);
    this.#backups.set("of the former endpoint", file);
    await this.#endpoint.startAgain(former);
  }

  async backUp(name: string): Promise<void> {
    this.#backups.set(name, await this.#endpoint.backUp(join(this.#folder, "backups")));
  }

  async newKey(): Promise<void> {
    await this.#endpoint.command("new-key");
    await this.#endpoint.backUp(join(this.#folder, "with keys"), ["--keys", join(this.#folder, "keys")]);
  }

  async restore(name: string): Promise<void> {
    const file = this.#backups.get(name);
    if (file === undefined) throw new Error(`There is no backup ${name}`);
    const before = await this.device.sync.facts();
    await this.#endpoint.restore(file);
    await this.#lead.signIn();
    this.#line.isGood = true;
    await this.device.send();
    this.#line.isGood = false;
    const gap = await gapAfterRestore(file, before.number, this.device);
    if (gap !== undefined) this.#gaps.push(gap);
    const { number, waiting } = await this.device.sync.facts();
    report.check(`restored from a backup ${name}`, [
      ...differences("what waits afterwards", waiting, 0),
      ...differences("whether the phone took a new number", number !== before.number, gap !== undefined),
    ]);
  }

  async end(): Promise<void> {
    this.#line.isGood = true;
    for (let tries = 0; tries < mostSendsAtEnd && (await this.device.send()).waiting > 0; tries++);
    const missing = new Set(this.#gaps.flatMap(({ first, last }) => range(first, last)));
    const folded = await this.#ledger.fold((place) => !missing.has(place));
    await this.#lead.signIn();
    const { waiting, missing: missingOnPhone, quarantined } = await this.device.sync.facts();
    report.check("what the phone says", [
      ...differences("what waits", waiting, 0),
      ...differences("what is missing", missingOnPhone, missing.size),
      ...differences("quarantine", quarantined, []),
      ...differences("what is stored", (await this.device.phone.storedCount()).events, events),
      ...differences("its check", (await this.device.phone.check()).differences, []),
    ]);
    // The one that set the program up has a client of the former release.
    const { client } = await DeviceOfRelease.signIn(this.#line, todaysApp);
    report.check("gaps that the lead is told", differences("they", await gapsTold(client), this.#gaps));
    report.check("every event once", compareIds(this.#endpoint.dataDir, folded.ids));
    report.check("totals", compareCells(await this.#lead.blocks(), folded.cells));
    report.check(
      "totals counted by hand",
      differences("they", sorted(sumsLikeByHand(folded.cells)), sorted(folded.byHand)),
    );
    report.check("npm run check", (await this.#endpoint.check()).findings);
    await this.#endpoint.command("rebuild");
    report.check("totals after rebuild", compareCells(await this.#lead.blocks(), folded.cells));
    report.say(
      `${this.#ledger.events} events, ${folded.records} records count, ${missing.size} events gone; ${this.#line.inWords()}, ${this.#lateAnswers} answers too late`,
    );
    await this.#endpoint.stop();
    this.#months.tell(report, events);
    this.#ledger.close();
  }
}

const report = new Report("phone-year");
const former = unpackRelease(mustGetFormerRelease());
await withFolder(async (folder) => {
  const year = await PhoneYear.begin(folder, former);
  for (let index = 0; index < days; index++) await year.evening(index);
  await year.end();
});
former.remove();
process.exitCode = report.end();

function range(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
