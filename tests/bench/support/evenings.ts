/** Made-up contacts as a program has them, the same in every run. Also bundled into the benches' page. */
import { shippedCatalogue } from "../../../src/domain/catalogue/shipped.ts";
import { addDays } from "../../../src/domain/local-date.ts";
import type { Program } from "../../../src/domain/program.ts";
import type { EncounterRecord } from "../../../src/domain/record.ts";
import { encounterOf, localDate, programOf, siteOf } from "../../support/builders.ts";

export interface Evenings {
  readonly count: number;
  readonly firstDay: string;
  readonly days: number;
  readonly sites: number;
  /** Another seed gives other contacts with other ids. */
  readonly seed: number;
}

const linesPerContact = 6;

/** Contacts of six lines in the order of their days, spread evenly; common things are in most of them, rare ones in few. */
export function* contactsOf({ count, firstDay, days, sites, seed }: Evenings): Generator<EncounterRecord> {
  const random = randomFrom(seed);
  const upTo = (limit: number) => Math.floor(random() * limit);
  for (let index = 0; index < count; index++) {
    const day = Math.floor((index * days) / count);
    yield encounterOf({
      id: uuidFrom(random),
      day: addDays(localDate(firstDay), day),
      time: "evening",
      // A team is not everywhere every day: half of the sites are open, other ones tomorrow.
      site: siteCodeOf((day + upTo(Math.ceil(sites / 2))) % sites),
      model: "street",
      people: 1 + Math.floor(random() ** 4 * 4),
      forOthers: Math.floor(random() ** 3 * 6),
      newReturning: random() < 0.1 ? "new" : "returning",
      out: someItems(random),
      services: random() < 0.3 ? [{ code: "SVC-SAFER-INJ", count: 1 }] : [],
      returns: random() < 0.4 ? [{ method: "counted", quantity: 1 + upTo(60) }] : [],
    });
  }
}

/** The program whose sites these contacts are at. */
export function programWithSites(sites: number): Program {
  return programOf({
    sites: Array.from({ length: sites }, (_, site) =>
      siteOf({ code: siteCodeOf(site), name: `Corner ${site + 1}` }),
    ),
  });
}

/** A random UUID, from numbers that are the same in every run. */
export function uuidFrom(random: () => number): string {
  const digits = Array.from({ length: 30 }, () => Math.floor(random() * 16).toString(16)).join("");
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(12, 15)}-8${digits.slice(15, 18)}-${digits.slice(18)}`;
}

/** Mulberry32: numbers from 0 to below 1. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const itemsHandedOut = [...shippedCatalogue.items.values()]
  .filter(({ direction }) => direction === "out")
  .map(({ code }) => code);

function someItems(random: () => number): Readonly<Record<string, number>> {
  const out: Record<string, number> = {};
  while (Object.keys(out).length < linesPerContact) {
    // The power brings the first of the list up often: half of all lines are of an eighth of the items.
    const item = itemsHandedOut[Math.floor(random() ** 3 * itemsHandedOut.length)];
    if (item !== undefined) out[item] = 1 + Math.floor(random() ** 2 * 40);
  }
  return out;
}

function siteCodeOf(site: number): string {
  return `CORNER-${site + 1}`;
}
