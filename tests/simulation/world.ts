/** One schedule's phones, endpoint, lead and clock. */
import type { SyncReply } from "../../src/contract/wire/sync-message.ts";
import type { Batch, SyncFacts } from "../../src/storage/sync-log.ts";
import { Busy } from "./busy.ts";
import { CookieJar } from "./cookie-jar.ts";
import { Coverage } from "./coverage.ts";
import type { SavedCopy } from "./copies.ts";
import { SimulatedDesk } from "./desk.ts";
import type { Image } from "./disk-image.ts";
import { DeskReader } from "./desk-reader.ts";
import { Ledger } from "./ledger.ts";
import { Network } from "./network.ts";
import { OutOfReach } from "./out-of-reach.ts";
import { SimulatedPhone } from "./phone.ts";
import type { Tab } from "./tab.ts";
import { Random } from "./random.ts";
import type { Tape } from "./tape.ts";
import { SimulatedServer } from "./server.ts";
import { Versions } from "./versions.ts";
import type { WholeLog } from "./whole-logs.ts";

/** A Tuesday, at noon in UTC. */
const startMs = Date.UTC(2026, 8, 8, 12);

export class World {
  readonly random: Random;
  readonly busy = new Busy();
  readonly coverage = new Coverage();
  readonly ledger = new Ledger(() => this.nowMs);
  readonly admin = new CookieJar();
  readonly versions = new Versions();
  readonly phones: SimulatedPhone[] = [];
  readonly server: SimulatedServer;
  readonly network: Network;
  readonly desk: SimulatedDesk;
  readonly reader: DeskReader;
  /** What an hourly backup would have. */
  readonly backups: Image[] = [];
  readonly copies: SavedCopy[] = [];
  readonly outOfReach = new OutOfReach(this);
  /** Numbers of logs that were wiped: nobody can close their gaps. */
  readonly wipedNumbers = new Set<string>();
  /** Events that lie in the log of a lead's browser. */
  readonly savedByLeads = new Set<string>();
  readonly wipedLogs: WholeLog[] = [];
  readonly violations: string[] = [];
  nowMs = startMs;
  wasRestored = false;
  /** How many the program has made after its first. */
  keys = 0;
  areKeysLost = false;
  /** Ids with the life in which they were seen at the endpoint. */
  readonly #seenStored = new Set<string>();

  #tabs = 0;
  #lastEndpointMs = 0;

  constructor(seed: number, tape: Tape) {
    this.random = new Random(seed, tape);
    this.server = new SimulatedServer({
      clockMs: () => this.#endpointMs(),
      opener: this.versions.opener,
      onCommit: (exchanges) => {
        if (exchanges > 1) this.coverage.met("two exchanges in one commit");
      },
    });
    this.network = new Network(this);
    this.desk = new SimulatedDesk(this);
    this.reader = new DeskReader(this);
  }

  async setUp(phones: number): Promise<void> {
    await this.server.setUp(this.admin);
    for (let made = 0; made < phones; made++) {
      const phone = new SimulatedPhone(this);
      await phone.join();
      await phone.openTab();
      this.phones.push(phone);
      await this.settle(phone);
    }
  }

  /** It goes on with each look: of two requests of one moment it says which was let in first, whichever is stored first. */
  #endpointMs(): number {
    this.#lastEndpointMs = Math.max(this.#lastEndpointMs + 1, this.nowMs);
    return this.#lastEndpointMs;
  }

  nextTabName(): string {
    this.#tabs += 1;
    return `tab ${this.#tabs}`;
  }

  /** Until the phone's tabs have done what they can do by themselves. */
  async settle(phone: SimulatedPhone): Promise<void> {
    await this.busy.settled();
    if (phone.tabs.length > 1) {
      // Tabs tell each other in a task of their own.
      await new Promise((resolve) => setTimeout(resolve));
      await this.busy.settled();
    }
    await this.#note(phone);
    for (const tab of phone.tabs) {
      this.#assertAllSent(phone, tab);
      this.#assertCutOff(phone, tab);
    }
  }

  /** One tab after the other: what they do at a time would come in no order. */
  async pass(durationMs: number): Promise<void> {
    this.nowMs += durationMs;
    for (const phone of this.phones) {
      for (const tab of phone.tabs.slice()) {
        tab.timers.advance(durationMs);
        await this.settle(phone);
      }
    }
  }

  /** A phone's log grows by saves only, and a clone brings what its original had. */
  async #note(phone: SimulatedPhone): Promise<void> {
    if (!phone.hasTriedToSave) return;
    phone.hasTriedToSave = false;
    for (const event of await phone.newlyLogged()) {
      if (phone.isLead && !this.ledger.has(event.id)) this.savedByLeads.add(event.id);
      this.ledger.note(event);
    }
  }

  /** "All sent" may be said only of what the endpoint has. What it lost since its last word, no phone can know. */
  #assertAllSent(phone: SimulatedPhone, tab: Tab): void {
    if (tab.drain.status().kind !== "all-sent" || phone.lifeOfWord !== this.server.lives) return;
    const unstored = [...phone.confirmed].filter((id) => !this.isStored(id));
    if (unstored.length > 0) {
      this.violations.push(`A phone said that all was sent, and ${unstored.length} events were not stored`);
    }
  }

  /**
   * That it can't send any more, a phone may say only where that is so. A restored endpoint may not know it; of
   * twins, the one that got the next credential ends the other's.
   */
  #assertCutOff(phone: SimulatedPhone, { drain }: Tab): void {
    const { device, hasUnknownCredential, hasTwin, wasForbidden, isLead } = phone;
    // A lead's session ends by itself.
    const mayBeCutOff = hasUnknownCredential || hasTwin || isLead || this.server.lives > 1;
    const status = drain.status();
    if (status.kind !== "access-ended" || mayBeCutOff) return;
    if (status.why === "not-allowed" && wasForbidden) return;
    const isWelcome =
      this.server.rows("SELECT 1 FROM devices WHERE id = ? AND revoked_day IS NULL", device).length > 0;
    if (isWelcome) this.violations.push("A phone said that it can't send, though it can");
  }

  /** What the endpoint has just confirmed lies in its database, up to there and without a gap. */
  assertStored({ number, born }: Batch, { hw }: Pick<SyncReply, "hw">): void {
    const [found] = this.server.rows(
      "SELECT count(*) AS receipts FROM receipts WHERE number = ? AND seq > ? AND seq <= ?",
      number,
      born,
      hw,
    );
    const missing = Math.max(0, hw - born) - Number(found?.["receipts"]);
    if (missing > 0) this.violations.push(`The endpoint confirmed ${missing} events that it doesn't have`);
  }

  /** As each open tab knows them. */
  async factsOfTabs(): Promise<readonly SyncFacts[]> {
    const logs = this.phones.flatMap(({ tabs }) => tabs.flatMap(({ phone }) => phone.sync ?? []));
    return Promise.all(logs.map((log) => log.facts()));
  }

  /** Stored, or kept apart to be looked at again. */
  isReceived(id: string): boolean {
    return this.server.rows("SELECT 1 FROM receipts WHERE id = ? LIMIT 1", id).length > 0;
  }

  isStored(id: string): boolean {
    const name = `${this.server.lives} ${id}`;
    if (this.#seenStored.has(name)) return true;
    const found = this.server.rows(
      `SELECT 1 FROM events WHERE id = ?1
       UNION ALL SELECT 1 FROM quarantine WHERE id = ?1 AND code = 'frozen' LIMIT 1`,
      id,
    );
    const isStored = found.length > 0;
    if (isStored) this.#seenStored.add(name);
    return isStored;
  }
}
