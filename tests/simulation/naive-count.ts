/**
 * What a contact counts for, worked out a second time: by the list of what is
 * counted as it is written down, and not by the code that is on trial. It knows
 * only what the simulation's people record.
 */
import type { EncounterRecord, SatchelRecord } from "../../src/domain/record.ts";

/** By place, measure and code. */
export type Totals = ReadonlyMap<string, number>;

interface Counted {
  readonly measure: string;
  readonly code: string;
  readonly value: number;
}

export function totalsOf(records: readonly SatchelRecord[]): Totals {
  const totals = new Map<string, number>();
  for (const record of records) {
    const { day, site, route = "", model = "" } = record;
    const place = { day, firstDay: day, site, route, model, source: "record" };
    for (const { value, ...counted } of countedOf(record)) {
      const name = nameOf({ place, ...counted });
      totals.set(name, (totals.get(name) ?? 0) + value);
    }
  }
  return new Map([...totals].filter(([, value]) => value !== 0));
}

/** The same for the same, in whatever order its parts are given. */
export function nameOf(cell: object): string {
  return JSON.stringify(cell, (_, part: unknown) => (isPlain(part) ? inOrder(part) : part));
}

function isPlain(part: unknown): part is object {
  return typeof part === "object" && part !== null;
}

function inOrder(part: object): object {
  return Object.fromEntries(Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

/** Of one item, so many units of a day: what a phone shows of it. */
export function handedOut({ lines }: Pick<EncounterRecord, "lines">): ReadonlyMap<string, number> {
  const units = new Map<string, number>();
  for (const { item, quantity } of lines) units.set(item, (units.get(item) ?? 0) + quantity);
  return units;
}

function countedOf(record: SatchelRecord): readonly Counted[] {
  const { people, forOthers, ...rest } = knownContact(record);
  const out = [...handedOut(rest)];
  return [
    { measure: "contacts", code: "", value: 1 },
    { measure: "people", code: "", value: people },
    { measure: "for_others", code: "", value: forOthers },
    ...out.map(([code, value]) => ({ measure: "out", code, value })),
    ...out.map(([code]) => ({ measure: "contacts_with", code, value: 1 })),
  ];
}

/** Throws where somebody records what is not counted here yet: it would be compared with nothing. */
export function knownContact(record: SatchelRecord): EncounterRecord {
  if (record.kind !== "encounter") throw new Error(`No ${record.kind} is counted here yet`);
  const { kits, returns, services, referrals, steps, reversals, lines, newReturning } = record;
  const hasMore = [kits, returns, services, referrals, steps, reversals].some((list) => list.length > 0);
  const isPlainOut = lines.every(
    ({ direction, supply, reason }) => direction === "out" && supply === undefined && reason === undefined,
  );
  if (hasMore || !isPlainOut || newReturning !== undefined) {
    throw new Error("This part of a contact is not counted here yet");
  }
  return record;
}
