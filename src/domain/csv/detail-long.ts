import type { CatalogueNames } from "../catalogue/catalogue.ts";
import { monthOf } from "../local-date.ts";
import { fiscalQuarterOf, fiscalYearOf } from "../period.ts";
import type { Program } from "../program.ts";
import type { CleanupRecord, EncounterRecord, GroupRecord, SatchelRecord, TallyRecord } from "../record.ts";
import type { CsvCells, CsvValue } from "./csv-row.ts";
import { detailItemColumns, detailItemsOf } from "./detail-items.ts";
import { siteFacts } from "./site-facts.ts";

/** What the rows of a record need that the record itself does not hold. */
export interface DetailContext {
  readonly program: Program;
  readonly names: CatalogueNames;
  /** Absent on a phone alone, as are the day of receipt and the phone's reference. */
  readonly programId?: string;
  readonly receivedDay?: string;
  readonly deviceRef?: string;
  /** What leaves only when a lead ticks it. */
  readonly include: DetailExtras;
}

export interface DetailExtras {
  readonly worker: boolean;
  readonly participantCode: boolean;
  readonly note: boolean;
}

const identityColumns = ["program_id", "record_type", "record_id"] as const;

const placeColumns = [
  "shift_id",
  "day",
  "first_day",
  "last_day",
  "local_time",
  "month",
  "fiscal_year",
  "fiscal_quarter",
  "site_code",
  "site_name",
  "route",
  "service_model",
  "area",
] as const;

const contactColumns = [
  "contacts",
  "people_present",
  "for_others",
  "new_returning",
  "topic",
  "heads",
  "heads_counted",
  "minutes",
] as const;

const versionColumns = ["rev", "received_day", "device_ref", "catalogue_version"] as const;

/** The columns of `detail_long` in their order, as everyone gets them. */
export const detailLongColumns = [
  ...identityColumns,
  "row_no",
  ...placeColumns,
  ...contactColumns,
  ...detailItemColumns,
  ...versionColumns,
] as const;

/** The header with what a lead ticked: `worker`, `participant_code` and `note` come last, in this order. */
export function detailLongColumnsWith(include: DetailExtras): readonly string[] {
  return [
    ...detailLongColumns,
    ...(include.worker ? ["worker"] : []),
    ...(include.participantCode ? ["participant_code"] : []),
    ...(include.note ? ["note"] : []),
  ];
}

/**
 * All rows of one record, in one call, so that a stream can page by record.
 *
 * - One row per line, return, service, referral, step and reversal, in the
 *   order of `detailItemsOf`; a record with none of them has one row, `none`.
 * - Contact-level columns (`contacts` to `minutes`) and the optional
 *   `participant_code` and `note` are on the first row only: a column's sum is
 *   then the fold's number. `worker` is on every row, as the site is.
 * - `contacts` is 1 on an encounter's first row and what a tally says on a
 *   tally's; it is blank, not 0, elsewhere and for groups and clean-ups.
 * - `first_day` and `last_day` are the range of a tally and the day of anything
 *   else. Month, fiscal year and quarter are those of `day`, which for a tally
 *   is its last day: the fold counts it there too.
 * - `service_model` is the record's own copy; `site_name` and `area` are the
 *   program's today, and an unknown site goes by its code.
 * - `funder_tag` is blank: nothing in a record or program holds one yet.
 * - Demographics, the place type of a reversal and the number of kits have no
 *   column here. (Kits: `summary_period_site_item` counts them.)
 * - Shifts and stock have layouts of their own and give no rows here.
 */
export function detailLongRows(
  { record, rev }: { readonly record: SatchelRecord; readonly rev: number },
  context: DetailContext,
): readonly CsvCells[] {
  if (record.kind === "shift" || record.kind === "stock") return [];

  const identity = identityOf(record, context);
  const place = placeOf(record, context);
  const version = [rev, context.receivedDay, context.deviceRef, record.catalogue];

  const rows: CsvCells[] = [];
  for (const item of detailItemsOf(record, context.names)) {
    const isFirst = rows.length === 0;
    rows.push([
      ...identity,
      rows.length + 1,
      ...place,
      ...(isFirst ? contactOf(record) : noContact),
      ...inOrder(detailItemColumns, item),
      ...version,
      ...extrasOf(record, context.include, isFirst),
    ]);
  }
  return rows;
}

type DetailRecord = EncounterRecord | GroupRecord | CleanupRecord | TallyRecord;

function identityOf(record: DetailRecord, context: DetailContext): CsvCells {
  return inOrder(identityColumns, {
    program_id: context.programId,
    record_type: record.kind,
    record_id: record.id,
  });
}

function placeOf(record: DetailRecord, { program }: DetailContext): CsvCells {
  const site = siteFacts(record.site, program);
  return inOrder(placeColumns, {
    shift_id: record.kind === "tally" ? undefined : record.shift,
    day: record.day,
    first_day: record.kind === "tally" ? record.firstDay : record.day,
    last_day: record.day,
    local_time: record.time,
    month: monthOf(record.day),
    fiscal_year: fiscalYearOf(record.day, program.fiscalStart),
    fiscal_quarter: fiscalQuarterOf(record.day, program.fiscalStart),
    site_code: record.site,
    site_name: site.name,
    route: record.route,
    service_model: record.model,
    area: site.area,
  });
}

type ContactCells = Partial<Record<(typeof contactColumns)[number], CsvValue>>;

const noContact: CsvCells = inOrder(contactColumns, {});

function contactOf(record: DetailRecord): CsvCells {
  return inOrder(contactColumns, contactFacts(record));
}

function contactFacts(record: DetailRecord): ContactCells {
  switch (record.kind) {
    case "encounter":
      return {
        contacts: 1,
        people_present: record.people,
        for_others: record.forOthers,
        new_returning: record.newReturning,
      };
    case "group":
      return {
        topic: record.topic,
        heads: record.heads,
        heads_counted: record.headsCounted ? 1 : 0,
        minutes: record.minutes,
      };
    case "tally":
      return { contacts: record.contacts, people_present: record.people, for_others: record.forOthers };
    case "cleanup":
      return {};
  }
}

function extrasOf(record: DetailRecord, include: DetailExtras, isFirst: boolean): CsvCells {
  const contact = record.kind === "encounter" && isFirst ? record : undefined;
  return [
    ...(include.worker ? [record.worker] : []),
    ...(include.participantCode ? [contact?.participantCode] : []),
    ...(include.note ? [contact?.note] : []),
  ];
}

function inOrder<Column extends string>(
  columns: readonly Column[],
  cells: Readonly<Partial<Record<Column, CsvValue>>>,
): CsvCells {
  return columns.map((column) => cells[column]);
}
