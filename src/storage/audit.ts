/** `check` and `rebuild`: the only reads of the whole log, and only when asked. */
import { addToDigest, formatDigest } from "../contract/digest.ts";
import { parseStoredEvent } from "../contract/event-schema.ts";
import { foldVersion } from "../domain/measure.ts";
import type { Database } from "./database.ts";
import { hasItsHash, openEvent } from "./events.ts";
import { StorageError } from "./failures.ts";
import { digestOf, logName, parseLogRow, type LogRow } from "./log.ts";
import type { AuditProgress, AuditReport, Difference } from "./phone.ts";
import { eventsPerPage, recount, type Recount } from "./recount.ts";
import type { Doors, Sealer } from "./sealer.ts";
import { writeStrictly } from "./strict-write.ts";

/** Compares the log with its numbers and hashes, and everything counted with the log. */
export function checkAll(database: Database, doors: Doors, onProgress?: AuditProgress): Promise<AuditReport> {
  if (!doors.log.opens) return checkSealed(database, onProgress);
  return whileNothingIsSaved(database, async (log) => {
    const events = storedEvents(log);
    // Read twice: once record by record, once in the order of the numbers.
    const tell = (done: number) => onProgress?.(done, 2 * events);
    const found = await recount(database, doors, tell);
    // Unreadable events come from both; the log's own pass names them in order.
    const ofTotals = found.differences.filter(({ kind }) => kind !== "unreadable-event");
    return {
      report: reportOf(found, [
        ...(await checkLog(
          database,
          log,
          (value) => openAndHash(value, doors.log),
          (done) => tell(events + done),
        )),
        ...recordCount(log, found),
        ...ofTotals,
      ]),
    };
  });
}

/** Of a log that only others can open: its numbers and hashes, and nothing of what it says. */
function checkSealed(database: Database, onProgress?: AuditProgress): Promise<AuditReport> {
  return whileNothingIsSaved(database, async (log) => {
    const events = storedEvents(log);
    const differences = await checkLog(database, log, lookAtSealed, (done) => onProgress?.(done, events));
    const report = reportOf({ events, records: log.records }, differences);
    return { report: { ...report, contents: "sealed" } };
  });
}

/** Counts anew and writes what differed, in one transaction. Events are only read. */
export async function rebuildAll(
  database: Database,
  doors: Doors,
  onProgress?: AuditProgress,
): Promise<AuditReport> {
  if (!doors.log.opens) {
    throw new StorageError({
      kind: "unreadable",
      cause: new Error("A log that is sealed to others can't be counted here"),
    });
  }
  return whileNothingIsSaved(database, async (log) => {
    const closedFor = { ...log, doors: doors.turn?.() ?? log.doors ?? 0 };
    const found = await recount(database, doors, (done) => onProgress?.(done, storedEvents(log)));
    const report = reportOf(found, [...recordCount(log, found), ...found.differences]);
    return { report, isDone: await writeRecount(database, closedFor, found) };
  });
}

const maxTries = 3;

/** A save in the middle would be half in what was counted, so what was read before it is thrown away. */
async function whileNothingIsSaved(
  database: Database,
  work: (log: LogRow) => Promise<{ readonly report: AuditReport; readonly isDone?: boolean }>,
): Promise<AuditReport> {
  for (let tries = 0; tries < maxTries; tries++) {
    const before = await readLog(database);
    const { report, isDone = true } = await work(before);
    if (isDone && (await readLog(database)).next === before.next) return report;
  }
  throw new StorageError({ kind: "storage-blocked", cause: new Error("Saves keep coming") });
}

async function readLog(database: Database): Promise<LogRow> {
  return parseLogRow(await database.meta.get(logName));
}

function storedEvents({ next, pruned }: LogRow): number {
  return next - 1 - pruned;
}

async function checkLog(
  database: Database,
  log: LogRow,
  look: (value: unknown) => Promise<LookedAt>,
  onRead: (events: number) => void,
): Promise<readonly Difference[]> {
  const differences: Difference[] = [];
  let sum = digestOf(log.sumAtPruned);
  let expectedSeq = log.pruned + 1;
  for (;;) {
    const values = await database.events
      .where("seq")
      .between(expectedSeq, log.next, true, false)
      .limit(eventsPerPage)
      .toArray();
    for (const { seq, id, h, damage } of await Promise.all(values.map(look))) {
      differences.push(...missingEvents(expectedSeq, seq));
      expectedSeq = seq + 1;
      if (h !== undefined) sum = addToDigest(sum, h);
      if (damage !== undefined) differences.push({ kind: damage, seq, event: id });
    }
    onRead(Math.min(expectedSeq, log.next) - 1 - log.pruned);
    if (values.length < eventsPerPage) break;
  }
  differences.push(...missingEvents(expectedSeq, log.next));
  const counted = formatDigest(sum);
  if (counted !== log.sum) differences.push({ kind: "digest", stored: log.sum, counted });
  return differences;
}

interface LookedAt {
  readonly seq: number;
  readonly id: string;
  readonly h: Uint8Array | undefined;
  readonly damage: "unreadable-event" | "changed-event" | undefined;
}

async function openAndHash(value: unknown, sealer: Sealer): Promise<LookedAt> {
  const event = await openEvent(value, sealer);
  if (event.kind === "unreadable") {
    return { seq: event.seq, id: event.id, h: event.row?.h, damage: "unreadable-event" };
  }
  const { seq, id, h } = event.row;
  return { seq, id, h, damage: (await hasItsHash(event)) ? undefined : "changed-event" };
}

async function lookAtSealed(value: unknown): Promise<LookedAt> {
  const row = parseStoredEvent(value);
  if (row.ok) return { seq: row.value.seq, id: row.value.id, h: row.value.h, damage: undefined };
  const { id, seq } = value as Partial<Record<"id" | "seq", unknown>>;
  return { seq: Number(seq), id: String(id), h: undefined, damage: "unreadable-event" };
}

function missingEvents(from: number, to: number): readonly Difference[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => ({
    kind: "missing-event",
    seq: from + index,
  }));
}

function recordCount(log: LogRow, found: Recount): readonly Difference[] {
  return log.records === found.records
    ? []
    : [{ kind: "record-count", stored: log.records, counted: found.records }];
}

/** `false` when something was saved since the counting began. */
function writeRecount(database: Database, counted: LogRow, found: Recount): Promise<boolean> {
  return writeStrictly(database, ({ table, afterAll, finish }) => {
    const log = table("meta").get(logName);
    afterAll([log], () => {
      const now = parseLogRow(log.result);
      if (now.next !== counted.next || (now.doors ?? 0) !== (counted.doors ?? 0)) {
        finish(false);
        return;
      }
      for (const row of found.book) table("book").put(row);
      table("dayTotals").clear();
      for (const row of found.dayTotals.values()) table("dayTotals").put(row);
      table("rollups").clear();
      for (const block of found.blocks.values()) table("rollups").put(block);
      table("meta").put({
        ...now,
        fold: foldVersion,
        records: found.records,
        recounts: now.recounts + 1,
      });
      finish(true);
    });
  });
}

const maxDifferences = 1_000;

function reportOf(
  { events, records }: Pick<Recount, "events" | "records">,
  differences: readonly Difference[],
): AuditReport {
  return {
    events,
    records,
    contents: "read",
    differences: differences.slice(0, maxDifferences),
    differenceCount: differences.length,
  };
}

/**
 * The totals of a program's phone can't be counted anew, and numbers that were
 * counted by other rules are worse than none: its week begins again. Nor can
 * those of a phone alone while it is locked, whose months go too until it is open.
 */
export function dropOldTotals(
  database: Database,
  { andMonths = false }: { readonly andMonths?: boolean } = {},
): Promise<void> {
  return writeStrictly<void>(database, ({ table, afterAll, finish }) => {
    const log = table("meta").get(logName);
    afterAll([log], () => {
      const now = parseLogRow(log.result);
      table("dayTotals").clear();
      if (andMonths) table("rollups").clear();
      table("meta").put({ ...now, fold: foldVersion, recounts: now.recounts + 1 });
      finish();
    });
  });
}
