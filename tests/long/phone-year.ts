/**
 * A year of one phone: all that it records goes through the app's storage and
 * sending to the real endpoint, over a bad line, while both are upgraded, the
 * endpoint is put back to three backups and its key is changed twice.
 */
import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import type { LocalDate } from "../../src/domain/ids.ts";
import { databaseName } from "../../src/server/data-folder.ts";
import type { Entry, Saved } from "../../src/storage/phone.ts";
import { programWithSites, randomFrom } from "../bench/support/evenings.ts";
import { withFolder } from "../bench/support/with-folder.ts";
import { DeviceOfRelease, todaysApp } from "../support/device-of-release.ts";
import { compareCells, compareIds } from "../support/exact-endpoint.ts";
import { type HeadlessLead, setUpProgram } from "../support/headless-lead.ts";
import { valueOf } from "../support/results.ts";
import { mustGetFormerRelease, type UnpackedRelease, unpackRelease } from "../support/unpacked-release.ts";
import { awakeFetch } from "./support/awake-fetch.ts";
import { BadLine } from "./support/bad-line.ts";
import { dayOf, daysInYear, eveningMsOf, firstDay, monthOfDay, savesOn } from "./support/calendar.ts";
import { gapAfterRestore, gapsTold, type NumberGap } from "./support/gaps.ts";
import { daysPromised } from "./support/held-days.ts";
import { Ledger, sumsLikeByHand } from "./support/ledger.ts";
import { LongEndpoint } from "./support/long-endpoint.ts";
import { newestKeyOn, versionOn } from "./support/phone-database.ts";
import { Person } from "./support/person.ts";
import { PhoneMonths } from "./support/phone-months.ts";
import { differences, neverMet, Report, sorted } from "./support/report.ts";
import { appOfVersion2, appOfVersion3, appOfVersion4 } from "./support/versions.ts";
import { readYearOptions } from "./support/year-options.ts";

const { events, seed } = readYearOptions().phone;
const sites = 4;
const program = { ...programWithSites(sites), book: { custody: "device", days: 7 } } as const;
/** Then each evening's entries go in one exchange; the sixth month ends with it. */
const onceADay = { from: 120, to: 183 };
const mostSendsAtEnd = 100;
/** A person gives up. */
const mostLateAnswers = 20;

/** What else happens, before the evening of that day. */
const eventsByDay: Readonly<Record<number, (year: PhoneYear) => Promise<void>>> = {
  85: (year) => year.keepFileOfFormerEndpoint(),
  90: (year) => year.upgradeEndpoint(),
  // Fifteen days old, of another form, and all that came since is still on the phone.
  100: (year) => year.restore("of the former endpoint", { loses: false }),
  105: (year) => year.device.update(todaysApp),
  125: (year) => year.backUp("five days old"),
  // Some of what it has has left the phone, and nothing of what it lacks.
  130: (year) => year.restore("five days old", { loses: false }),
  150: (year) => year.newKey(),
  180: (year) => year.device.update(appOfVersion2),
  230: (year) => year.backUp("seventy days old"),
  240: (year) => year.newKey(),
  270: (year) => year.device.update(appOfVersion3),
  // Half of what it lacks has left the phone.
  300: (year) => year.restore("seventy days old", { loses: true }),
  345: (year) => year.device.update(appOfVersion4),
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
  /** Of each evening the place of its last event in the order of the saves, which is its number too. */
  readonly #lastPlaces: number[] = [];
  /** Since the phone joined. */
  #newKeys = 0;
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
    const endpoint = await LongEndpoint.start({ dataDir, nowMs: eveningMsOf(0), release: former });
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
    await this.#endpoint.moveTo(eveningMsOf(index));
    await eventsByDay[index]?.(this);
    const day = dayOf(index);
    const { book } = this.device.phone;
    if (book === undefined) throw new Error("A program's phone has a book");
    // What isn't done in time is done tomorrow.
    const began = await book.dayBegan(day);
    if (!began.ok && began.error.kind !== "storage-slow") valueOf(began);
    this.#line.beginDay(index);
    const count = savesOn(index, events);
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
    this.#lastPlaces.push(this.#ledger.events);
    if (monthOfDay(index + 1) > monthOfDay(index)) await this.#endMonth(index);
  }

  async #save(
    count: number,
    { day, isFirst, isLast }: { day: LocalDate; isFirst: boolean; isLast: boolean },
  ): Promise<void> {
    for (let saved = 0; saved < count; saved++) {
      const ends = isLast && saved === count - 1 ? this.#person.endDay() : undefined;
      const entry = isFirst && saved === 0 ? this.#person.beginDay(day) : (ends ?? this.#person.next());
      this.#ledger.note(this.#person.saved(entry, await this.#savedSurely(entry)));
    }
  }

  /** On a machine that is busy enough a phone may answer too late: then a person taps again. */
  async #savedSurely(entry: Entry): Promise<Saved> {
    for (let late = 0; ; late++) {
      const saved = await this.device.phone.save(entry);
      if (saved.ok || saved.error.kind !== "storage-slow" || late === mostLateAnswers) return valueOf(saved);
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
    await this.#checkKey();
    this.#newKeys += 1;
    await this.#endpoint.command("new-key");
    await this.#endpoint.backUp(join(this.#folder, "with keys"), ["--keys", join(this.#folder, "keys")]);
  }

  async #checkKey(): Promise<void> {
    const key = await newestKeyOn(this.device);
    report.check(`after ${this.#newKeys} new keys`, differences("the key in use", key, 1 + this.#newKeys));
  }

  /** `loses`: whether something of what the backup lacks has left the phone. */
  async restore(name: string, { loses }: { readonly loses: boolean }): Promise<void> {
    const file = this.#backups.get(name);
    if (file === undefined) throw new Error(`There is no backup ${name}`);
    const before = await this.device.sync.facts();
    const takenAway = await this.#endpoint.restore(file);
    await this.#lead.signIn();
    this.#line.isGood = true;
    await this.device.send();
    this.#line.isGood = false;
    const gap = await gapAfterRestore(file, before.number, this.device);
    if (gap !== undefined) this.#gaps.push(gap);
    const { number, waiting } = await this.device.sync.facts();
    report.check(`restored from a backup ${name}`, [
      ...neverMet({ "events that were taken away": takenAway }),
      ...differences("what waits afterwards", waiting, 0),
      ...differences("whether the phone took a new number", number !== before.number, loses),
      ...(gap === undefined ? [] : this.#tooMuchIn(gap)),
    ]);
  }

  /** Of what it recorded in the days of its promise a phone still has all. */
  #tooMuchIn({ first, last }: NumberGap): readonly string[] {
    const today = this.#lastPlaces.length;
    const mostLost = this.#lastPlaces[today - daysPromised - 1] ?? 0;
    return last >= first && last <= mostLost
      ? []
      : [`events ${first} to ${last} have left the phone, of which only those up to ${mostLost} may`];
  }

  async end(): Promise<void> {
    this.#line.isGood = true;
    for (let tries = 0; tries < mostSendsAtEnd && (await this.device.send()).waiting > 0; tries++);
    const missing = new Set(this.#gaps.flatMap(({ first, last }) => range(first, last)));
    const folded = await this.#ledger.fold((place) => !missing.has(place));
    await this.#lead.signIn();
    // Totals are counted by newer rules than the former release knows: who reads them has today's app by then.
    this.#lead.update();
    const { waiting, missing: missingOnPhone, quarantined } = await this.device.sync.facts();
    report.check("what the phone says", [
      ...differences("the version of its database", await versionOn(this.device), 4),
      ...differences("what waits", waiting, 0),
      ...differences("what is missing", missingOnPhone, missing.size),
      ...differences("quarantine", quarantined, []),
      ...differences("what is stored", (await this.device.phone.storedCount()).events, events),
      ...differences("its check", (await this.device.phone.check()).differences, []),
    ]);
    report.check(
      "gaps that the lead is told",
      differences("they", await gapsTold(this.#lead.client), this.#gaps),
    );
    report.check("every event once", compareIds(this.#endpoint.dataDir, folded.ids));
    report.check("totals", compareCells(await this.#lead.blocks(), folded.cells));
    report.check(
      "totals counted by hand",
      differences("they", sorted(sumsLikeByHand(folded.cells)), sorted(folded.byHand)),
    );
    report.check("npm run check", (await this.#endpoint.check()).findings);
    await this.#endpoint.command("rebuild");
    report.check("totals after rebuild", compareCells(await this.#lead.blocks(), folded.cells));
    await this.#checkKey();
    const faults = { "events that are gone": missing.size, ...this.#line.met };
    report.check("faults that were met", neverMet(faults));
    report.say(
      `${this.#ledger.events} events, ${folded.records} records count; ${JSON.stringify(faults)}, ${this.#lateAnswers} answers too late`,
    );
    await this.#endpoint.stop();
    this.#months.tell(report, events);
  }

  close(): void {
    this.#ledger.close();
  }
}

const report = new Report("phone-year");
const former = unpackRelease(mustGetFormerRelease());
try {
  await withFolder(async (folder) => {
    const year = await PhoneYear.begin(folder, former);
    try {
      for (let index = 0; index < daysInYear; index++) await year.evening(index);
      await year.end();
    } finally {
      year.close();
    }
  });
} finally {
  former.remove();
}
process.exitCode = report.end();

function range(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
