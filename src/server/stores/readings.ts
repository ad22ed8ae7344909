/** What desks and exports read. On a connection that can't write, of what is committed. */
import type { LocalDate, LocalMonth, RecordId } from "../../domain/ids.ts";
import { firstDayOf, latestMonth, monthOf } from "../../domain/local-date.ts";
import type { MonthBlock } from "../../domain/month-block.ts";
import type { SatchelRecord } from "../../domain/record.ts";
import { headOf } from "../../domain/record-state.ts";
import { maxOpenQuarantined, maxRecordsPerPage } from "../../contract/wire/wire-limits.ts";
import { lastBelief } from "./believed-day.ts";
import { outlineOf, storedEventOf, type StoredEventRow } from "./head-rows.ts";
import type { KnownDigests } from "./known-digests.ts";
import { logsOf } from "./logs-of.ts";
import { latestPosition, type Preparer } from "./positions.ts";
import { isOpen, quarantinedAt, quarantinePage } from "./quarantine-decisions.ts";
import { pullRollups } from "./rollups.ts";
import type { SqliteDatabase } from "./sqlite-database.ts";
import type {
  HistoryEntry,
  LiveRecord,
  OpenQuarantined,
  RecordsOfMonth,
  RecordStore,
  Sender,
} from "./store.ts";
import { readBlock } from "./total-rows.ts";

type Readings = Omit<RecordStore, "exchange" | "decide">;

export function readingsOf(database: SqliteDatabase, known: KnownDigests): Readings {
  return {
    rollups: (program, after) => database.snapshot((reader) => pullRollups(reader, program, after)),
    withBlocks: (program, from, use) =>
      database.snapshot((reader) => use(blocksOf(reader, program, monthsFrom(reader, program, from)))),
    recordsOfDay: (program, day, after) =>
      database.snapshot((reader) => recordsOfDay(reader, { program, day, after })),
    historyOf: (program, record) => database.snapshot((reader) => historyOf(reader, program, record)),
    logs: (program) => database.snapshot((reader) => logsOf(reader, program, known)),
    quarantined: (program) => database.snapshot((reader) => quarantinedOf(reader, program)),
    quarantinePage: (program, page) => database.snapshot((reader) => quarantinePage(reader, program, page)),
    quarantinedAt: (program, place) => database.snapshot((reader) => quarantinedAt(reader, program, place)),
    liveRecords: (program, from, to) => liveRecords(database, { program, from, to }),
    letGo: (program, from, to) => database.snapshot((reader) => letGo(reader, { program, from, to })),
    before: (program, month) => database.snapshot((reader) => recordsBefore(reader, program, month)),
    clockBelief: (program) => database.snapshot((reader) => lastBelief(reader, program)),
    position: (program) => database.snapshot((reader) => latestPosition(reader, program)),
  };
}

function monthsFrom(reader: Preparer, program: string, from: LocalMonth): readonly LocalMonth[] {
  return reader
    .prepare("SELECT month FROM months WHERE program = ? AND month >= ? ORDER BY month")
    .all(program, from)
    .map(({ month }) => month as LocalMonth);
}

/** Read anew, month by month, each time that they are gone through. */
function blocksOf(reader: Preparer, program: string, months: readonly LocalMonth[]): Iterable<MonthBlock> {
  return {
    *[Symbol.iterator]() {
      for (const month of months) yield readBlock(reader, program, month);
    },
  };
}

interface HeadContentRow {
  readonly record: RecordId;
  readonly day: LocalDate;
  readonly state: string;
  readonly is_live: 0 | 1;
  readonly content: string;
}

const headContents = `
  SELECT heads.record, heads.day, heads.state, heads.is_live, events.content
  FROM heads JOIN events ON events.program = heads.program AND events.id = heads.event
  WHERE heads.program = ?`;

/** How an event came. */
interface SenderRow {
  readonly received_day: LocalDate;
  readonly owner_kind: Sender["kind"];
  readonly owner: string;
}

const headContentsAndSenders = `
  SELECT heads.record, heads.day, heads.state, heads.is_live, events.content,
    events.received_day, logs.owner_kind, logs.owner
  FROM heads JOIN events ON events.program = heads.program AND events.id = heads.event
    JOIN logs ON logs.program = events.program AND logs.number = events.number
  WHERE heads.program = ?`;

/** A range of the index by day, also for one day: asked for as one, SQLite goes through the records of all days. */
const afterInDays = "(heads.day, heads.record) > (?, ?) AND heads.day <= ? ORDER BY heads.day, heads.record";

function recordsOfDay(
  reader: Preparer,
  {
    program,
    day,
    after,
  }: { readonly program: string; readonly day: LocalDate; readonly after: RecordId | undefined },
): ReturnType<Readings["recordsOfDay"]> {
  const rows = reader
    .prepare(`${headContents} AND ${afterInDays} LIMIT ?`)
    // One more than a page tells whether there is another.
    .all(program, day, after ?? "", day, maxRecordsPerPage + 1) as unknown as readonly HeadContentRow[];
  const page = rows.slice(0, maxRecordsPerPage);
  const last = rows.length > page.length ? page.at(-1)?.record : undefined;
  const records = page.map((row) => {
    const { event, rev, voided } = headOf(outlineOf(row));
    return { record: recordIn(row), rev, isVoided: voided, head: event };
  });
  const month = monthOf(day);
  const [gone] = letGo(reader, { program, from: month, to: month });
  return {
    records,
    ...(last === undefined ? {} : { next: last }),
    ...(gone === undefined ? {} : { letGoInMonth: gone.records }),
  };
}

function historyOf(reader: Preparer, program: string, record: RecordId): readonly HistoryEntry[] | undefined {
  const rows = reader
    .prepare(
      `SELECT events.id, events.record, events.kind, events.rev, events.base, events.content, events.received_day,
         logs.owner_kind, logs.owner
       FROM events JOIN logs ON logs.program = events.program AND logs.number = events.number
       WHERE events.program = ? AND events.record = ? ORDER BY events.rev, events.id LIMIT ?`,
    )
    .all(program, record, maxRecordsPerPage) as unknown as readonly HistoryRow[];
  return rows.length === 0 ? undefined : rows.map(historyEntryOf);
}

type HistoryRow = StoredEventRow & SenderRow;

function historyEntryOf(row: HistoryRow): HistoryEntry {
  const { id: event, kind, rev, base } = row;
  return {
    event,
    kind,
    rev,
    ...(base === null ? {} : { base }),
    receivedDay: row.received_day,
    from: { kind: row.owner_kind, id: row.owner },
    ...saidIn(row),
  };
}

function saidIn(row: HistoryRow): Pick<HistoryEntry, "record" | "reason"> {
  if (row.content === "") return {};
  const event = storedEventOf(row);
  return event.kind === "void" ? { reason: event.reason } : { record: event.content };
}

function letGo(
  reader: Preparer,
  {
    program,
    from = "",
    to = latestMonth,
  }: {
    readonly program: string;
    readonly from: LocalMonth | "" | undefined;
    readonly to: LocalMonth | undefined;
  },
): readonly RecordsOfMonth[] {
  return reader
    .prepare(
      `SELECT month, count(*) AS records FROM let_go WHERE program = ? AND month BETWEEN ? AND ?
       GROUP BY month ORDER BY month`,
    )
    .all(program, from, to) as unknown as readonly RecordsOfMonth[];
}

function recordsBefore(reader: Preparer, program: string, month: LocalMonth): readonly RecordsOfMonth[] {
  return reader
    .prepare(
      `SELECT substr(day, 1, 7) AS month, count(*) AS records FROM heads WHERE program = ? AND day < ?
       GROUP BY 1 ORDER BY 1`,
    )
    .all(program, firstDayOf(month)) as unknown as readonly RecordsOfMonth[];
}

function quarantinedOf(reader: Preparer, program: string): readonly OpenQuarantined[] {
  return reader
    .prepare(
      `SELECT number, seq, code, day, received_day AS receivedDay FROM quarantine WHERE program = ?
       AND ${isOpen} ORDER BY received_day DESC, number, seq LIMIT ?`,
    )
    .all(program, maxOpenQuarantined) as unknown as readonly OpenQuarantined[];
}

function* liveRecords(
  database: SqliteDatabase,
  { program, from, to }: { readonly program: string; readonly from: LocalDate; readonly to: LocalDate },
): Generator<LiveRecord, void, undefined> {
  const sql = `${headContentsAndSenders} AND heads.is_live = 1 AND ${afterInDays}`;
  // Of one moment: a fix that moves a record to another day meanwhile would give it twice, or not at all.
  const rows = database.rowsOfOneMoment(sql, program, from, "", to) as Iterable<unknown> as Iterable<
    HeadContentRow & SenderRow
  >;
  for (const row of rows) {
    yield {
      record: recordIn(row),
      rev: outlineOf(row).rev,
      receivedDay: row.received_day,
      from: { kind: row.owner_kind, id: row.owner },
    };
  }
}

function recordIn({ content }: HeadContentRow): SatchelRecord {
  return JSON.parse(content) as SatchelRecord;
}
