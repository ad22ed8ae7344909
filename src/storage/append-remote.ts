/**
 * A fix or void of a record that isn't on this device: a lead's, made on what
 * the endpoint showed. It goes into the log and nowhere else: the book and the
 * totals here never knew the record.
 */
import type { StoredEvent } from "../contract/event-schema.ts";
import { parseRecord } from "../contract/record-schema.ts";
import { assert } from "../domain/assert.ts";
import type { FixEvent, VoidEvent } from "../domain/event.ts";
import type { EventId } from "../domain/ids.ts";
import type { Database } from "./database.ts";
import { sealEvent, type UnnumberedEvent } from "./events.ts";
import { StorageError } from "./failures.ts";
import { logName, parseLogRow, withEvent } from "./log.ts";
import type { RemoteEntry, Saved } from "./phone.ts";
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
    if (last !== undefined && saysTheSame(entry, last, tools)) return savedOf(last);
    // An id that holds something else already: what is on the screen now goes on top of that.
    const isFree = (other: EventId) => other !== last?.id && mayBeOf(entry, other, tools);
    const id = tools.triedIds.next(entry.event, isFree, tools.newEventId);
    const event = eventOnto(entry, id, laterOf(entry.onto, last));
    // Before its end is known: without an answer, it may be stored all the same.
    tools.recentContents.keep({ event, onto: undefined });

    const day = entry.kind === "void" ? entry.day : entry.record.day;
    const sealed = await sealEvent(event, day, { sealer: tools.doors.log, randomBytes: tools.randomBytes });
    if (tools.isOver()) throw new StorageError({ kind: "storage-slow" });
    const others = tools.triedIds.of(entry.event).filter((other) => tried.every((one) => one.id !== other));
    if (await appendToLog(database, { sealed, others }, tools)) return savedOf(event);
  }
  throw new StorageError({ kind: "storage-blocked" });
}

/** A log that this device can't open tells nothing; memory knows what it said a moment ago. */
function saysTheSame(entry: RemoteEntry, { id }: StoredEvent, { recentContents }: SavingTools): boolean {
  if (entry.kind === "void") return true;
  const known = recentContents.of(id);
  // Where nobody knows, one correction more does no harm, and one less would.
  return known !== undefined && isSameContent(known, entry.record);
}

/** What is under way under an id, with something else, may be stored yet: nothing else can have that id. */
function mayBeOf(entry: RemoteEntry, id: EventId, { recentContents }: SavingTools): boolean {
  const known = recentContents.of(id);
  return entry.kind === "void" || known === undefined || isSameContent(known, entry.record);
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

interface ToAppend {
  readonly sealed: UnnumberedEvent;
  /** Under which the form was tried, and nothing was stored before. */
  readonly others: readonly EventId[];
}

/** `false` where another try of the form was stored in between: this one belongs on top of it, if it isn't the same. */
function appendToLog(
  database: Database,
  { sealed, others }: ToAppend,
  { assertSameLog, lastWritten }: SavingTools,
): Promise<boolean> {
  lastWritten.forget();
  return writeStrictly<boolean>(database, ({ table, afterAll, finish }) => {
    const head = table("meta").get(logName);
    const known = [...new Set([sealed.id, ...others])].map((id) => table("events").getKey(id));
    afterAll([head, ...known] as readonly IDBRequest[], () => {
      const log = parseLogRow(head.result);
      assertSameLog(log);
      const isOvertaken = known.some(({ result }) => result !== undefined);
      finish(!isOvertaken);
      if (isOvertaken) return;
      table("events").add({ ...sealed, seq: log.next });
      table("meta").put(withEvent(log, { h: sealed.h, isNewRecord: false }));
    });
  });
}
