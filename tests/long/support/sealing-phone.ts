/**
 * A phone of a large program, as its endpoint meets it: it seals with the app's
 * own door and sends with the app's own client, and keeps what it sent for as
 * long as a phone does. Its log is in memory: fifty databases would take longer
 * than all that is measured here.
 */
import type { Settings } from "../../../src/contract/wire/settings-message.ts";
import { wireEventOf, type WireEvent } from "../../../src/contract/wire/wire-event.ts";
import { maxEventsPerExchange } from "../../../src/contract/wire/wire-limits.ts";
import type { RecordEvent } from "../../../src/domain/event.ts";
import type { LocalDate } from "../../../src/domain/ids.ts";
import { browserTimer } from "../../../src/storage/deadline.ts";
import { sealEvent } from "../../../src/storage/events.ts";
import { type ProgramDoor, programDoor } from "../../../src/storage/sealing/program-door.ts";
import { browserGzip } from "../../../src/sync/browser-client.ts";
import { createEndpointClient, type EndpointClient } from "../../../src/sync/endpoint-client.ts";
import { cookieFetch } from "../../../src/tools/headless-phone/cookie-fetch.ts";
import { valueOf } from "../../support/results.ts";
import { awakeFetch } from "./awake-fetch.ts";

const daysKept = 36;
/** After a restore what is confirmed goes back, once. */
const mostRoundsWithoutProgress = 5;
const tryKey = "AAAAAAAAAAAAAAAAAAAAAA";

interface KeptEvent {
  readonly event: WireEvent;
  readonly onDay: number;
}

export class SealingPhone {
  readonly #client: EndpointClient;
  readonly #number = crypto.randomUUID();
  readonly #door: ProgramDoor;
  #settings: Settings;
  #kept: readonly KeptEvent[] = [];
  #next = 1;
  #hw = 0;
  #seen: string | undefined;

  private constructor(client: EndpointClient, settings: Settings) {
    this.#client = client;
    this.#settings = settings;
    this.#door = programDoor({ programId: settings.programId, sealTo: settings.sealTo, randomBytes });
  }

  static async join(code: string, url: string, now: () => number): Promise<SealingPhone> {
    const fetchAsBrowser = cookieFetch(url, awakeFetch);
    const gzip = browserGzip();
    const client = createEndpointClient({
      fetch: (path, init) => fetchAsBrowser(new URL(path, url), init),
      timer: browserTimer,
      now,
      caller: "device",
      randomBytes,
      ...(gzip && { gzip }),
    });
    const { settings } = valueOf(await client.call("join", { body: { code, tryKey } }));
    return new SealingPhone(client, settings);
  }

  /** To which the newest of its events is sealed. */
  get newestKey(): number | undefined {
    return this.#kept.at(-1)?.event.key;
  }

  async save(event: RecordEvent, day: LocalDate, onDay: number): Promise<void> {
    const sealed = await sealEvent(event, day, { sealer: this.#door, randomBytes });
    const wire = wireEventOf({ ...sealed, seq: this.#next });
    if (wire === undefined) throw new Error("What a program's door closes can be sent");
    this.#next += 1;
    this.#kept = [...this.#kept.filter((kept) => kept.onDay > onDay - daysKept), { event: wire, onDay }];
  }

  /** Until all is confirmed; what a restored endpoint lacks is sent again. */
  async send(): Promise<void> {
    let inVain = 0;
    do {
      const before = this.#hw;
      await this.#exchange();
      inVain = this.#hw > before ? 0 : inVain + 1;
      if (inVain > mostRoundsWithoutProgress) {
        throw new Error(`Of ${this.#next - 1} events ${this.#hw} are confirmed, and no more come to be`);
      }
    } while (this.#hw < this.#next - 1);
  }

  async #exchange(): Promise<void> {
    const first = this.#kept.findIndex(({ event }) => event.seq > this.#hw);
    const events = first < 0 ? [] : this.#kept.slice(first, first + maxEventsPerExchange);
    const reply = valueOf(
      await this.#client.call("sync", {
        body: {
          app: "long",
          schema: 1,
          number: this.#number,
          born: 0,
          next: this.#next,
          prev: [],
          ...(this.#seen !== undefined && { seen: this.#seen }),
          events: events.map(({ event }) => event),
        },
      }),
    );
    this.#hw = reply.hw;
    this.#seen = reply.seen;
    if (reply.settings === this.#settings.tag) return;
    this.#settings = valueOf(await this.#client.call("settings"));
    this.#door.renew(this.#settings.sealTo);
  }
}

function randomBytes(length: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(length));
}
