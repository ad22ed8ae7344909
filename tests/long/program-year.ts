/**
 * A year of the largest program: what its phones send is taken in by the real
 * endpoint, pulled month by month by a lead, backed up, put back, exported, and
 * let go of where it is older than the program keeps it.
 */
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { noMonths, type ProgramMonths, pullMonths } from "../../src/app/desk/program-months.ts";
import { addDays, monthOf } from "../../src/domain/local-date.ts";
import { programWithSites, randomFrom } from "../bench/support/evenings.ts";
import { withFolder } from "../bench/support/with-folder.ts";
import { localDate } from "../support/builders.ts";
import { compareCells, compareIds } from "../support/exact-endpoint.ts";
import { account, type HeadlessLead, setUpProgram } from "../support/headless-lead.ts";
import { valueOf } from "../support/results.ts";
import { awakeFetch } from "./support/awake-fetch.ts";
import { dayOf, daysInYear, eveningMsOf, firstDay, savesUpTo } from "./support/calendar.ts";
import { sumsOfDetailCsv, sumsOfSummaryCsv } from "./support/csv-of-year.ts";
import { Ledger, sumsLikeByHand } from "./support/ledger.ts";
import { LongEndpoint } from "./support/long-endpoint.ts";
import { MonthlyUse } from "./support/monthly-use.ts";
import { Person } from "./support/person.ts";
import { differences, neverMet, Report, sorted } from "./support/report.ts";
import { SealingPhone } from "./support/sealing-phone.ts";
import { readYearOptions } from "./support/year-options.ts";

const { events, phones: phoneCount, seed } = readYearOptions().program;
const lastDay = dayOf(daysInYear - 1);
const sites = 12;
/** A server takes 30 codes a minute. */
const joinsAMinute = 25;
const minuteMs = 60_000;
/** Of a team, so many are out on a day; and so many send at a moment. */
const workingShare = 0.7;
const sendingAtOnce = 8;
/** Of a phone on a day that it is out: its shift begins and is closed, and something happens. */
const fewestADay = 3;
const keepMonths = 3;

/** What else happens, before the evening of that day. */
const eventsByDay: Readonly<Record<number, (year: ProgramYear) => Promise<void>>> = {
  150: (year) => year.newKey(),
  195: (year) => year.backUp(),
  200: (year) => year.restore(),
  270: (year) => year.keepDetailsForMonths(),
};

interface Member {
  readonly person: Person;
  readonly phone: SealingPhone;
}

class ProgramYear {
  readonly #folder: string;
  readonly #endpoint: LongEndpoint;
  readonly #lead: HeadlessLead;
  readonly #team: readonly Member[];
  readonly #random = randomFrom(seed);
  readonly #ledger: Ledger;
  readonly #months = new MonthlyUse();
  #pulled: ProgramMonths = noMonths;
  #backup: string | undefined;
  /** Since the last new key. */
  readonly #timesOut = new Map<SealingPhone, number>();
  /** On disk, before any detail was let go. */
  #bytesPerEventBefore = 0;

  private constructor(
    folder: string,
    world: { endpoint: LongEndpoint; lead: HeadlessLead; team: readonly Member[] },
  ) {
    this.#folder = folder;
    this.#endpoint = world.endpoint;
    this.#lead = world.lead;
    this.#team = world.team;
    this.#ledger = new Ledger(join(folder, "ledger"));
  }

  static async begin(folder: string): Promise<ProgramYear> {
    const dataDir = join(folder, "endpoint");
    mkdirSync(dataDir, { mode: 0o700 });
    const endpoint = await LongEndpoint.start({ dataDir, nowMs: eveningMsOf(0) });
    const lead = await setUpProgram(endpoint.url, endpoint.setUpLink(), programWithSites(sites), awakeFetch);
    const team: Member[] = [];
    for (let joined = 0; joined < phoneCount; joined++) {
      if (joined > 0 && joined % joinsAMinute === 0) await endpoint.moveTo(endpoint.now() + minuteMs);
      const phone = await SealingPhone.join(await lead.invite(), endpoint.url, () => endpoint.now());
      team.push({ phone, person: new Person({ seed: seed + 100 * joined, sites, firstDay }) });
    }
    return new ProgramYear(folder, { endpoint, lead, team });
  }

  async evening(index: number): Promise<void> {
    await this.#endpoint.moveTo(eveningMsOf(index));
    await eventsByDay[index]?.(this);
    const owed = savesUpTo(index, events) - this.#ledger.events;
    const working = this.#outOn(index).slice(0, Math.max(0, Math.floor(owed / fewestADay)));
    const each = Math.round(owed / working.length);
    for (let from = 0; from < working.length; from += sendingAtOnce) {
      const together = working.slice(from, from + sendingAtOnce);
      await Promise.all(together.map((one) => this.#save(one, each, index)));
      await this.#months.takingIn(this.#endpoint, each * together.length, () =>
        Promise.all(together.map(({ phone }) => phone.send())),
      );
    }
    if (monthOf(dayOf(index + 1)) !== monthOf(dayOf(index))) await this.#endMonth(index);
  }

  /** Another one first every day: where there are few events, not all who are out have some. */
  #outOn(index: number): readonly Member[] {
    const first = index % this.#team.length;
    const inTurn = [...this.#team.slice(first), ...this.#team.slice(0, first)];
    return inTurn.filter(() => this.#random() < workingShare);
  }

  async #save({ person, phone }: Member, count: number, index: number): Promise<void> {
    this.#timesOut.set(phone, (this.#timesOut.get(phone) ?? 0) + 1);
    const day = dayOf(index);
    for (let saved = 0; saved < count; saved++) {
      const ends = saved === count - 1 ? person.endDay() : undefined;
      const entry = saved === 0 ? person.beginDay(day) : (ends ?? person.next());
      const event = person.saved(entry, person.savedByItself(entry));
      this.#ledger.note(event);
      await phone.save(event, event.kind === "void" ? day : event.content.day, index);
    }
  }

  async #endMonth(index: number): Promise<void> {
    await this.#lead.signIn();
    await this.#months.end(this.#endpoint, () => this.#pull());
    report.say(`day ${index + 1}: ${this.#ledger.events} events; ${this.#months.lastInWords()}`);
  }

  async #pull(): Promise<void> {
    this.#pulled = valueOf(await pullMonths(this.#lead.client, this.#pulled, lastDay));
  }

  async newKey(): Promise<void> {
    await this.#endpoint.command("new-key");
    await this.#endpoint.backUp(join(this.#folder, "with keys"), ["--keys", join(this.#folder, "keys")]);
    rmSync(join(this.#folder, "with keys"), { recursive: true });
    this.#timesOut.clear();
  }

  async backUp(): Promise<void> {
    this.#backup = await this.#endpoint.backUp(join(this.#folder, "backups"));
  }

  /** Five days old: all that came since is on the phones. */
  async restore(): Promise<void> {
    if (this.#backup === undefined) throw new Error("There is no backup");
    const takenAway = await this.#endpoint.restore(this.#backup);
    for (const { phone } of this.#team) await phone.send();
    const { ids } = await this.#ledger.fold();
    report.check("put back to a backup of five days ago", [
      ...neverMet({ "events that were taken away": takenAway }),
      ...compareIds(this.#endpoint.dataDir, ids),
    ]);
  }

  async keepDetailsForMonths(): Promise<void> {
    const { client, signIn } = this.#lead;
    await signIn();
    this.#bytesPerEventBefore = this.#endpoint.fileBytes().database / this.#ledger.events;
    valueOf(await client.call("showPassword", { body: { password: account.password } }));
    const { tag } = valueOf(await client.call("settings"));
    valueOf(await client.call("changeRetention", { body: { tag, keepMonths } }));
  }

  async end(): Promise<void> {
    await this.#lead.signIn();
    const folded = await this.#ledger.fold();
    report.check("every event once", compareIds(this.#endpoint.dataDir, folded.ids));
    await this.#pull();
    report.check(
      "totals, pulled through the year",
      compareCells([...this.#pulled.blocks.values()], folded.cells),
    );
    report.check("totals, pulled anew", compareCells(await this.#lead.blocks(), folded.cells));
    const byHand = sorted(folded.byHand);
    report.check("totals counted by hand", differences("they", sorted(sumsLikeByHand(folded.cells)), byHand));
    this.#checkKey();
    await this.#checkTables(folded.byHand);
    await this.#checkLettingGo();
    const { findings, run } = await this.#endpoint.check();
    report.check("npm run check", findings);
    if (run !== undefined) this.#months.ran("check", run);
    this.#months.ran("rebuild", await this.#endpoint.command("rebuild"));
    await this.#lead.signIn();
    report.check("totals after rebuild", compareCells(await this.#lead.blocks(), folded.cells));
    report.say(`${this.#ledger.events} events of ${phoneCount} phones, ${folded.records} records count`);
    await this.#endpoint.stop();
    this.#months.tell(report, {
      events: this.#ledger.events,
      bytesPerEventBefore: this.#bytesPerEventBefore,
    });
  }

  /** When a phone sends it is told of the new key, and has it in use on the next day that it is out. */
  #checkKey(): void {
    const told = [...this.#timesOut].filter(([, times]) => times > 1);
    const old = told.filter(([{ newestKey }]) => newestKey !== 2);
    report.check("the new key in use", [
      ...neverMet({ "phones that were told of it": told.length }),
      ...differences("how many use the old one", old.length, 0),
    ]);
  }

  close(): void {
    this.#ledger.close();
  }

  async #checkTables(byHand: ReadonlyMap<string, number>): Promise<void> {
    const before = await this.#endpoint.used();
    const summary = await sumsOfSummaryCsv(this.#lead, firstDay, lastDay);
    this.#months.mostResidentBytesBefore = {
      summary: before.mostResidentBytes,
      detail: (await this.#endpoint.used()).mostResidentBytes,
    };
    report.check(
      "summary CSV of the year",
      differences("it", sorted(summary.sums), sorted(overMonths(byHand))),
    );
    // Of the rest, the details are gone.
    const from = firstKept();
    valueOf(await this.#lead.client.call("showPassword", { body: { password: account.password } }));
    const detail = await sumsOfDetailCsv(this.#lead, from, lastDay);
    const kept = overMonths(new Map([...byHand].filter(([key]) => key >= from.slice(0, 7))));
    report.check("detail CSV of what is kept", differences("it", sorted(detail.sums), sorted(kept)));
    this.#months.csvBytes = detail.bytes;
    this.#months.csvMostResidentBytes = (await this.#endpoint.used()).mostResidentBytes;
  }

  async #checkLettingGo(): Promise<void> {
    const { letGo, would } = valueOf(
      await this.#lead.client.call("retention", { query: { months: String(keepMonths) } }),
    );
    report.say(`details of ${letGo.records} records of ${letGo.months} months were let go`);
    report.check("what was let go", [
      ...neverMet({ records: letGo.records }),
      ...differences("its first month", letGo.first, monthOf(firstDay)),
      ...differences("its last month", letGo.last, monthOf(addDays(localDate(firstKept()), -1))),
      ...differences("what is old and still there", would?.records, 0),
    ]);
  }
}

const report = new Report("program-year");
await withFolder(async (folder) => {
  const year = await ProgramYear.begin(folder);
  try {
    for (let index = 0; index < daysInYear; index++) await year.evening(index);
    await year.end();
  } finally {
    year.close();
  }
});
process.exitCode = report.end();

/** On the last evening. */
function firstKept(): string {
  const [year = "", month = ""] = monthOf(lastDay).split("-");
  return `${year}-${String(Number(month) - keepMonths).padStart(2, "0")}-01`;
}

function overMonths(byHand: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const [key, value] of byHand) {
    const rest = key.slice("2025-01 ".length);
    sums.set(rest, (sums.get(rest) ?? 0) + value);
  }
  return sums;
}
