/**
 * Saving one entry: work out which event it is, hash and seal it, commit it;
 * and, when another tab was quicker, once more from the start.
 */
import { canonicalBytes } from "../contract/canonical.ts";
import type { EventContent, StoredEvent } from "../contract/event-schema.ts";
import { parseStoredEvent } from "../contract/event-schema.ts";
import { parseRecord } from "../contract/record-schema.ts";
import { assert } from "../domain/assert.ts";
import type { RecordEvent } from "../domain/event.ts";
import type { EventId, LocalDate, RecordId } from "../domain/ids.ts";
import type { SatchelRecord } from "../domain/record.ts";
import { headOf, liveRecord, type RecordState } from "../domain/record-state.ts";
import type { PreparedEvent } from "./apply-events.ts";
import { sealBookBody } from "./book-row.ts";
import { readBookRow } from "./book.ts";
import { commitEvents, type CommitTools } from "./commit.ts";
import type { Database } from "./database.ts";
import { openEvent, sealEvent } from "./events.ts";
import { StorageError } from "./failures.ts";
import type { Entry, Saved } from "./phone.ts";
import type { ProgramPhone } from "./program-phone.ts";
import type { RecentContents } from "./recent-contents.ts";
import type { RecentUndos } from "./recent-undos.ts";
import type { Doors, Sealer } from "./sealer.ts";
import type { TriedIds } from "./tried-ids.ts";

export interface SaveTools extends Omit<CommitTools, "isOver"> {
  readonly doors: Doors;
  readonly recentContents: RecentContents;
  readonly recentUndos: RecentUndos;
  readonly triedIds: TriedIds;
  /** Of a program's phone, whose log stays closed where its book is. */
  readonly appendToClosed?: ProgramPhone["appendToClosed"];
  readonly randomBytes: (length: number) => Uint8Array<ArrayBuffer>;
  readonly newEventId: () => EventId;
  /** Another tab has changed what closes bodies: learns how. */
  readonly refreshDoors: () => Promise<void>;
}

export type SavingTools = SaveTools & CommitTools;

/** Each time means that another tab changed the same record in the few milliseconds between. */
export const maxOvertakings = 8;

/**
 * Stores what an entry asks, or finds that it is stored. With `onlyOnto`, gives
 * up with `changed-since` when the record's last event is another one.
 */
export async function saveEntry(
  database: Database,
  entry: Entry,
  tools: SavingTools,
  onlyOnto?: EventId,
): Promise<Saved> {
  assertReadable(entry);
  for (let overtakings = 0; overtakings <= maxOvertakings; overtakings++) {
    // A new record is nearly always just that, so its first try looks up nothing before the transaction does.
    const isFirstTryOfNew = entry.kind === "rec" && overtakings === 0;
    const plan = isFirstTryOfNew
      ? planOfNew(entry.event, entry.record)
      : await planFor(database, entry, tools, onlyOnto);
    if (plan.kind === "done") return plan.saved;
    if (plan.kind === "append") return plan.append(database, plan.entry, tools);

    const prepared = await prepareEvent(plan.event, plan.onto, tools);
    const verdicts = await commitEvents(database, [prepared], tools);
    if (verdicts === "other-doors") await tools.refreshDoors();
    else if (verdicts[0] === "stored") {
      tools.recentContents.keep(prepared);
      return savedOf(plan.event);
    }
  }
  throw new StorageError({ kind: "storage-blocked" });
}

/** Hashed and sealed before the transaction, on top of what the record was then. */
export async function prepareEvent(
  event: RecordEvent,
  onto: RecordState | undefined,
  { doors, randomBytes }: Pick<SaveTools, "doors" | "randomBytes">,
): Promise<PreparedEvent> {
  const turn = doors.turn?.();
  const [sealed, bookBody] = await Promise.all([
    sealEvent(event, dayOf(event, onto), { sealer: doors.log, randomBytes }),
    event.kind === "void" ? undefined : sealBookBody(event.content, event.id, doors.book),
  ]);
  return { event, onto, sealed, bookBody, turn };
}

type NewEntry = Extract<Entry, { kind: "rec" }>;

type Plan =
  | { readonly kind: "done"; readonly saved: Saved }
  | { readonly kind: "append"; readonly entry: NewEntry; readonly append: ProgramPhone["appendToClosed"] }
  | { readonly kind: "store"; readonly event: RecordEvent; readonly onto: RecordState | undefined };

function planOfNew(id: EventId, record: SatchelRecord): Plan {
  return {
    kind: "store",
    event: { id, record: record.id, rev: 1, kind: "rec", content: record },
    onto: undefined,
  };
}

async function planFor(
  database: Database,
  entry: Entry,
  tools: SaveTools,
  onlyOnto: EventId | undefined,
): Promise<Plan> {
  const record = recordOf(entry);
  const [triedAndStored, row] = await Promise.all([
    readTried(database, entry.event, tools),
    readBookRow(database, record, tools.doors.book),
  ]);
  if (row?.kind === "unreadable") {
    throw new StorageError({ kind: "unreadable", cause: new Error("A row of the book is not understood") });
  }
  const stored = triedAndStored.at(-1);
  if (stored !== undefined && (await hasContentOf(stored, entry, row?.state, tools.doors.log))) {
    return { kind: "done", saved: savedOf(stored) };
  }

  // An id that holds something else already: what is on the screen becomes an event of its own.
  const id = tools.triedIds.next(entry.event, (tried) => tried !== stored?.id, tools.newEventId);
  if (row === undefined) {
    if (entry.kind !== "rec") throw new StorageError({ kind: "record-unknown" });
    const append = stored?.record === record ? tools.appendToClosed : undefined;
    return append === undefined ? planOfNew(id, entry.record) : { kind: "append", entry, append };
  }
  if (onlyOnto !== undefined && headOf(row.state).event !== onlyOnto) {
    throw new StorageError({ kind: "changed-since" });
  }
  if (isOfWhatWasVoidedSince(entry, row.state)) throw new StorageError({ kind: "voided-since" });
  const standing = await standingEvent(database, entry, row.state, stored !== undefined);
  return standing === undefined
    ? { kind: "store", event: eventOnto(row.state, entry, id), onto: row.state }
    : { kind: "done", saved: standing };
}

/**
 * The event that says what is asked already, though under another id: a void of
 * what is void (two of them would have to be answered one by one), or the
 * content that an earlier try of this form left.
 */
async function standingEvent(
  database: Database,
  entry: Entry,
  state: RecordState,
  wasTriedBefore: boolean,
): Promise<Saved | undefined> {
  const { event, rev, voided } = headOf(state);
  // Its own event may have left the phone: the book outlives it.
  if (entry.kind === "void") return voided ? { event, record: entry.record, rev, kind: "void" } : undefined;
  const isOfEarlierTry = wasTriedBefore || entry.kind === "rec";
  const live = liveRecord(state);
  if (!isOfEarlierTry || live === undefined || !isSameContent(live, entry.record)) return undefined;
  const stored = await readEvent(database, event);
  return stored && savedOf(stored);
}

/** Whoever voided it knew more than this form: it must not bring the record back without a word. */
function isOfWhatWasVoidedSince(entry: Entry, state: RecordState): boolean {
  const { event, voided } = headOf(state);
  return entry.kind === "fix" && voided && event !== entry.base;
}

/** On top of all that is known, whatever the form was opened on: what is on the screen counts. */
function eventOnto(state: RecordState, entry: Entry, id: EventId): RecordEvent {
  const { event: base, rev } = headOf(state);
  const identity = { id, record: recordOf(entry), base, rev: rev + 1 };
  return entry.kind === "void"
    ? { ...identity, kind: "void", reason: entry.reason }
    : { ...identity, kind: "fix", content: entry.record };
}

/** What tries of a form stored, the last one last: what the form said then. */
export async function readTried(
  database: Database,
  form: EventId,
  { triedIds }: Pick<SaveTools, "triedIds">,
): Promise<readonly StoredEvent[]> {
  const events = await Promise.all(triedIds.of(form).map((id) => readEvent(database, id)));
  return events.filter((event) => event !== undefined);
}

async function readEvent(database: Database, id: EventId): Promise<StoredEvent | undefined> {
  const value = await database.events.get(id);
  if (value === undefined) return undefined;
  const row = parseStoredEvent(value);
  if (row.ok) return row.value;
  throw new StorageError({ kind: "unreadable", cause: row.error });
}

/** A sealed body that can't be opened is judged by the book, which holds its content while it is current. */
async function hasContentOf(
  stored: StoredEvent,
  entry: Entry,
  state: RecordState | undefined,
  sealer: Sealer,
): Promise<boolean> {
  if ((stored.kind === "void") !== (entry.kind === "void") || stored.record !== recordOf(entry)) return false;
  const opened = await openEvent(stored, sealer);
  if (opened.kind === "readable") return isSameContent(contentOf(opened.event), contentOf(entry));
  return state?.content?.event === stored.id && isSameContent(state.content.record, contentOf(entry));
}

function contentOf(said: Entry | RecordEvent): EventContent {
  if (said.kind === "void") return { reason: said.reason };
  return "content" in said ? said.content : said.record;
}

export function isSameContent(one: EventContent, other: EventContent): boolean {
  const [bytes, otherBytes] = [canonicalBytes(one), canonicalBytes(other)];
  return (
    bytes.byteLength === otherBytes.byteLength && bytes.every((byte, index) => byte === otherBytes[index])
  );
}

/** A void stays on the day of what it voids. */
function dayOf(event: RecordEvent, onto: RecordState | undefined): LocalDate {
  if (event.kind !== "void") return event.content.day;
  assert(onto?.content !== undefined, "a void is made on a record that is in the book");
  return onto.content.record.day;
}

function recordOf(entry: Entry): RecordId {
  return entry.kind === "void" ? entry.record : entry.record.id;
}

export function savedOf({
  id,
  record,
  rev,
  kind,
}: Pick<StoredEvent, "id" | "record" | "rev" | "kind">): Saved {
  return { event: id, record, rev, kind };
}

/** What is stored must come back: a record that its own parser refuses would be an unreadable row for ever. */
function assertReadable(entry: Entry): void {
  if (entry.kind === "void") return;
  const parsed = parseRecord(entry.record);
  assert(
    parsed.ok,
    `a form gives only what a record may hold: ${parsed.ok ? "" : JSON.stringify(parsed.error)}`,
  );
}
