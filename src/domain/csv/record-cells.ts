/** What the tables of records have in common: a record's place and period, and how its content came. */
import type { CatalogueNames } from "../catalogue/catalogue.ts";
import type { LocalDate } from "../ids.ts";
import { monthOf } from "../local-date.ts";
import { fiscalQuarterOf, fiscalYearOf } from "../period.ts";
import type { Program } from "../program.ts";
import type { RecordHeader, SatchelRecord } from "../record.ts";
import { cellsInOrder } from "./cells-in-order.ts";
import type { CsvCells } from "./csv-row.ts";
import { siteFacts } from "./site-facts.ts";

/** What the rows of a record need that the record itself does not hold. */
export interface DetailContext {
  readonly program: Program;
  readonly names: CatalogueNames;
  /** Absent on a phone alone. */
  readonly programId?: string;
  /** What leaves only when a lead ticks it. */
  readonly include: DetailExtras;
}

export interface DetailExtras {
  readonly worker: boolean;
  readonly participantCode: boolean;
  readonly note: boolean;
}

/** A record as it stands, how often it was fixed, and how that content came. */
export interface DetailEntry {
  readonly record: SatchelRecord;
  readonly rev: number;
  /** On which day the endpoint received it; absent on a phone alone. */
  readonly receivedDay?: LocalDate;
  /** The phone that sent it, by its id: a label may be somebody's name. Absent where a lead wrote it. */
  readonly deviceRef?: string;
}

export const yearColumns = ["month", "fiscal_year", "fiscal_quarter"] as const;

/** Records come in the order of their days, so the day asked for last is nearly always the one asked for next. */
export function yearCellsFor({ fiscalStart }: Program): (day: LocalDate) => CsvCells {
  let lastDay: LocalDate | undefined;
  let lastCells: CsvCells = [];

  return (day) => {
    if (day === lastDay) return lastCells;
    lastDay = day;
    lastCells = cellsInOrder(yearColumns, {
      month: monthOf(day),
      fiscal_year: fiscalYearOf(day, fiscalStart),
      fiscal_quarter: fiscalQuarterOf(day, fiscalStart),
    });
    return lastCells;
  };
}

export const siteColumns = ["site_code", "site_name", "route", "service_model", "area"] as const;

/** `service_model` is the record's own copy; `site_name` and `area` are the program's today. */
export function siteCells(record: RecordHeader, program: Program): CsvCells {
  const site = siteFacts(record.site, program);
  return cellsInOrder(siteColumns, {
    site_code: record.site,
    site_name: site.name,
    route: record.route,
    service_model: record.model,
    area: site.area,
  });
}

export const versionColumns = ["rev", "received_day", "device_ref", "catalogue_version"] as const;

export function versionCells({ record, rev, receivedDay, deviceRef }: DetailEntry): CsvCells {
  return [rev, receivedDay, deviceRef, record.catalogue];
}
