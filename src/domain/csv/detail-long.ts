import type { CleanupRecord, EncounterRecord, GroupRecord, TallyRecord } from "../record.ts";
import { cellsInOrder } from "./cells-in-order.ts";
import type { CsvCells, CsvRow, CsvValue } from "./csv-row.ts";
import { detailItemColumns, detailItemsOf } from "./detail-items.ts";
import {
  type DetailContext,
  type DetailEntry,
  type DetailExtras,
  siteCells,
  siteColumns,
  versionCells,
  versionColumns,
  yearCellsFor,
  yearColumns,
} from "./record-cells.ts";

const identityColumns = ["program_id", "record_type", "record_id"] as const;

const timeColumns = ["shift_id", "day", "first_day", "last_day", "local_time"] as const;

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

/** The columns of `detail_long` in their order, as everyone gets them. */
export const detailLongColumns = [
  ...identityColumns,
  "row_no",
  ...timeColumns,
  ...yearColumns,
  ...siteColumns,
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
 * Gives a function for the rows of one record, so that a stream can page by
 * record. It is made once a file: it keeps what is the same for many records.
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
 *   column here: `demographics`, `reversals` and `summary_period_site_item` count them.
 * - Shifts and stock have layouts of their own and give no rows here.
 */
export function detailLongRowsFor(context: DetailContext): (entry: DetailEntry) => readonly CsvRow[] {
  const yearOf = yearCellsFor(context.program);

  return (entry) => {
    const { record } = entry;
    if (record.kind === "shift" || record.kind === "stock") return [];

    const identity = identityOf(record, context);
    const time = timeOf(record);
    const year = yearOf(record.day);
    const site = siteCells(record, context.program);
    const contact = contactOf(record);
    const ending = endingOf(record, entry, context, true);
    const laterEnding = endingOf(record, entry, context, false);

    return detailItemsOf(record, context.names).map((item, index): CsvRow => {
      const isFirst = index === 0;
      return [
        identity,
        [index + 1],
        time,
        year,
        site,
        isFirst ? contact : noContact,
        ...item,
        isFirst ? ending : laterEnding,
      ];
    });
  };
}

type DetailRecord = EncounterRecord | GroupRecord | CleanupRecord | TallyRecord;

function identityOf(record: DetailRecord, context: DetailContext): CsvCells {
  return cellsInOrder(identityColumns, {
    program_id: context.programId,
    record_type: record.kind,
    record_id: record.id,
  });
}

function timeOf(record: DetailRecord): CsvCells {
  return cellsInOrder(timeColumns, {
    shift_id: record.kind === "tally" ? undefined : record.shift,
    day: record.day,
    first_day: record.kind === "tally" ? record.firstDay : record.day,
    last_day: record.day,
    local_time: record.time,
  });
}

type ContactCells = Partial<Record<(typeof contactColumns)[number], CsvValue>>;

const noContact: CsvCells = cellsInOrder(contactColumns, {});

function contactOf(record: DetailRecord): CsvCells {
  return cellsInOrder(contactColumns, contactFacts(record));
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

/** `participant_code` and `note` belong to the contact, so they are on its first row alone. */
function endingOf(
  record: DetailRecord,
  entry: DetailEntry,
  { include }: DetailContext,
  isFirst: boolean,
): CsvCells {
  const contact = record.kind === "encounter" && isFirst ? record : undefined;
  return [
    ...versionCells(entry),
    ...(include.worker ? [record.worker] : []),
    ...(include.participantCode ? [contact?.participantCode] : []),
    ...(include.note ? [contact?.note] : []),
  ];
}
