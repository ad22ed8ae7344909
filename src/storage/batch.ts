/** What waits, as it is sent: events after the confirmed one, in order, as many as fit. */
import { parseStoredEvent, type StoredEvent } from "../contract/event-schema.ts";
import { maxPreviousNumbers } from "../contract/wire/wire-limits.ts";
import { wireEventOf, withheldEventOf, type WireEvent } from "../contract/wire/wire-event.ts";
import type { Database } from "./database.ts";
import { StorageError } from "./failures.ts";
import { logName, parseLogRow } from "./log.ts";
import type { Batch, BatchLimits } from "./sync-log.ts";
import { isWithoutBody, parseSyncRow, syncName, type SyncRow } from "./sync-row.ts";

/** The rows of one snapshot, however they are read. */
export interface LogReader {
  metaRows(names: readonly string[]): Promise<readonly unknown[]>;
  /** In order. */
  eventsAfter(seq: number, limit: number): Promise<readonly unknown[]>;
}

export function readBatch(database: Database, limits: BatchLimits): Promise<Batch> {
  // One snapshot: a reply in another tab may move the number and the confirmed place.
  return database.transaction("r", [database.meta, database.events], () =>
    batchFrom(readerOf(database), limits),
  );
}

function readerOf({ meta, events }: Database): LogReader {
  return {
    metaRows: (names) => meta.bulkGet([...names]),
    eventsAfter: (seq, limit) => events.where("seq").above(seq).limit(limit).toArray(),
  };
}

/** `confirmed`: up to where the endpoint has confirmed more than is written down here. */
export async function batchFrom(reader: LogReader, limits: BatchLimits, confirmed = 0): Promise<Batch> {
  const { head, sync: stored } = await readHead(reader);
  const sync = { ...stored, hw: Math.max(stored.hw, confirmed) };
  const bytes = limits.inflatedBytes - JSON.stringify(head).length - otherBytes;
  const after = Math.max(sync.hw, limits.after ?? 0);
  const events = await readWaiting(reader, sync, { after, events: limits.events, bytes });
  return { ...head, events, hw: sync.hw, replies: sync.replies };
}

/**
 * See `SyncLog.withheldBatch`. Besides what this phone kept back, what the
 * endpoint asks for: a copy of this phone kept it back, what came of it in a copy
 * can't be opened, or a backup from before the body came was put in place.
 */
export function readWithheld(database: Database, tried: ReadonlySet<number>): Promise<Batch | undefined> {
  return database.transaction("r", [database.meta, database.events], async () => {
    const reader = readerOf(database);
    const { head, sync } = await readHead(reader);
    const withheld = [...sync.withheld, ...sync.quarantined.filter(isWithoutBody)];
    for (const seq of inTurn(withheld, sync.withheldTried)) {
      if (seq > sync.hw || tried.has(seq)) continue;
      const [value] = await reader.eventsAfter(seq - 1, 1);
      const event = eventToSend(value, { seq, withheld: [] });
      if (event?.sealed !== undefined) {
        return { ...head, events: [event], hw: sync.hw, replies: sync.replies };
      }
    }
    return undefined;
  });
}

/** Each once, beginning behind the one that was tried last. */
function inTurn(withheld: readonly { readonly seq: number }[], tried = 0): readonly number[] {
  const seqs = [...new Set(withheld.map(({ seq }) => seq))].toSorted((one, other) => one - other);
  return [...seqs.filter((seq) => seq > tried), ...seqs.filter((seq) => seq <= tried)];
}

async function readHead(reader: LogReader) {
  const [logValue, syncValue] = await reader.metaRows([logName, syncName]);
  const [log, sync] = [parseLogRow(logValue), parseSyncRow(syncValue)];
  const head = {
    number: log.number,
    born: log.born,
    next: log.next,
    // All are kept here; an endpoint that is told the last of them can still say what it misses.
    prev: log.prev.slice(-maxPreviousNumbers),
    ...(sync.seen !== undefined && { seen: sync.seen }),
  };
  return { head, sync };
}

/** For the versions and facts that are sent besides. */
const otherBytes = 512;

/** Rows of the largest kind are 24 KB: few enough that a cheap phone holds a page of those. */
const rowsPerPage = 100;

async function readWaiting(
  reader: LogReader,
  { withheld }: Pick<SyncRow, "withheld">,
  { after, ...limits }: { readonly after: number; readonly events: number; readonly bytes: number },
): Promise<readonly WireEvent[]> {
  const events: WireEvent[] = [];
  let bytes = 0;
  for (;;) {
    const seq = after + events.length;
    const limit = Math.min(rowsPerPage, limits.events - events.length);
    const page = limit === 0 ? [] : await reader.eventsAfter(seq, limit);
    for (const value of page) {
      const event = eventToSend(value, { seq: after + events.length + 1, withheld });
      if (event === undefined && events.length === 0) throw stoppedReading();
      if (event === undefined) return events;
      bytes += JSON.stringify(event).length + 1;
      if (bytes > limits.bytes && events.length > 0) return events;
      events.push(event);
    }
    if (page.length < rowsPerPage) return events;
  }
}

/** `undefined` where not even what is in clear is understood, or a row is missing: then nothing can go on from here. */
export function eventToSend(
  value: unknown,
  { seq, withheld }: { readonly seq: number } & Pick<SyncRow, "withheld">,
): WireEvent | undefined {
  const row = parseStoredEvent(value);
  const inClear = row.ok ? row.value : partInClear(value);
  if (inClear?.seq !== seq) return undefined;
  const mark = withheld.find((event) => event.seq === seq);
  if (mark !== undefined) return withheldEventOf(inClear, mark.reason);
  return (row.ok ? wireEventOf(row.value) : undefined) ?? withheldEventOf(inClear, "unreadable");
}

/** What is in clear about an event whose body is broken, or beside which something stands that this code doesn't know. */
function partInClear(value: unknown): StoredEvent | undefined {
  const { id, seq, record, kind, rev, base, schema, day, h } = value as Partial<
    Record<keyof StoredEvent, unknown>
  >;
  const known = { id, seq, record, kind, rev, ...(base !== undefined && { base }), schema, day, h };
  const parsed = parseStoredEvent({ ...known, body: new Uint8Array() });
  return parsed.ok ? parsed.value : undefined;
}

export function stoppedReading(): StorageError {
  return new StorageError({
    kind: "unreadable",
    cause: new Error("The event to send next is not understood"),
  });
}
