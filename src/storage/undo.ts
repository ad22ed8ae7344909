/** Undo brings back what a record was before one event. It adds an event; nothing is taken from the log. */
import type { EventId, RecordId } from "../domain/ids.ts";
import type { SatchelRecord } from "../domain/record.ts";
import { applyEvent, emptyState, type FoldedEvent, headOf, type StateOf } from "../domain/record-state.ts";
import { readBookRow } from "./book.ts";
import type { Database } from "./database.ts";
import { type OpenedEvent, readEventsOf } from "./events.ts";
import { StorageError } from "./failures.ts";
import type { BookRow, Entry, Saved, UndoTo } from "./phone.ts";
import type { RecentContents } from "./recent-contents.ts";
import { savedOf, saveEntry, type SavingTools } from "./save.ts";

/**
 * Where nothing counted before, or where `to` asks for it, it is a void; where
 * something did, a fix with that content. It goes only onto the event it
 * undoes: what came after that is somebody's last word. A second tap carries
 * the id of what the first one stored, so saving finds that there.
 */
export async function undoSave(
  database: Database,
  saved: Saved,
  { to, ...tools }: SavingTools & { readonly to?: UndoTo | undefined },
): Promise<Saved> {
  const history = await knownHistory(database, saved.record, tools);
  const undone = history.find(({ id }) => id === saved.event);
  if (undone === undefined) throw new StorageError({ kind: "record-unknown" });

  const head = history.find(({ id }) => id === headOf(stateOf(history)).event);
  const answer = head?.base === undone.id ? head : undefined;
  const before = stateOf(history.filter((event) => event !== undone && event !== answer));
  const entry = entryBackTo(before, {
    record: saved.record,
    undone: undone.id,
    event: answer?.id ?? tools.newEventId(),
    to,
  });
  // Of what it can't open, a phone doesn't know that it says the same; one void is like the other.
  if (entry.kind === "void" && answer?.kind === "void") return savedOf({ ...answer, record: saved.record });
  return saveEntry(database, entry, tools, undone.id);
}

interface Undoing {
  readonly record: RecordId;
  readonly undone: EventId;
  readonly event: EventId;
  readonly to: UndoTo | undefined;
}

function entryBackTo(before: StateOf<KnownContent>, { record, undone, event, to }: Undoing): Entry {
  if (to === "void" || before.content === undefined || before.openVoids.length > 0) {
    return { kind: "void", event, base: undone, record, reason: "mistake" };
  }
  if (before.content.record === "closed") throw unreadable();
  return { kind: "fix", event, base: undone, record: before.content.record };
}

/** Where a phone can't open its own log, all that isn't in the book or in memory. */
type KnownContent = SatchelRecord | "closed";
type KnownEvent = FoldedEvent<KnownContent> & { readonly base?: EventId };

function stateOf(events: readonly KnownEvent[]): StateOf<KnownContent> {
  return events.reduce<StateOf<KnownContent>>(applyEvent, emptyState);
}

async function knownHistory(
  database: Database,
  record: RecordId,
  { doors, recentContents }: SavingTools,
): Promise<readonly KnownEvent[]> {
  const [opened, row] = await Promise.all([
    readEventsOf(database, record, doors.log),
    readBookRow(database, record, doors.book),
  ]);
  return opened.map((event) =>
    event.kind === "readable" ? event.event : closedEvent(event, row, recentContents),
  );
}

/** Which events made the record what it is, is in clear; only what they say may be missing. */
function closedEvent(
  { row }: Extract<OpenedEvent, { kind: "unreadable" }>,
  inBook: BookRow | undefined,
  recentContents: RecentContents,
): KnownEvent {
  if (row === undefined) throw unreadable();
  const { id, rev, kind, base } = row;
  if (kind === "void") return { id, rev, kind, ...(base !== undefined && { base }) };
  const current = inBook?.kind === "readable" ? inBook.state.content : undefined;
  const content = (current?.event === id ? current.record : recentContents.of(id)) ?? "closed";
  return base === undefined ? { id, rev, kind: "rec", content } : { id, rev, kind: "fix", base, content };
}

function unreadable(): StorageError {
  return new StorageError({ kind: "unreadable", cause: new Error("An event is not understood") });
}
