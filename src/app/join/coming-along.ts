/** What of a phone's own records comes along when it joins, and under which of the program's codes. */
import { isLocalDate } from "../../contract/ids.ts";
import { firstDay, lastDay } from "../../contract/limits.ts";
import { assert } from "../../domain/assert.ts";
import { shippedCatalogue } from "../../domain/catalogue/shipped.ts";
import type { ItemCode, LocalDate, SiteCode } from "../../domain/ids.ts";
import type { Program, Site } from "../../domain/program.ts";
import type { SatchelRecord } from "../../domain/record.ts";
import type { Phone, RevisedRecord } from "../../storage/phone.ts";

export const whichDays = ["all", "some", "none"] as const;

export interface DayChoice {
  readonly which: (typeof whichDays)[number];
  /** Of those that have records, the ones that come along where only some do. */
  readonly days: ReadonlySet<LocalDate>;
}

/** Everything, and every day on for who wants less. */
export function everything(records: readonly RevisedRecord[]): DayChoice {
  return { which: "all", days: new Set(records.map(({ record }) => record.day)) };
}

/** The choice with the days from one on, and none before it; as it was where that is no day. */
export function since(records: readonly RevisedRecord[], choice: DayChoice, from: string): DayChoice {
  if (!isLocalDate(from)) return choice;
  const days = records.map(({ record }) => record.day).filter((day) => day >= from);
  return { ...choice, days: new Set(days) };
}

export function recordsChosen(
  records: readonly RevisedRecord[],
  { which, days }: DayChoice,
): readonly RevisedRecord[] {
  switch (which) {
    case "all":
      return records;
    case "some":
      return records.filter(({ record }) => days.has(record.day));
    case "none":
      return [];
  }
}

export interface DayHere {
  readonly day: LocalDate;
  readonly records: number;
}

/** The latest first: who leaves days out thinks of the last ones. */
export function daysHere(records: readonly RevisedRecord[]): readonly DayHere[] {
  const counts = new Map<LocalDate, number>();
  for (const { record } of records) counts.set(record.day, (counts.get(record.day) ?? 0) + 1);
  return [...counts]
    .map(([day, count]) => ({ day, records: count }))
    .toSorted((one, other) => (one.day > other.day ? -1 : 1));
}

export async function allRecordsOf(
  phone: Pick<Phone, "recordsBetween">,
): Promise<{ readonly records: readonly RevisedRecord[]; readonly unreadable: number }> {
  const records: RevisedRecord[] = [];
  let unreadable = 0;
  const rows = phone.recordsBetween(dayOf(firstDay), dayOf(lastDay), () => {
    unreadable += 1;
  });
  for await (const record of rows) records.push(record);
  return { records, unreadable };
}

function dayOf(text: string): LocalDate {
  assert(isLocalDate(text), "the limits of days are days");
  return text;
}

/** An own site of this phone, as the records name it. */
export interface OwnSite {
  readonly code: SiteCode;
  readonly name: string;
  readonly records: number;
}

/** The sites of the records, the one with most records first. */
export function ownSites(records: readonly RevisedRecord[], own: Program | undefined): readonly OwnSite[] {
  const counts = new Map<SiteCode, number>();
  for (const { record } of records) counts.set(record.site, (counts.get(record.site) ?? 0) + 1);
  return [...counts]
    .map(([code, count]) => ({ code, records: count, name: nameOf(code, own?.sites ?? []) }))
    .toSorted((one, other) => other.records - one.records || (one.code < other.code ? -1 : 1));
}

/** The program's site of the same code or the same name: what most people would choose. */
export function likelySite(own: OwnSite, sites: readonly Site[]): SiteCode | undefined {
  const named = (name: string) => name.normalize("NFC").toLowerCase();
  const found =
    sites.find(({ code }) => code === own.code) ?? sites.find(({ name }) => named(name) === named(own.name));
  return found?.code;
}

/** Items that the catalogue doesn't know: they came by a file, under codes of somebody's own. */
export function ownItems(records: readonly RevisedRecord[]): readonly ItemCode[] {
  const codes = new Set(records.flatMap(({ record }) => itemsOf(record)));
  return [...codes].filter((code) => !shippedCatalogue.items.has(code)).toSorted();
}

function itemsOf(record: SatchelRecord): readonly ItemCode[] {
  return "lines" in record ? record.lines.map(({ item }) => item) : [];
}

function nameOf(code: SiteCode, sites: readonly Site[]): string {
  return sites.find((site) => site.code === code)?.name ?? code;
}
