/**
 * A fix or void of a record that isn't on this device: a lead's, made on what
 * the endpoint showed. It goes into the log and nowhere else: the book and the
 * totals here never knew the record.
 */
import { parseRecord } from "../contract/record-schema.ts";
import { assert } from "../domain/assert.ts";
import type { FixEvent, VoidEvent } from "../domain/event.ts";
import type { EventId } from "../domain/ids.ts";
import type { Database } from "./database.ts";
import { sealEvent, type UnnumberedEvent } from "./events.ts";
import { StorageError } from "./failures.ts";
import { logName, parseLogRow, withEvent } from "./log.ts";
import type { RemoteEntry, Saved } from "./phone.ts";
import { isSameContent, readEvent, savedOf, type SavingTools } from "./save.ts";
import { writeStrictly } from "./strict-write.ts";

/** Resolves with the event that holds what was asked, also where an earlier try had stored it. */
export async function appendRemote(
  database: Database,
  entry: RemoteEntry,
  tools: SavingTools,
): Promise<Saved> {
  assert(entry.kind === "void" || parseRecord(entry.record).ok, "a form gives only what a record may hold");
  const tried = await readEvent(database, entry.event);
  if (tried !== undefined && saysTheSame(entry, tools)) return savedOf(tried);
  // An id that holds something else already: what is on the screen now goes on top of that.
  const event =
    tried === undefined
      ? eventOnto(entry, entry.event, entry.onto)
      : eventOnto(entry, tools.newEventId(), { event: tried.id, rev: tried.rev });

  const day = entry.kind === "void" ? entry.day : entry.record.day;
  const sealed = await sealEvent(event, day, { sealer: tools.doors.log, randomBytes: tools.randomBytes });
  if (tools.isOver()) throw new StorageError({ kind: "storage-slow" });
  await appendToLog(database, sealed, tools);
  tools.recentContents.keep({ event, onto: undefined });
  return savedOf(event);
}

/** A log that this device can't open tells nothing; memory knows what it said a moment ago. */
function saysTheSame(entry: RemoteEntry, { recentContents }: SavingTools): boolean {
  if (entry.kind === "void") return true;
  const known = recentContents.of(entry.event);
  return known === undefined || isSameContent(known, entry.record);
}

function eventOnto(
  entry: RemoteEntry,
  id: EventId,
  onto: { readonly event: EventId; readonly rev: number },
): FixEvent | VoidEvent {
  const place = { id, base: onto.event, rev: onto.rev + 1 };
  return entry.kind === "void"
    ? { ...place, record: entry.record, kind: "void", reason: entry.reason }
    : { ...place, record: entry.record.id, kind: "fix", content: entry.record };
}

function appendToLog(
  database: Database,
  sealed: UnnumberedEvent,
  { assertSameLog, lastWritten }: SavingTools,
): Promise<void> {
  lastWritten.forget();
  return writeStrictly<void>(database, ({ table, afterAll, finish }) => {
    const [head, known] = [table("meta").get(logName), table("events").getKey(sealed.id)];
    afterAll([head, known], () => {
      const log = parseLogRow(head.result);
      assertSameLog(log);
      finish();
      // A second tap that came in between stored it.
      if (known.result !== undefined) return;
      table("events").add({ ...sealed, seq: log.next });
      table("meta").put(withEvent(log, { h: sealed.h, isNewRecord: false }));
    });
  });
}
