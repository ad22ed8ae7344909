/**
 * Compares everything that the record store keeps with everything else that
 * says the same: receipts with events, digests with receipts, contents with
 * their hashes, heads and cells with a recount. Findings name ids and numbers,
 * never what a record says.
 */
import type { DatabaseSync } from "node:sqlite";
import { commitment, eventHash } from "../../contract/commitment.ts";
import { addToDigest, emptyDigest, formatDigest } from "../../contract/digest.ts";
import { foldVersion } from "../../domain/measure.ts";
import type { Preparer } from "./positions.ts";
import { type CheckedRow, hasCellDifference, programsIn, recount } from "./recount.ts";

export interface CheckReport {
  readonly programs: number;
  readonly events: number;
  readonly records: number;
  /** Records of which only the numbers are kept. */
  readonly letGo: number;
  /** A sentence each, the first thousand. */
  readonly findings: readonly string[];
  readonly findingCount: number;
}

/** On a connection of its own: the whole check is of one moment, and it takes a while. */
export async function checkRecords(connection: DatabaseSync): Promise<CheckReport> {
  connection.exec("BEGIN");
  try {
    return await checkMoment(connection);
  } finally {
    connection.exec("COMMIT");
  }
}

const maxFindings = 1000;

async function checkMoment(connection: DatabaseSync): Promise<CheckReport> {
  const findings: string[] = [];
  let findingCount = 0;
  const add = (sentence: string): void => {
    findingCount += 1;
    if (findings.length < maxFindings) findings.push(sentence);
  };
  checkFile(connection, add);
  for (const { says, sql } of comparisons) {
    for (const row of connection.prepare(sql).iterate()) add(says(textOf(row)));
  }
  checkLogs(connection, add);
  await checkHashes(connection, add);

  const programs = programsIn(connection);
  let [events, records] = [0, 0];
  for (const program of programs) {
    const found = checkCounted(connection, program, add);
    events += found.events;
    records += found.records;
  }
  const letGo = Number(connection.prepare("SELECT count(*) AS records FROM let_go").get()?.["records"]);
  return { programs: programs.length, events, records, letGo, findings, findingCount };
}

type Add = (sentence: string) => void;

/** SQLite's own view: pages, indexes, STRICT types. */
function checkFile(connection: DatabaseSync, add: Add): void {
  for (const row of connection.prepare("PRAGMA integrity_check").all()) {
    const [says] = Object.values(row);
    if (says !== "ok") add(`The database file is damaged: ${String(says)}.`);
  }
}

type Columns = Readonly<Record<"program" | "number" | "seq" | "id" | "record" | "month", string>>;

function textOf(row: Readonly<Record<string, unknown>>): Columns {
  // A column that a query leaves out is not in its sentence.
  const text = (name: string): string => {
    const value = row[name];
    return typeof value === "number" ? String(value) : typeof value === "string" ? value : "";
  };
  return {
    program: text("program"),
    number: text("number"),
    seq: text("seq"),
    id: text("id"),
    record: text("record"),
    month: text("month"),
  };
}

/** What two tables say of the same thing: each row of such a query is a difference. */
const comparisons: readonly { readonly says: (row: Columns) => string; readonly sql: string }[] = [
  {
    says: ({ number, seq }) => `Receipt ${seq} of number ${number} is of no known log.`,
    sql: `SELECT number, seq FROM receipts WHERE NOT EXISTS (
      SELECT 1 FROM logs WHERE logs.program = receipts.program AND logs.number = receipts.number)`,
  },
  {
    says: ({ number, seq, id }) =>
      `Receipt ${seq} of number ${number}: event ${id} is neither stored nor quarantined.`,
    sql: `SELECT number, seq, id FROM receipts WHERE NOT EXISTS (
        SELECT 1 FROM events WHERE events.program = receipts.program AND events.id = receipts.id
          AND events.h = receipts.h)
      AND NOT EXISTS (
        SELECT 1 FROM quarantine WHERE quarantine.program = receipts.program AND quarantine.number = receipts.number
          AND quarantine.seq = receipts.seq AND quarantine.id = receipts.id AND quarantine.h = receipts.h)`,
  },
  {
    says: ({ number, seq, id }) => `Event ${id} has no receipt ${seq} of number ${number}.`,
    sql: `SELECT number, seq, id FROM events WHERE NOT EXISTS (
      SELECT 1 FROM receipts WHERE receipts.program = events.program AND receipts.number = events.number
        AND receipts.seq = events.seq AND receipts.id = events.id AND receipts.h = events.h)`,
  },
  {
    says: ({ number, seq, id }) => `Quarantined event ${id} has no receipt ${seq} of number ${number}.`,
    sql: `SELECT number, seq, id FROM quarantine WHERE NOT EXISTS (
      SELECT 1 FROM receipts WHERE receipts.program = quarantine.program AND receipts.number = quarantine.number
        AND receipts.seq = quarantine.seq AND receipts.id = quarantine.id AND receipts.h = quarantine.h)`,
  },
  {
    says: ({ number, seq, id }) =>
      `Event ${id}, quarantined as ${seq} of number ${number}, is stored as well.`,
    sql: `SELECT number, seq, id FROM quarantine WHERE EXISTS (
      SELECT 1 FROM events WHERE events.program = quarantine.program AND events.id = quarantine.id
        AND events.h = quarantine.h)`,
  },
  {
    says: ({ number, seq, id }) =>
      `Event ${id}, quarantined as ${seq} of number ${number}, doesn't stand as leads decided on it.`,
    sql: `SELECT number, seq, id FROM quarantine WHERE state <> coalesce((
      SELECT given.decision FROM quarantine_decisions AS given
      WHERE given.program = quarantine.program AND given.id = quarantine.id AND given.h = quarantine.h
        AND (given.decision = 'set-aside' AND (given.code = quarantine.code
          OR given.code = 'cannot-open' AND quarantine.code = 'withheld') OR EXISTS (
          SELECT 1 FROM events WHERE events.program = given.program AND events.id = given.event
            AND events.record = quarantine.envelope ->> '$.record'))), 'open')`,
  },
  {
    says: ({ number, seq, id }) =>
      `Whether a phone is asked for event ${id}, quarantined as ${seq} of number ${number}, isn't what follows from what came of it.`,
    sql: `SELECT number, seq, id FROM quarantine WHERE asked <> NOT EXISTS (
      SELECT 1 FROM quarantine_bodies AS body
      WHERE body.program = quarantine.program AND body.number = quarantine.number AND body.seq = quarantine.seq
        AND (body.reading = 'opened' OR body.brought = 'owner' AND body.reading <> 'none'
          OR body.brought = 'elsewhere' AND body.reading = 'sealed'))`,
  },
  {
    says: ({ number, seq, id }) =>
      `What leads are shown of event ${id}, quarantined as ${seq} of number ${number}, isn't kept.`,
    sql: `SELECT number, seq, id FROM quarantine WHERE NOT EXISTS (
      SELECT 1 FROM quarantine_bodies AS body
      WHERE body.program = quarantine.program AND body.number = quarantine.number AND body.seq = quarantine.seq
        AND (quarantine.shown IS NULL OR body.nth = quarantine.shown))`,
  },
  {
    says: ({ number }) => `How many of number ${number} were set aside is counted wrongly.`,
    sql: `SELECT number FROM (
        SELECT program, number, entries FROM set_aside
        UNION ALL SELECT program, number, -1 FROM quarantine WHERE state = 'set-aside' AND NOT asked)
      GROUP BY program, number HAVING sum(entries) <> 0`,
  },
  {
    says: ({ number, seq }) =>
      `Receipt ${seq} of number ${number} says wrongly whether its event had come before.`,
    sql: `SELECT number, seq FROM receipts WHERE again IS NOT (
      SELECT record FROM events WHERE events.program = receipts.program AND events.id = receipts.id
        AND events.h = receipts.h AND (events.number <> receipts.number OR events.seq <> receipts.seq))`,
  },
  {
    says: ({ record, id }) =>
      `Event ${id} of record ${record} says nothing, and the record's details were not let go.`,
    sql: `SELECT record, id FROM events WHERE content = '' AND NOT EXISTS (
      SELECT 1 FROM let_go WHERE let_go.program = events.program AND let_go.record = events.record)`,
  },
  {
    says: ({ record, id }) =>
      `Event ${id} still says something, and the details of record ${record} were let go.`,
    sql: `SELECT events.record, events.id FROM let_go JOIN events
      ON events.program = let_go.program AND events.record = let_go.record
      WHERE events.content <> '' OR events.salt <> zeroblob(16)`,
  },
  {
    says: ({ record }) => `The details of record ${record} were let go, and it has no event.`,
    sql: `SELECT record FROM let_go WHERE NOT EXISTS (
      SELECT 1 FROM events WHERE events.program = let_go.program AND events.record = let_go.record)`,
  },
  {
    says: ({ program, month }) => `The details of ${month} of program ${program} were let go of no record.`,
    sql: `SELECT DISTINCT program, substr(day, 1, 7) AS month FROM frozen_cells WHERE NOT EXISTS (
      SELECT 1 FROM let_go WHERE let_go.program = frozen_cells.program
        AND let_go.month = substr(frozen_cells.day, 1, 7))`,
  },
  {
    says: ({ program, month }) =>
      `The totals of ${month} of program ${program} have no position, so no reader hears of them.`,
    sql: `SELECT DISTINCT program, month FROM cells WHERE NOT EXISTS (
      SELECT 1 FROM months WHERE months.program = cells.program AND months.month = cells.month)`,
  },
  {
    says: ({ program, month }) => `The position of ${month} of program ${program} was never given out.`,
    sql: `SELECT months.program, month FROM months LEFT JOIN counters ON counters.program = months.program
      WHERE months.position > coalesce(counters.position, 0)
        OR NOT EXISTS (
          SELECT 1 FROM witnesses WHERE witnesses.program = months.program AND witnesses.position = months.position)`,
  },
  {
    says: ({ program }) =>
      `The totals of program ${program} were counted by another version and have to be rebuilt.`,
    sql: `SELECT program FROM counters WHERE fold <> ${foldVersion}`,
  },
];

interface LogColumns {
  readonly program: string;
  readonly number: string;
  readonly born: number;
  readonly hw: number;
  readonly digest: string;
  readonly next: number;
}

/** What is confirmed of each log, counted again from its receipts. */
function checkLogs(connection: Preparer, add: Add): void {
  const logs = connection
    .prepare("SELECT program, number, born, hw, digest, next FROM logs")
    .all() as unknown as readonly LogColumns[];
  for (const { program, number, born, hw, digest, next } of logs) {
    const counted = countReceipts(connection, { program, number, born });
    if (counted.hw !== hw)
      add(`Number ${number} is confirmed up to ${hw}, its receipts up to ${counted.hw}.`);
    else if (counted.digest !== digest) add(`The digest of number ${number} is not that of its receipts.`);
    // Not behind a gap: the original of a clone says anew how far its log goes, whatever the clone brought.
    if (hw >= next) add(`Number ${number} announced less than the ${hw} that are confirmed.`);
  }
}

function countReceipts(
  connection: Preparer,
  { program, number, born }: Pick<LogColumns, "program" | "number" | "born">,
): { readonly hw: number; readonly digest: string } {
  const receipts = connection
    .prepare("SELECT seq, h FROM receipts WHERE program = ? AND number = ? AND seq > ? ORDER BY seq")
    .iterate(program, number, born) as Iterable<unknown> as Iterable<{ seq: number; h: Uint8Array }>;
  let [hw, digest] = [born, emptyDigest];
  for (const { seq, h } of receipts) {
    if (seq !== hw + 1) break;
    hw = seq;
    digest = addToDigest(digest, h);
  }
  return { hw, digest: formatDigest(digest) };
}

type HashedRow = CheckedRow & { readonly salt: Uint8Array; readonly h: Uint8Array };

/** Whether each event that still says something is what its phone announced. */
async function checkHashes(connection: Preparer, add: Add): Promise<void> {
  const rows = connection
    .prepare("SELECT id, record, kind, rev, base, schema, salt, content, h FROM events WHERE content <> ''")
    .iterate() as Iterable<unknown> as Iterable<HashedRow>;
  for (const { base, salt, content, h, ...clear } of rows) {
    const c = await commitment(salt, new TextEncoder().encode(content));
    const hash = await eventHash({ ...clear, ...(base === null ? {} : { base }), c });
    if (Buffer.compare(hash, h) !== 0) add(`Event ${clear.id} is not what its phone sent.`);
  }
}

function checkCounted(
  connection: Preparer,
  program: string,
  add: Add,
): { readonly events: number; readonly records: number } {
  const found = recount(connection, program);
  for (const id of found.notUnderstood) add(`Event ${id} can't be understood.`);
  for (const record of found.heads.keys()) add(`The head of record ${record} is not what its events say.`);
  for (const record of found.strayHeads) add(`Record ${record} has a head and no event that says something.`);
  if (hasCellDifference(found)) {
    const days = new Set(found.cellDifferences.map(({ place }) => place.day));
    add(
      `The totals of program ${program} differ from its records in ${found.cellDifferences.length + found.oddCells} cells` +
        (days.size === 0
          ? "."
          : `, on ${[...days].slice(0, 10).join(", ")}${days.size > 10 ? " and other days." : "."}`),
    );
  }
  return found;
}
