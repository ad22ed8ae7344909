import type { Language } from "../catalogue/catalogue.ts";
import type { LocalDate, LocalMonth, SiteCode } from "../ids.ts";
import type { Period } from "../period.ts";
import type { Program } from "../program.ts";
import { type CsvProfile, decimalMarkOf } from "./csv-profile.ts";

/** The layouts of CSV files, by the name that stands in the file name. */
export const exportLayouts = [
  "detail_long",
  "summary_period_site_item",
  "shifts",
  "stock",
  "reversals",
  "demographics",
] as const;
export type ExportLayout = (typeof exportLayouts)[number];

export interface ExportFacts {
  readonly layout: ExportLayout;
  readonly program: Program;
  readonly period: Pick<Period, "type" | "from" | "to">;
  /** What was left out, by what it was chosen by: `{ site: ["EAST"] }`. Empty is everything. */
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly catalogueVersion: number;
  readonly appVersion: string;
  /** Rows of the file, the header not counted: a file cut short shows. */
  readonly rowCount: number;
  /** How far the program's log had come; absent on a phone alone. */
  readonly position?: number;
  /** Those that announced records which have not arrived, by the ids in `device_ref`. */
  readonly phonesWithUnsentRecords?: readonly string[];
  /** Of the names in the file. */
  readonly language: Language;
  readonly profile: CsvProfile;
  /** Tallies that reach out of the period and so are in none of its numbers. */
  readonly talliesOutside?: readonly {
    readonly site: SiteCode;
    readonly firstDay: LocalDate;
    readonly day: LocalDate;
  }[];
  /** Months of the period with records that the endpoint keeps only the numbers of; none on a phone alone. */
  readonly monthsLetGo?: readonly { readonly month: LocalMonth; readonly records: number }[];
}

/**
 * The sidecar of a CSV file, ready for JSON. Keys are as fixed as the columns.
 * It is silent on when and by whom the file was made: the same records give the
 * same bytes, and a file found on a phone names nobody's evening.
 *
 * `months_let_go` are counted in every sum; in the tables of records they have no
 * rows any more, so that their rows add up to less than the totals of the period.
 *
 * `position` is null, and the list of phones with unsent records empty, on a
 * phone alone. `suppression` is `none`: these layouts hold exact numbers and
 * are for the program and its funder, not for publication.
 */
export function aboutExport(facts: ExportFacts) {
  const { layout, program, period, profile } = facts;
  return {
    layout,
    program: program.name,
    period: { type: period.type, from: period.from, to: period.to },
    zone: program.zone,
    day_start_hour: program.dayStartHour,
    week_start: program.weekStart,
    fiscal_start: program.fiscalStart,
    filters: facts.filters,
    catalogue_version: facts.catalogueVersion,
    app_version: facts.appVersion,
    row_count: facts.rowCount,
    position: facts.position ?? null,
    phones_with_unsent_records: facts.phonesWithUnsentRecords ?? [],
    tallies_outside: (facts.talliesOutside ?? []).map((tally) => ({
      site_code: tally.site,
      first_day: tally.firstDay,
      last_day: tally.day,
    })),
    months_let_go: facts.monthsLetGo ?? [],
    suppression: "none" as const,
    language: facts.language,
    csv: {
      encoding: "utf-8" as const,
      byte_order_mark: profile.bom,
      delimiter: profile.delimiter,
      decimal_mark: decimalMarkOf(profile),
    },
  };
}

/** What stands in the sidecar's file, of what `aboutExport` gave, here or at the endpoint. */
export function formatAbout(about: object): string {
  return `${JSON.stringify(about, undefined, 2)}\n`;
}

/**
 * Name of a CSV file: ASCII, and without the program's name, which would tell
 * whoever sees the phone's downloads what it was used for.
 */
export function exportFileName(layout: ExportLayout, from: LocalDate, to: LocalDate): string {
  return `${exportName(layout, from, to)}.csv`;
}

/** Name of the file that `aboutExport` is for; beside its CSV file in any sorted list. */
export function aboutFileName(layout: ExportLayout, from: LocalDate, to: LocalDate): string {
  return `${exportName(layout, from, to)}.about.json`;
}

function exportName(layout: ExportLayout, from: LocalDate, to: LocalDate): string {
  return `satchel-${layout}-${from}-${to}`;
}
