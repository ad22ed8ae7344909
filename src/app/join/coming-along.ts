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

/** The days as they stand in their fields: maybe none, or in the wrong order. */
export interface DayChoice {
  readonly which: (typeof whichDays)[number];
  readonly from: string;
  readonly to: string;
}

/** Everything, with the fields filled in for who wants less. */
export function everything(records: readonly RevisedRecord[]): DayChoice {
  const days = records.map(({ record }) => record.day).toSorted();
  return { which: "all", from: days[0] ?? "", to: days.at(-1) ?? "" };
}

/** `undefined` where the days make no range. */
export function recordsChosen(
  records: readonly RevisedRecord[],
  { which, from, to }: DayChoice,
): readonly RevisedRecord[] | undefined {
  if (which === "all") return records;
  if (which === "none") return [];
  if (!isLocalDate(from) || !isLocalDate(to) || from > to) return undefined;
  return records.filter(({ record }) => record.day >= from && record.day <= to);
}

export async function allRecordsOf(phone: Pick<Phone, "recordsBetween">): Promise<readonly RevisedRecord[]> {
  const records: RevisedRecord[] = [];
  for await (const record of phone.recordsBetween(day(firstDay), day(lastDay))) records.push(record);
  return records;
}

function day(text: string): LocalDate {
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
