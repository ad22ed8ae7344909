/**
 * What the endpoint keeps of a program's records, whichever database holds it.
 * Routes know this and no SQL; `tests/support/record-store-suite.ts`
 * says in tests what every implementation has to do.
 *
 * All of it belongs to one program at a time: `program` is a UUID and comes
 * first. Days are the endpoint's `LocalDate`s; no time of day is kept. What a
 * caller can act on comes back as a `Result`; a promise that is rejected is our
 * mistake.
 */
import type { EventKind, VoidReason } from "../../domain/event.ts";
import type { EventId, LocalDate, LocalMonth, RecordId } from "../../domain/ids.ts";
import type { MonthBlock } from "../../domain/month-block.ts";
import type { SatchelRecord } from "../../domain/record.ts";
import type { Result } from "../../domain/result.ts";
import type { RecordsReply, RollupsReply } from "../../contract/wire/desk-messages.ts";
import type { QuarantineCode } from "../../contract/wire/errors.ts";
import type { SyncReply, SyncRequest } from "../../contract/wire/sync-message.ts";
import type { QuarantineDecision } from "../../contract/wire/quarantine-messages.ts";
import type { WireEvent } from "../../contract/wire/wire-event.ts";
import type { Now } from "../now.ts";
import type { Opened } from "../unsealing.ts";

export interface RecordStore {
  /**
   * One exchange of a log: committed with fsync before it answers, together
   * with others that arrive meanwhile. A well-formed event is never refused:
   * what can't be understood is quarantined and counts as delivered.
   *
   * `number-taken`: a phone sends under another phone's number, or an account
   * brings an event whose place another event has; nothing of it was stored.
   * `unavailable`: neither, because the disk is full or fails; another try may help.
   */
  exchange(exchange: Exchange): Promise<Result<ExchangeAnswer, "number-taken" | "unavailable">>;

  /**
   * Month blocks that changed after a cursor, in the order of their change, as
   * one snapshot. Without a cursor, from the beginning. As many as make a large
   * reply, at least one where any did, and `more` where others wait behind its
   * cursor: a program of many months takes no more memory. `cursor-unknown`: it was
   * given out by another life of this database, so all that was read is worthless.
   */
  rollups(program: string, after?: string): Result<RollupsReply, "cursor-unknown">;

  /**
   * Blocks of all months from one on, in order and of one moment: what reports and
   * summaries add up. A year of a large program is too much to hold, so each month
   * is read when it is come to, each time that they are gone through; only in `use`.
   */
  withBlocks<T>(program: string, from: LocalMonth, use: (blocks: Iterable<MonthBlock>) => T): T;

  /** Records whose content is of this day, by id, voided ones too. */
  recordsOfDay(program: string, day: LocalDate, after?: RecordId): RecordsReply;

  /** Every event of a record by revision, then id; `undefined` for one that never came. At most a page. */
  historyOf(program: string, record: RecordId): readonly HistoryEntry[] | undefined;

  /** Every number that was ever used in the program. */
  logs(program: string): readonly LogFacts[];

  /** Open quarantined events over all numbers, the latest first; the first thousand. */
  quarantined(program: string): readonly OpenQuarantined[];

  /** Quarantined events by number and place, a page at a time. */
  quarantinePage(
    program: string,
    page: QuarantinePage,
  ): { readonly events: readonly QuarantinedEvent[]; readonly next?: QuarantinePlace };
  quarantinedAt(program: string, place: QuarantinePlace): QuarantinedEvent | undefined;

  /**
   * Keeps what a lead decided on one of them, with its line of the audit log. The
   * event stays as it came, whatever is decided. `false` where nothing lies there.
   */
  decide(
    program: string,
    given: {
      readonly place: QuarantinePlace;
      readonly decision: QuarantineDecision;
      readonly by: string;
      readonly now: Now;
    },
  ): boolean;

  /**
   * Records that count, from one day to another, by day and id. Read in chunks,
   * so that writers and the log of the database never wait for a slow reader;
   * what changes on the way may be seen before or after its change.
   */
  liveRecords(program: string, from: LocalDate, to: LocalDate): Iterable<LiveRecord>;

  /** Records of which only the numbers are kept, by the month they were counted in, in order. */
  letGo(program: string, from?: LocalMonth, to?: LocalMonth): readonly RecordsOfMonth[];

  /** Records before a month whose details are kept, by month, in order: what letting go would take. */
  before(program: string, month: LocalMonth): readonly RecordsOfMonth[];

  /** Absent before it was looked. */
  clockBelief(program: string): ClockBelief | undefined;

  /** The highest position given out: how far the program's log had come. */
  position(program: string): number;
}

export interface Exchange {
  readonly program: string;
  readonly sender: Sender;
  /** The phone whose copy an account brings, where the program knows it: its log it is, if no other phone's. */
  readonly copyOf?: string;
  readonly request: SyncRequest;
  /**
   * One for each event of the request, in its order; `h` was compared where it
   * was opened. A promise that is under way, so that a commit can wait the few
   * milliseconds for exchanges that are about to be ready.
   */
  readonly opened: Promise<readonly Opened[]>;
  /** On which the exchange happens. */
  readonly today: LocalDate;
}

/** A phone that joined, or an account whose browser keeps a log or brings a phone's copy. */
export interface Sender {
  readonly kind: "device" | "account";
  readonly id: string;
}

/** What the store knows of the reply; the clock, limits and settings are the route's. */
export type ExchangeAnswer = Omit<SyncReply, "now" | "limits" | "settings">;

export interface HistoryEntry {
  readonly event: EventId;
  readonly kind: EventKind;
  readonly rev: number;
  /** What a fix or void names. */
  readonly base?: EventId;
  readonly receivedDay: LocalDate;
  readonly from: Sender;
  /** What it said, unless its details were let go; then its day is the first of the month. */
  readonly record?: SatchelRecord;
  readonly reason?: VoidReason;
}

export interface RecordsOfMonth {
  readonly month: LocalMonth;
  readonly records: number;
}

export interface LogFacts {
  readonly number: string;
  readonly owner: Sender;
  /** Events confirmed. */
  readonly delivered: number;
  /** Announced and not delivered, as far as no later number of the same log took over: the sum of `gaps`. */
  readonly missing: number;
  readonly gaps: readonly LogGap[];
  readonly quarantined: number;
  /** Of the last exchange; absent where only a later number told of this one. */
  readonly lastSeenDay?: LocalDate;
  readonly app?: string;
  readonly facts?: NonNullable<SyncRequest["facts"]>;
}

/** Of the events from `first` to `last`, none came; or, where that isn't certain, perhaps some didn't. */
export interface LogGap {
  readonly number: string;
  readonly first: number;
  readonly last: number;
  readonly certain: boolean;
  /** The phone has let go of them, so it can't send them: a copy or a newer backup may hold them. */
  readonly isDropped: boolean;
  /** Of the entries before and after, where they are here. */
  readonly dayBefore?: LocalDate;
  readonly dayAfter?: LocalDate;
}

export interface ClockBelief {
  /** By which it is said what is old; behind the clock where that leapt ahead. */
  readonly day: LocalDate;
  /** Whether phones agreed with the clock, once; before, nothing is let go. */
  readonly isBorneOut: boolean;
}

export interface QuarantinePlace {
  readonly number: string;
  readonly seq: number;
}

export interface QuarantinePage {
  /** What nobody has decided on, or what somebody has. */
  readonly of: "open" | "decided";
  readonly after?: QuarantinePlace;
}

/** An event in quarantine, as it travelled. */
export interface QuarantinedEvent extends QuarantinePlace {
  readonly code: QuarantineCode;
  readonly receivedDay: LocalDate;
  readonly wire: WireEvent;
  /** Whose number it is. */
  readonly from: Sender;
  readonly decision?: {
    readonly kind: "set-aside" | "mended";
    readonly reason?: VoidReason;
    /** The event that mends it, which may be on its way. */
    readonly event?: EventId;
    readonly account: string;
    readonly day: LocalDate;
  };
}

export interface OpenQuarantined {
  readonly number: string;
  readonly seq: number;
  readonly code: QuarantineCode;
  readonly day: LocalDate;
  readonly receivedDay: LocalDate;
}

export interface LiveRecord {
  readonly record: SatchelRecord;
  /** The highest revision of the record. */
  readonly rev: number;
  /** Of the event whose content it is. */
  readonly receivedDay: LocalDate;
  readonly from: Sender;
}
