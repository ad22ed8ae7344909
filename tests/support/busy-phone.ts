/** A phone without a screen and who taps on it: remembers what was saved, apart from what the phone stores. */
import type { RecordEvent } from "../../src/domain/event.ts";
import type { EventId } from "../../src/domain/ids.ts";
import type { SatchelRecord } from "../../src/domain/record.ts";
import type { Entry } from "../../src/storage/phone.ts";
import { joinHeadless, type HeadlessPhone } from "../../src/tools/headless-phone/headless-phone.ts";
import { contactsOf, programWithSites } from "../bench/support/evenings.ts";
import type { Random } from "../simulation/random.ts";
import { valueOf } from "./results.ts";
import { savedEvent } from "./saved-event.ts";

const sites = 4;

/** That the phones' contacts are at the places of. */
export const busyProgram = programWithSites(sites);

interface Fixable {
  readonly record: SatchelRecord;
  readonly event: EventId;
}

/** As many of the latest are corrected now and then. */
const mostFixable = 20;

export class BusyPhone {
  readonly headless: HeadlessPhone;
  /** All of which the phone said that it is saved. */
  readonly events: RecordEvent[] = [];
  readonly #random: Random;
  readonly #contacts: Iterator<SatchelRecord>;
  #fixable: Fixable[] = [];

  private constructor(headless: HeadlessPhone, random: Random) {
    this.headless = headless;
    this.#random = random;
    const seed = random.below(2 ** 31);
    this.#contacts = contactsOf({ count: 1_000_000, firstDay: "2026-05-01", days: 1, sites, seed });
  }

  static async join(code: string, server: string, random: Random): Promise<BusyPhone> {
    return new BusyPhone(valueOf(await joinHeadless(code, server)), random);
  }

  /** Mostly a new contact, now and then a correction or a void. */
  async save(): Promise<void> {
    const entry = this.#nextEntry();
    const saved = valueOf(await this.headless.phone.save(entry));
    this.events.push(savedEvent(entry, saved));
    const isOver = this.#fixable.filter(({ record }) => record.id !== saved.record);
    this.#fixable = isOver.slice(-mostFixable);
    if (entry.kind !== "void") this.#fixable.push({ record: entry.record, event: saved.event });
  }

  #nextEntry(): Entry {
    const event = crypto.randomUUID() as EventId;
    const known = this.#random.chance(0.2) ? this.#random.pick(this.#fixable) : undefined;
    if (known === undefined) return { kind: "rec", event, record: this.#nextContact() };
    const { id } = known.record;
    if (this.#random.chance(0.25)) {
      return { kind: "void", event, base: known.event, record: id, reason: "mistake" };
    }
    return { kind: "fix", event, base: known.event, record: { ...this.#nextContact(), id } };
  }

  #nextContact(): SatchelRecord {
    const { value, done } = this.#contacts.next();
    if (done === true) throw new Error("A million contacts are more than a phone saves.");
    return value;
  }
}
