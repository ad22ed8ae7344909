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
  const { record } = saved;
  const { history, inBook } = await knownHistory(database, record, tools);
  const undone = history.find(({ id }) => id === saved.event);
  if (undone === undefined) throw new StorageError({ kind: "record-unknown" });

  const head = history.find(({ id }) => id === headOf(stateOf(history)).event);
  const answer = head?.base === undone.id ? head : undefined;
  const before = to ?? contentOf(stateOf(history.filter((event) => event !== undone && event !== answer)));
  // Of what it can't open, a phone doesn't know that it says the same; one void is like the other, and an id is its own.
  const isDone = before === "void" ? answer?.kind === "void" : before === "closed" && isOwn(answer, tools);
  if (answer !== undefined && isDone) return savedOf({ ...answer, record });
  if (before === "closed") throw whyClosed({ inBook, isHead: head === undone });

  const event = answer?.id ?? newUndo(tools);
  return saveEntry(database, entryBackTo(before, { event, base: undone.id, record }), tools, undone.id);
}

/** Known before it is stored: that it was may never be heard. */
function newUndo({ recentUndos, newEventId }: SavingTools): EventId {
  const event = newEventId();
  recentUndos.keep(event);
  return event;
}

/** What counted; nothing that did is a void. */
function contentOf({ content, openVoids }: StateOf<KnownContent>): KnownContent | "void" {
  return content === undefined || openVoids.length > 0 ? "void" : content.record;
}

function isOwn(answer: KnownEvent | undefined, { recentUndos }: SavingTools): boolean {
  return answer !== undefined && recentUndos.has(answer.id);
}

interface Closed {
  readonly inBook: BookRow | undefined;
  /** Nothing came after the undone event. */
  readonly isHead: boolean;
}

/** Where something came after it, the undo is decided without the content: said as saving would. */
function whyClosed({ inBook, isHead }: Closed): StorageError {
  if (isHead) return unreadable();
  // It may be the same undo from another tab, or another content: that this one changes nothing is true of both.
  return new StorageError({ kind: inBook === undefined ? "record-unknown" : "changed-since" });
}

interface Undoing {
  readonly event: EventId;
  /** The undone event. */
  readonly base: EventId;
  readonly record: RecordId;
}

function entryBackTo(before: SatchelRecord | "void", { event, base, record }: Undoing): Entry {
  return before === "void"
    ? { kind: "void", event, base, record, reason: "mistake" }
    : { kind: "fix", event, base, record: before };
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
): Promise<{ readonly history: readonly KnownEvent[]; readonly inBook: BookRow | undefined }> {
  const [opened, inBook] = await Promise.all([
    readEventsOf(database, record, doors.log),
    readBookRow(database, record, doors.book),
  ]);
  const history = opened.map((event) =>
    event.kind === "readable" ? event.event : closedEvent(event, inBook, recentContents),
  );
  return { history, inBook };
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
