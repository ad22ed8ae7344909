/** A phone of the program, or a lead's browser: its database, its tabs, and the person who taps on it. */
import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { maxEventsPerExchange } from "../../src/contract/wire/wire-limits.ts";
import type { RecordId } from "../../src/domain/ids.ts";
import { openPhone } from "../../src/storage/open-phone.ts";
import { joinProgram } from "../../src/storage/join.ts";
import type { Joining } from "../../src/storage/joining.ts";
import type { PhoneOptions } from "../../src/storage/phone-options.ts";
import type { Entry, RemoteEntry, RevisedRecord, Saved } from "../../src/storage/phone.ts";
import { browserGzip } from "../../src/sync/browser-client.ts";
import { startDrain } from "../../src/sync/drain.ts";
import { createEndpointClient, type EndpointClient } from "../../src/sync/endpoint-client.ts";
import { localDate } from "../support/builders.ts";
import { BrowserWithFaults } from "../support/browser-with-faults.ts";
import { valueOf } from "../support/results.ts";
import { TimersByHand } from "../support/timers-by-hand.ts";
import type { Asker } from "./asker.ts";
import type { Busy } from "./busy.ts";
import { Channels } from "./channels.ts";
import { CookieJar } from "./cookie-jar.ts";
import { copyDatabase } from "./copy-databases.ts";
import { Interruption } from "./interruption.ts";
import { asLead, asPhone, type Membership } from "./memberships.ts";
import type { Random } from "./random.ts";
import { EverLogged, type LoggedRow, loggedRowsIn, type Stand, standIn } from "./stored-log.ts";
import { endTab, type Tab } from "./tab.ts";
import { watchedLog } from "./watched-log.ts";
import type { World } from "./world.ts";

export class SimulatedPhone {
  readonly #world: World;
  readonly #membership: Membership;
  readonly random: Random;
  readonly channels = new Channels();
  readonly tabs: Tab[] = [];
  readonly poison = new Set<string>();
  /** The last that was saved here of each record. */
  readonly heads = new Map<RecordId, Saved>();
  /** Events of which this phone said "Saved". */
  readonly confirmed = new Set<string>();
  factory = new IDBFactory();
  jar = new CookieJar();
  /** What the endpoint calls it; of a lead's browser, the account. */
  device = "";
  /** Its app is newer than the endpoint: so many times it was updated before. */
  version = 0;
  clockAheadMs = 0;
  /** Another phone has its number and its credential, from a backup of one of the two. */
  hasTwin = false;
  /** It has a new credential and doesn't know: what it says of the old one is true until it tries again. */
  hasUnknownCredential = false;
  /** The endpoint has said once that it takes no requests from where this phone is. */
  wasForbidden = false;
  isFull = false;
  /** The endpoint's life in which its last word to this phone was said. */
  lifeOfWord = 0;
  hasTriedToSave = false;
  everLogged = new EverLogged();

  constructor(world: World, membership: Membership = asPhone) {
    this.#world = world;
    this.#membership = membership;
    this.random = world.random.branch("phone");
  }

  get isLead(): boolean {
    return this.#membership === asLead;
  }

  readonly #now = () => this.#world.nowMs + this.clockAheadMs;

  /**
   * Joins, again under a new number where it has joined before; a lead signs in. `false` where it had no
   * room for it.
   */
  async join(records: readonly RevisedRecord[] = []): Promise<boolean> {
    const joining = await this.enrol(records);
    const joined = await joinProgram(this.newBrowser().options, joining);
    this.hasUnknownCredential = !joined.ok;
    if (joined.ok) this.hasTwin = false;
    if (joined.ok && records.length > 0) await this.#noteJoined();
    if (joined.ok || joined.error.kind === "storage-full") return joined.ok;
    throw new Error(`The phone did not join: ${joined.error.kind}`);
  }

  /** What the endpoint gives to whoever joins; the browser has the credential from now on. */
  async enrol(records: readonly RevisedRecord[] = []): Promise<Joining> {
    this.closeAll();
    const enrolment = await this.#membership.enrol(this.#world, this.jar);
    this.device = enrolment.id;
    return { enrolment, records, sites: new Map(), items: new Map(), bookFrom: localDate("2026-01-01") };
  }

  /** For one who takes it away in the middle of what is begun with it. */
  newBrowser(): { readonly browser: BrowserWithFaults; readonly options: PhoneOptions } {
    const browser = this.#browser();
    return { browser, options: this.#options(browser.indexedDB) };
  }

  async #noteJoined(): Promise<void> {
    const { ledger } = this.#world;
    for (const event of await this.newlyLogged()) {
      const { id, record, rev, kind } = event;
      ledger.note(event);
      ledger.confirmed.add(id);
      this.confirmed.add(id);
      this.heads.set(record, { event: id, record, rev, kind });
    }
  }

  /** The browser has thrown away what it stored for the site, and perhaps its cookies. Gives what the log knew. */
  async wipe(): Promise<{ readonly unsent: number; readonly numbers: readonly string[] }> {
    this.closeAll();
    const { log, sync } = await this.stand();
    this.factory = new IDBFactory();
    if (this.random.chance(0.5)) this.jar = new CookieJar();
    this.heads.clear();
    this.confirmed.clear();
    this.everLogged = new EverLogged();
    return {
      unsent: log.next - 1 - sync.hw + sync.withheld.length,
      numbers: [log.number, ...log.prev.map(({ number }) => number)],
    };
  }

  /** Until there is room again, nothing can be stored. */
  setFull(isFull: boolean): void {
    this.isFull = isFull;
    for (const { browser } of this.tabs) browser.isFull = isFull;
  }

  async clone(): Promise<SimulatedPhone> {
    const clone = new SimulatedPhone(this.#world, this.#membership);
    clone.factory = await copyDatabase(this.factory, this.#membership.database);
    clone.jar = this.jar.copy();
    clone.device = this.device;
    clone.version = this.version;
    clone.lifeOfWord = this.lifeOfWord;
    clone.wasForbidden = this.wasForbidden;
    for (const [record, saved] of this.heads) clone.heads.set(record, saved);
    for (const id of this.confirmed) clone.confirmed.add(id);
    for (const id of this.poison) clone.poison.add(id);
    clone.everLogged = new EverLogged(this.everLogged.ids);
    this.hasTwin = true;
    clone.hasTwin = true;
    return clone;
  }

  async openTab(): Promise<Tab> {
    const world = this.#world;
    const busy = world.busy.part();
    const timers = new TimersByHand(world.nowMs);
    const browser = this.#browser();
    const interruption = new Interruption();
    browser.onWait = interruption.pass;
    const options = this.#options(browser.indexedDB, timers);
    const phone = valueOf(await busy.during(() => openPhone(options)));
    const { sync } = phone;
    if (sync === undefined) throw new Error("The phone has joined");
    const { asker, client } = this.caller(busy, interruption.pass, timers);
    const drain = startDrain({
      log: busy.counting(watchedLog(sync, { world, phone: this, asker })),
      client: busy.counting(client),
      app: "0.0.0",
      now: this.#now,
      random: asker.random.next,
      timer: timers.timer,
      // Without a lock, which is the harder case: two tabs send the same at once.
      oneTab: async (work) => work().then(() => true),
    });
    const tab = { asker, browser, phone, drain, timers, interruption };
    this.tabs.push(tab);
    // It sends at its start; a save beside that would be in the batch or not, as it happens.
    await this.#world.busy.settled();
    return tab;
  }

  /** A tab's own way to the endpoint, or the worker's. */
  caller(
    busy: Busy,
    onWait: NonNullable<Asker["onWait"]>,
    { timer } = new TimersByHand(this.#world.nowMs),
  ): { readonly asker: Asker; readonly client: EndpointClient } {
    const asker: Asker = {
      name: this.#world.nextTabName(),
      jar: this.jar,
      random: this.random.branch("caller"),
      poison: this.poison,
      eventsAtOnce: this.random.chance(0.8) ? 1 : maxEventsPerExchange,
      underWay: 0,
      onWait,
      onForbidden: () => {
        this.wasForbidden = true;
      },
      busy,
      isKilled: false,
      lifeOfReply: 0,
    };
    const gzip = asker.random.chance(0.5) ? browserGzip() : undefined;
    const client = createEndpointClient({
      fetch: (path, init) => this.#world.network.fetch(asker, path, init),
      timer,
      now: this.#now,
      caller: this.#membership.caller,
      randomBytes: (length) => asker.random.bytes(length),
      ...(gzip === undefined ? {} : { gzip }),
    });
    return { asker, client };
  }

  async save(tab: Tab, entry: Entry | RemoteEntry): Promise<"saved" | "refused" | "unknown"> {
    const { ledger, versions } = this.#world;
    ledger.offer(entry);
    versions.note(entry.event, this.version);
    this.hasTriedToSave = true;
    const saved = await tab.asker.busy.during(() =>
      "onto" in entry ? tab.phone.appendRemote(entry) : tab.phone.save(entry),
    );
    this.hasTriedToSave = true;
    // Nobody saw what a tab said that was gone.
    if (tab.asker.isKilled) return "unknown";
    if (saved.ok) {
      ledger.confirmed.add(saved.value.event);
      ledger.refused.delete(saved.value.event);
      this.confirmed.add(saved.value.event);
      this.heads.set(saved.value.record, saved.value);
      return "saved";
    }
    if (this.isFull && saved.error.kind === "storage-full") {
      this.#world.coverage.met("phone's disk full: not saved");
    }
    const isOpen = ["storage-lost", "storage-slow"].includes(saved.error.kind);
    if (!isOpen) ledger.refused.add(entry.event);
    return isOpen ? "unknown" : "refused";
  }

  /** The tab is gone, in the middle of whatever it did: whoever looks at another one brings that to the front. */
  kill(tab: Tab): void {
    if (!this.tabs.includes(tab)) return;
    this.tabs.splice(this.tabs.indexOf(tab), 1);
    endTab(tab);
    for (const { drain } of this.tabs) drain.request("visible");
  }

  closeAll(): void {
    for (const tab of this.tabs.splice(0)) endTab(tab);
  }

  /** Whether the tab with the worst news has some. */
  isCutOff(): boolean {
    return this.tabs.some(({ drain }) => drain.status().kind === "access-ended");
  }

  /** The endpoint's word has come and lies in the database. */
  hear({ lifeOfReply }: Asker): void {
    this.lifeOfWord = lifeOfReply;
    this.hasUnknownCredential = false;
  }

  /** What lies in the log and was not looked at before. */
  async newlyLogged(): Promise<readonly LoggedRow[]> {
    return this.everLogged.look((seq) => this.loggedRows(seq));
  }

  async stand(): Promise<Stand> {
    return standIn(this.factory, this.#membership.database);
  }

  async prunedTo(): Promise<number> {
    return (await this.stand()).log.pruned;
  }

  async loggedRows(after = 0): Promise<readonly LoggedRow[]> {
    return loggedRowsIn(this.factory, this.#membership.database, after);
  }

  #browser(): BrowserWithFaults {
    const browser = new BrowserWithFaults(this.factory);
    browser.isFull = this.isFull;
    return browser;
  }

  #options(indexedDB: IDBFactory, timers = new TimersByHand(this.#world.nowMs)): PhoneOptions {
    // Its own: a tab that was killed may still draw, and nobody knows when.
    const random = this.random.branch("ids");
    return {
      name: this.#membership.database,
      randomBytes: (length) => random.bytes(length),
      newId: () => random.uuid(),
      indexedDB,
      keyRange: IDBKeyRange,
      openChannel: this.channels.open,
      timer: timers.timer,
    };
  }
}
