/**
 * What a record's events say, worked out a second time: by the rule as it is
 * written down, over the whole set, and not by the code that is on trial.
 */
import type { RecordEvent } from "../../src/domain/event.ts";
import type { SatchelRecord } from "../../src/domain/record.ts";

/** The records that count after these events. */
export function liveRecordsIn(events: readonly RecordEvent[]): readonly SatchelRecord[] {
  const byRecord = Map.groupBy(events, ({ record }) => record);
  return [...byRecord.values()].flatMap((ofRecord) => liveRecordOf(ofRecord) ?? []);
}

/** The highest revision says it, of two of them the greater id; but a void stands until a fix names it. */
function liveRecordOf(events: readonly RecordEvent[]): SatchelRecord | undefined {
  const answered = new Set(events.flatMap((event) => (event.kind === "fix" ? [event.base] : [])));
  if (events.some(({ kind, id }) => kind === "void" && !answered.has(id))) return undefined;
  return events
    .flatMap((event) => (event.kind === "void" ? [] : [event]))
    .toSorted((one, other) => one.rev - other.rev || (one.id < other.id ? -1 : 1))
    .at(-1)?.content;
}
