/** Who taps on one phone for a year: records of all kinds in the mix of a real program, with corrections and voids. */
import type { RecordEvent } from "../../../src/domain/event.ts";
import type { EventId, LocalDate, RecordId } from "../../../src/domain/ids.ts";
import type { EncounterRecord, SatchelRecord, ShiftRecord } from "../../../src/domain/record.ts";
import type { Entry, Saved } from "../../../src/storage/phone.ts";
import { contactsOf, randomFrom, uuidFrom } from "../../bench/support/evenings.ts";
import { savedEvent } from "../../support/saved-event.ts";
import { cleanupOf, groupOf, shiftOf, stockOf, tallyOf } from "../../support/builders.ts";

/** A book that is kept for a week can be corrected for a week. */
const fixableDays = 7;
/** As far as a person scrolls back. */
const mostFixable = 300;

interface Fixable {
  readonly record: SatchelRecord;
  readonly saved: Saved;
  readonly isVoided: boolean;
}

type Kind = "contact" | "group" | "cleanup" | "stock" | "tally" | "fix" | "void" | "revive";

/** Of a thousand taps on "save". */
const mix: readonly (readonly [Kind, number])[] = [
  ["contact", 868],
  ["fix", 80],
  ["void", 16],
  ["cleanup", 12],
  ["group", 10],
  ["stock", 8],
  ["revive", 4],
  ["tally", 2],
];

export class Person {
  readonly #random: () => number;
  readonly #contacts: Iterator<EncounterRecord>;
  readonly #sites: number;
  #fixable: (Fixable & { readonly onDay: number })[] = [];
  #day: LocalDate;
  #days = 0;
  #shift: Fixable | undefined;

  constructor({ seed, sites, firstDay }: { seed: number; sites: number; firstDay: LocalDate }) {
    this.#random = randomFrom(seed);
    this.#sites = sites;
    this.#day = firstDay;
    this.#contacts = contactsOf({ count: 10_000_000, firstDay, days: 1, sites, seed: seed + 1 });
  }

  /** The evening begins: its first entry is the shift's. */
  beginDay(day: LocalDate): Entry {
    this.#day = day;
    this.#days += 1;
    this.#fixable = this.#fixable.filter(({ onDay }) => onDay > this.#days - fixableDays).slice(-mostFixable);
    return this.#newEntry(shiftOf({ ...this.#header(), closed: false, start: `${day}T22:00Z` }));
  }

  /** It ends: the shift is closed, by a fix as the app does it. */
  endDay(): Entry | undefined {
    const shift = this.#shift;
    if (shift?.record.kind !== "shift") return undefined;
    const closed: ShiftRecord = { ...shift.record, closed: true, end: `${this.#day}T23:45Z`, minutes: 105 };
    return { kind: "fix", event: this.#eventId(), base: shift.saved.event, record: closed };
  }

  next(): Entry {
    const kind = this.#kind();
    if (kind !== "fix" && kind !== "void" && kind !== "revive") return this.#newEntry(this.#record(kind));
    const known = this.#pick(this.#fixable.filter(({ isVoided }) => isVoided === (kind === "revive")));
    if (known === undefined) return this.#newEntry(this.#record("contact"));
    const { event: base, record: id } = known.saved;
    const event = this.#eventId();
    if (kind === "void") return { kind, event, base, record: id, reason: "mistake" };
    const record = kind === "revive" ? known.record : this.#changed(known.record);
    return { kind: "fix", event, base, record };
  }

  /** What the phone answered to it; gives the event as it has to be in the log. */
  saved(entry: Entry, saved: Saved): RecordEvent {
    const before = this.#fixable.find(({ saved: last }) => last.record === saved.record);
    const record = entry.kind === "void" ? before?.record : entry.record;
    if (record === undefined) throw new Error("Only what is known is voided");
    const known = { record, saved, isVoided: entry.kind === "void" };
    if (record.kind === "shift") {
      this.#shift = known;
    } else {
      const others = this.#fixable.filter((one) => one !== before);
      this.#fixable = [...others, { ...known, onDay: before?.onDay ?? this.#days }];
    }
    return savedEvent(entry, saved);
  }

  /** As a phone would answer that has all of it. */
  savedByItself(entry: Entry): Saved {
    const id = entry.kind === "void" ? entry.record : entry.record.id;
    const before = [...this.#fixable, ...(this.#shift ? [this.#shift] : [])].find(
      ({ saved }) => saved.record === id,
    );
    return { event: entry.event, record: id, rev: (before?.saved.rev ?? 0) + 1, kind: entry.kind };
  }

  #kind(): Kind {
    let at = this.#random() * 1000;
    for (const [kind, weight] of mix) {
      at -= weight;
      if (at < 0) return kind;
    }
    return "contact";
  }

  #record(kind: Exclude<Kind, "fix" | "void" | "revive">): SatchelRecord {
    const header = this.#header();
    switch (kind) {
      case "contact":
        return { ...this.#contact(), ...header };
      case "group":
        return groupOf({ ...header, heads: 3 + this.#below(12), out: { "NLX-NAS-4": 1 + this.#below(9) } });
      case "cleanup":
        return cleanupOf({ ...header, returns: [{ method: "counted", quantity: 1 + this.#below(200) }] });
      case "stock":
        return stockOf({ ...header, lines: [{ item: "NLX-NAS-4", quantity: 1 + this.#below(500) }] });
      case "tally":
        return tallyOf({
          ...header,
          firstDay: `${this.#day.slice(0, 7)}-01`,
          contacts: this.#below(300),
          out: { "SYR-1ML-29G-12": 1 + this.#below(5000) },
        });
    }
  }

  #contact(): EncounterRecord {
    const { value, done } = this.#contacts.next();
    if (done === true) throw new Error("Ten million contacts are more than a year has");
    return this.#random() < 0.2 ? withMore(value) : value;
  }

  /** Other numbers and another site; mostly today's day. */
  #changed({ day, id, kind }: SatchelRecord): SatchelRecord {
    if (kind === "tally" || kind === "shift") return { ...this.#record("tally"), id };
    const changed = this.#record(kind === "encounter" ? "contact" : kind);
    return { ...changed, id, day: this.#random() < 0.3 ? day : this.#day };
  }

  #header() {
    return {
      id: uuidFrom(this.#random) as RecordId,
      day: this.#day,
      time: "evening",
      site: `CORNER-${1 + this.#below(this.#sites)}` as SatchelRecord["site"],
      model: "street",
    } as const;
  }

  #newEntry(record: SatchelRecord): Entry {
    return { kind: "rec", event: this.#eventId(), record };
  }

  #eventId(): EventId {
    return uuidFrom(this.#random) as EventId;
  }

  #below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }

  #pick<T>(list: readonly T[]): T | undefined {
    return list[this.#below(list.length)];
  }
}

/** A kit, a container that was weighed by eye, a referral, a step and an overdose that was survived. */
function withMore(contact: EncounterRecord): EncounterRecord {
  const more = {
    lines: [
      {
        item: "NLX-NAS-4",
        quantity: 2,
        direction: "out",
        kit: { code: "NLX-KIT-NAS", version: 1 },
        supply: "refill",
        reason: "used_on_other",
      },
    ],
    kits: [{ code: "NLX-KIT-NAS", version: 1, quantity: 1 }],
    returns: [{ method: "stated", quantity: 7 }],
    referrals: [{ code: "REF-HCV", outcome: "offered" }],
    steps: [{ code: "STP-CARRIES-NLX", count: 1 }],
    reversals: [{ used: [{ product: "NLX-NAS-4", doses: 2 }], outcome: "survived", ems: true }],
  } as unknown as EncounterRecord;
  return { ...contact, ...more, lines: [...contact.lines, ...more.lines] };
}
