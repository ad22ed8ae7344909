/** Undo brings back what a record was before one event. It adds an event; nothing is taken from the log. */
import type { RecordEvent } from "../domain/event.ts";
import { applyEvent, emptyState, headOf, liveRecord, type RecordState } from "../domain/record-state.ts";
import type { Database } from "./database.ts";
import { readEventsOf } from "./events.ts";
import { StorageError } from "./failures.ts";
import type { Entry, Saved } from "./phone.ts";
import { saveEntry, type SavingTools } from "./save.ts";

/**
 * Where nothing counted before, it is a void; where something did, a fix with
 * that content. It goes only onto the event it undoes: what came after that is
 * somebody's last word. A second tap carries the id of what the first one
 * stored, so saving finds that there.
 */
export async function undoSave(database: Database, saved: Saved, tools: SavingTools): Promise<Saved> {
  const history = await readableHistory(database, saved, tools);
  const undone = history.find(({ id }) => id === saved.event);
  if (undone === undefined) throw new StorageError({ kind: "record-unknown" });

  const head = history.find(({ id }) => id === headOf(stateOf(history)).event);
  const answer = head !== undefined && head.kind !== "rec" && head.base === undone.id ? head : undefined;
  const before = stateOf(history.filter((event) => event !== undone && event !== answer));
  const entry = entryBackTo(before, undone, answer?.id ?? tools.newEventId());
  return saveEntry(database, entry, tools, undone.id);
}

function entryBackTo(before: RecordState, undone: RecordEvent, event: RecordEvent["id"]): Entry {
  const record = liveRecord(before);
  return record === undefined
    ? { kind: "void", event, base: undone.id, record: undone.record, reason: "mistake" }
    : { kind: "fix", event, base: undone.id, record };
}

function stateOf(events: readonly RecordEvent[]): RecordState {
  return events.reduce(applyEvent, emptyState);
}

async function readableHistory(
  database: Database,
  { record }: Saved,
  { sealer }: SavingTools,
): Promise<readonly RecordEvent[]> {
  const opened = await readEventsOf(database, record, sealer);
  return opened.map((event) => {
    if (event.kind === "readable") return event.event;
    throw new StorageError({ kind: "unreadable", cause: new Error("An event is not understood") });
  });
}
