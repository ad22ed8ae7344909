/**
 * What a phone can store and read. `openPhone` (open-phone.ts) gives one. Sending
 * has `sync-log.ts`, a lead's browser `desk-blocks.ts`, joining `joining.ts`.
 *
 * Writes answer with a `Result`: the form stays on the screen until `ok`. Reads
 * reject with a `StorageError` once the connection could not be healed.
 */
import type { RecordEvent, VoidReason } from "../domain/event.ts";
import type { Bag } from "../domain/bag.ts";
import type { BagTrouble } from "./bag.ts";
import type { EventId, LocalDate, LocalMonth, RecordId } from "../domain/ids.ts";
import type { Cell } from "../domain/measure.ts";
import type { MonthBlock } from "../domain/month-block.ts";
import type { Program, ToldProgram } from "../domain/program.ts";
import type { SatchelRecord } from "../domain/record.ts";
import type { RecordState } from "../domain/record-state.ts";
import type { Result } from "../domain/result.ts";
import type { EventKind } from "../domain/event.ts";
import type { Drafts } from "./drafts.ts";
import type { BookKeeper } from "./sealing/book-keeper.ts";
import type { OwnKeeper } from "./sealing/own-keeper.ts";
import type { SyncLog } from "./sync-log.ts";

/**
 * What a form asks to be stored. `event` is made when the form opens and kept
 * through every try, so a double tap, or a save again after an unclear failure,
 * stays one event. `base` is what the form was opened on. A fix goes on top of
 * whatever the record is when it is stored, because what is on the screen counts;
 * only a void that the form did not know of stops it.
 */
export type Entry =
  | { readonly kind: "rec"; readonly event: EventId; readonly record: SatchelRecord }
  | { readonly kind: "fix"; readonly event: EventId; readonly base: EventId; readonly record: SatchelRecord }
  | {
      readonly kind: "void";
      readonly event: EventId;
      readonly base: EventId;
      readonly record: RecordId;
      readonly reason: VoidReason;
    };

/**
 * A fix or void of a record that is not on this device, made on what the
 * endpoint showed of it.
 */
export type RemoteEntry = {
  readonly event: EventId;
  /** The record's last event, and its revision, as they were shown. */
  readonly onto: { readonly event: EventId; readonly rev: number };
} & (
  | { readonly kind: "fix"; readonly record: SatchelRecord }
  | {
      readonly kind: "void";
      readonly record: RecordId;
      readonly day: LocalDate;
      readonly reason: VoidReason;
    }
);

/**
 * The event that now holds what was asked. Not always the entry's own: an
 * entry whose id already holds something else is stored as a fix of it.
 */
export interface Saved {
  readonly event: EventId;
  readonly record: RecordId;
  readonly rev: number;
  readonly kind: EventKind;
}

/** For what a person takes for one entry just made, though an earlier try of it was stored before. */
export type UndoTo = "void";

export type SaveFailure =
  /** The phone has no room left. Nothing was stored. */
  | { readonly kind: "storage-full"; readonly cause: unknown }
  /** Another tab of the app keeps the database to itself. Nothing was stored. */
  | { readonly kind: "storage-blocked"; readonly cause?: unknown }
  /**
   * The connection broke and opening it again did not help. Whether the last
   * try got through isn't known; saving again with the same event id is safe.
   */
  | { readonly kind: "storage-lost"; readonly cause: unknown }
  /**
   * No answer in time, so nobody knows yet whether it was stored. Saving again
   * with the same event id is safe: it finds the first try if that got through.
   */
  | { readonly kind: "storage-slow" }
  /** Another tab brought the database to a version that this code does not know. */
  | { readonly kind: "database-newer"; readonly cause?: unknown }
  /** Another tab wiped this phone, or the browser did. */
  | { readonly kind: "database-deleted" }
  /** A fix, void or undo of a record that is not on this phone. */
  | { readonly kind: "record-unknown" }
  /** An undo of what another change has replaced meanwhile. */
  | { readonly kind: "changed-since" }
  /** A fix of what was voided after its form was opened. Saved with the void as its base, it brings the record back. */
  | { readonly kind: "voided-since" }
  /** A stored row that the save needs can't be understood. It stays as it is; nothing was stored. */
  | { readonly kind: "unreadable"; readonly cause: unknown }
  /** The browser refused for a reason that is not known. Nothing was stored. */
  | { readonly kind: "unexpected"; readonly cause: unknown };

/** Why the database did not open. */
export type ConnectionFailure =
  /** The browser never answered. Loading the page again helps. */
  | { readonly kind: "hanging" }
  /** Another tab holds an older version of the database open. */
  | { readonly kind: "blocked" }
  | { readonly kind: "database-newer" }
  | { readonly kind: "unavailable"; readonly cause: unknown };

export type OpenFailure =
  | ConnectionFailure
  /** Without https a browser gives no hashing, and a record without its hash could never be proved whole. */
  | { readonly kind: "insecure-address" };

/** One record of the book: what it is now, its last content even where a void stands. */
export interface ReadableRow {
  readonly kind: "readable";
  readonly id: RecordId;
  /** Day of the last content. */
  readonly day: LocalDate;
  /** Number of the record's first event: newer records have higher ones. */
  readonly seq: number;
  readonly state: RecordState;
}

/** A stored row that this code can't understand. It is shown as such and never deleted. */
export interface UnreadableRow {
  readonly kind: "unreadable";
  readonly id: string;
  readonly day: string;
  readonly seq: number;
}

export type BookRow = ReadableRow | UnreadableRow;

export type HistoryRow =
  | { readonly kind: "readable"; readonly seq: number; readonly event: RecordEvent }
  | { readonly kind: "unreadable"; readonly seq: number; readonly id: string; readonly rev: number };

/** A live record as it leaves the phone or comes to it in a file. */
export interface RevisedRecord {
  readonly record: SatchelRecord;
  readonly rev: number;
}

export interface ImportCount {
  readonly added: number;
  /** Records whose id was on this phone before. They were not touched. */
  readonly alreadyHere: number;
  /** Those of them that the file has at a higher revision: elsewhere they were changed since. */
  readonly newerInFile: number;
}

export interface StoredCount {
  readonly events: number;
  /** Records that ever were, voided ones included. */
  readonly records: number;
}

/** Where stored rows and what the events say are not the same. */
export type Difference =
  /** No event has this number. */
  | { readonly kind: "missing-event"; readonly seq: number }
  /** An event whose body can't be opened or understood. */
  | { readonly kind: "unreadable-event"; readonly seq: number; readonly event: string }
  /** An event whose content is not the one its hash was made of. */
  | { readonly kind: "changed-event"; readonly seq: number; readonly event: string }
  | { readonly kind: "digest"; readonly stored: string; readonly counted: string }
  | { readonly kind: "record-count"; readonly stored: number; readonly counted: number }
  | { readonly kind: "book-row"; readonly record: string }
  /** The list of a day shows a record that the log never spoke of. */
  | { readonly kind: "book-row-without-event"; readonly record: string }
  | { readonly kind: "day-totals"; readonly day: string }
  | { readonly kind: "month"; readonly month: string };

export interface AuditReport {
  readonly events: number;
  readonly records: number;
  /** `sealed` on a program's phone: numbers and hashes were checked, not what the events say nor what is counted. */
  readonly contents: "read" | "sealed";
  /** The first thousand. */
  readonly differences: readonly Difference[];
  readonly differenceCount: number;
}

/** Told how far reading the log has come, in steps that leave the screen time between them. */
export type AuditProgress = (done: number, total: number) => void;

export interface Phone {
  /** Of a phone that belongs to a program, as `book` is. */
  readonly sync: SyncLog | undefined;
  /** What locks, opens and closes the readable rows. */
  readonly book: BookKeeper | undefined;
  /** Of a phone that works alone: sets, asks for and takes away the passphrase to its rows. */
  readonly passphrase: OwnKeeper | undefined;

  program(): Promise<ToldProgram | undefined>;
  saveProgram(program: Program): Promise<Result<void, SaveFailure>>;

  /** Resolves with `ok` only after the strict transaction completed. */
  save(entry: Entry): Promise<Result<Saved, SaveFailure>>;
  /**
   * Brings a record back to what it was before `saved`; a record that was not
   * there before is voided. With `to`, it is voided whatever it was before.
   */
  undo(saved: Saved, to?: UndoTo): Promise<Result<Saved, SaveFailure>>;
  /** Puts it into the log only, to be sent: on a lead's browser, whose book and totals have no records. */
  appendRemote(entry: RemoteEntry): Promise<Result<Saved, SaveFailure>>;
  /**
   * Records that were made elsewhere. Two hundred are stored or not stored
   * together; after a failure, importing the same again goes on where it stopped.
   */
  importRecords(records: readonly RevisedRecord[]): Promise<Result<ImportCount, SaveFailure>>;

  /** Newest first; `before` is the `seq` of the last row of the page before. */
  bookOfDay(
    day: LocalDate,
    page: { readonly limit: number; readonly before?: number },
  ): Promise<readonly BookRow[]>;
  bookRow(record: RecordId): Promise<BookRow | undefined>;
  /** Those of the given records that an import would leave as they are. Costs as much as is asked, however much is stored. */
  recordsHere(records: readonly RecordId[]): Promise<ReadonlySet<RecordId>>;
  /** Every event of a record by revision. */
  historyOf(record: RecordId): Promise<readonly HistoryRow[]>;
  /** What was recorded on a day, over all places. A tally of a whole period is not in it. */
  dayTotals(day: LocalDate): Promise<readonly Cell[]>;
  /** What is on forms and not saved yet. */
  readonly drafts: Drafts;
  /** What the bag should hold. `undefined`: nothing that was put in or counted on this phone is known, or it isn't kept. */
  bag(): Promise<Bag | undefined>;
  bagTrouble(): Promise<BagTrouble | undefined>;
  /** Keeps no account of the bag from now on; the records stay. `resumeBag` is its undo: nothing was missed. */
  stopBag(): Promise<Result<void, SaveFailure>>;
  resumeBag(): Promise<Result<void, SaveFailure>>;
  /** The blocks of months that have one, both ends included. */
  monthBlocks(from: LocalMonth, to: LocalMonth): Promise<readonly MonthBlock[]>;
  /**
   * Live records by day and id, read in pages. Rows that can't be understood
   * go to `onUnreadable`: an export with a gap must say so.
   */
  recordsBetween(
    from: LocalDate,
    to: LocalDate,
    onUnreadable?: (row: UnreadableRow) => void,
  ): AsyncIterable<RevisedRecord>;
  /**
   * On a program's phone, all that it still holds, as the lines of a `.satchel`
   * file with their ends. `app` is the version that writes it.
   */
  sealedCopy(app: string): AsyncIterable<string>;
  /** Costs the same however much is stored. */
  storedCount(): Promise<StoredCount>;

  /** Tells of each commit, of other tabs too. Returns how to stop. */
  subscribe(listener: () => void): () => void;
  /** Tells when another tab takes the database away. The page has to be loaded again. */
  onClosed(listener: (why: "database-newer" | "database-deleted") => void): () => void;

  /** Counts book and totals anew from all events, and says what was wrong. Reads the whole log. */
  rebuild(onProgress?: AuditProgress): Promise<Result<AuditReport, SaveFailure>>;
  /** Compares everything that is stored with the events and their hashes, and writes nothing. Reads the whole log. */
  check(onProgress?: AuditProgress): Promise<AuditReport>;

  close(): void;
}
