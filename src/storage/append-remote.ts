/**
 * A fix or void of a record that isn't on this device: a lead's, made on what
 * the endpoint showed. It goes into the log and nowhere else: the book and the
 * totals here never knew the record.
 */
import { parseStoredEvent, type StoredEvent } from "../contract/event-schema.ts";
import { parseRecord } from "../contract/record-schema.ts";
import { assert } from "../domain/assert.ts";
import type { FixEvent, VoidEvent } from "../domain/event.ts";
import type { EventId } from "../domain/ids.ts";
import type { Database } from "./database.ts";
import { sealEvent, type UnnumberedEvent } from "./events.ts";
import { StorageError } from "./failures.ts";
import { logName, parseLogRow, withEvent } from "./log.ts";
import type { Entry, RemoteEntry, Saved } from "./phone.ts";
import { isSameContent, maxOvertakings, readTried, savedOf, type SavingTools } from "./save.ts";
import { writeStrictly } from "./strict-write.ts";

/** Resolves with the event that holds what was asked, also where an earlier try had stored it. */
export async function appendRemote(
  database: Database,
  entry: RemoteEntry,
  tools: SavingTools,
): Promise<Saved> {
  assert(entry.kind === "void" || parseRecord(entry.record).ok, "a form gives only what a record may hold");
  for (let overtakings = 0; overtakings <= maxOvertakings; overtakings++) {
    const tried = await readTried(database, entry.event, tools);
    const last = tried.at(-1);
    // Where the form has learnt of something later since, what it says goes on top of that.
    const isLatest = last !== undefined && last.rev >= entry.onto.rev;
    if (isLatest && saysTheSame(entry, last, tools)) return savedOf(last);
    // An id that holds something else already: what is on the screen now goes on top of that.
    const id = tools.triedIds.next(entry.event, (other) => other !== last?.id, tools.newEventId);
    const event = eventOnto(entry, id, laterOf(entry.onto, last));
    // Before its end is known: without an answer, it may be stored all the same.
    tools.recentContents.keep({ event, onto: undefined });

    const day = entry.kind === "void" ? entry.day : entry.record.day;
    const sealed = await sealEvent(event, day, { sealer: tools.doors.log, randomBytes: tools.randomBytes });
    if (tools.isOver()) throw new StorageError({ kind: "storage-slow" });
    if (await appendToLog(database, sealed, tools)) return savedOf(event);
  }
  throw new StorageError({ kind: "storage-blocked" });
}

/**
 * What a form of a new record says after its first try was stored and the book
 * was closed: what that said, nobody can tell any more, and neither what it
 * counted here. So it is replaced, whatever it was; but for what somebody has
 * done to the record since, who knew more than this form.
 */
export async function appendToClosed(
  database: Database,
  { event, record }: Extract<Entry, { kind: "rec" }>,
  tools: SavingTools,
): Promise<Saved> {
  const rows = await database.events.where("record").equals(record.id).toArray();
  const events = rows.map(parseStoredEvent).flatMap((row) => (row.ok ? [row.value] : []));
  const head = events.toSorted((a, b) => a.rev - b.rev).at(-1);
  if (head === undefined || !tools.triedIds.of(event).includes(head.id)) {
    throw new StorageError({ kind: head?.kind === "void" ? "voided-since" : "record-unknown" });
  }
  return appendRemote(
    database,
    { kind: "fix", event, record, onto: { event: head.id, rev: head.rev } },
    tools,
  );
}

/** A log that this device can't open tells nothing; memory knows what it said a moment ago. */
function saysTheSame(entry: RemoteEntry, { id }: StoredEvent, { recentContents }: SavingTools): boolean {
  if (entry.kind === "void") return true;
  const known = recentContents.of(id);
  // Where nobody knows, one correction more does no harm, and one less would.
  return known !== undefined && isSameContent(known, entry.record);
}

interface Place {
  readonly event: EventId;
  readonly rev: number;
}

function laterOf(shown: Place, tried: StoredEvent | undefined): Place {
  return tried === undefined || tried.rev < shown.rev ? shown : { event: tried.id, rev: tried.rev };
}

function eventOnto(entry: RemoteEntry, id: EventId, onto: Place): FixEvent | VoidEvent {
  const place = { id, base: onto.event, rev: onto.rev + 1 };
  return entry.kind === "void"
    ? { ...place, record: entry.record, kind: "void", reason: entry.reason }
    : { ...place, record: entry.record.id, kind: "fix", content: entry.record };
}

/** `false` where something has the id: a try without an answer was stored after all. */
function appendToLog(
  database: Database,
  sealed: UnnumberedEvent,
  { assertSameLog, lastWritten }: SavingTools,
): Promise<boolean> {
  lastWritten.forget();
  return writeStrictly<boolean>(database, ({ table, afterAll, finish }) => {
    const [head, known] = [table("meta").get(logName), table("events").getKey(sealed.id)];
    afterAll([head, known], () => {
      const log = parseLogRow(head.result);
      assertSameLog(log);
      finish(known.result === undefined);
      if (known.result !== undefined) return;
      table("events").add({ ...sealed, seq: log.next });
      table("meta").put(withEvent(log, { h: sealed.h, isNewRecord: false }));
    });
  });
}
