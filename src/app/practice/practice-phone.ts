/**
 * A phone that is nowhere: what is saved on it lies in this object and goes
 * with it. It knows no database and no way to send, so nothing that is done in
 * practice can come into a log, a total, a copy or a table.
 */
import type { Bag } from "../../domain/bag.ts";
import { contribution } from "../../domain/contribution.ts";
import type { RecordEvent } from "../../domain/event.ts";
import type { EventId, RecordId } from "../../domain/ids.ts";
import { type BagChange, changedBag, shownBag } from "../../domain/kept-bag.ts";
import { applyToBlock, contributionsByMonth, emptyBlock, type MonthBlock } from "../../domain/month-block.ts";
import type { Program } from "../../domain/program.ts";
import type { SatchelRecord } from "../../domain/record.ts";
import { applyEvent, emptyState, headOf, liveRecord, type RecordState } from "../../domain/record-state.ts";
import { err, ok, type Result } from "../../domain/result.ts";
import type { AuditReport, Entry, Phone, ReadableRow, Saved, SaveFailure } from "../../storage/phone.ts";

interface PracticePhoneOptions {
  readonly program: Program;
  /** Made up, and there from the start. */
  readonly records: readonly SatchelRecord[];
  readonly newEventId: () => EventId;
}

interface Noted {
  readonly seq: number;
  readonly event: RecordEvent;
}

export function openPracticePhone({ program, records, newEventId }: PracticePhoneOptions): Phone {
  const log: Noted[] = [];
  const listeners = new Set<() => void>();

  for (const record of records)
    note({ id: newEventId(), record: record.id, rev: 1, kind: "rec", content: record });

  function note(event: RecordEvent): Saved {
    log.push({ seq: log.length + 1, event });
    for (const listener of listeners) listener();
    return savedOf(event);
  }

  function save(entry: Entry): Result<Saved, SaveFailure> {
    const stored = log.find(({ event }) => event.id === entry.event);
    if (stored !== undefined) return ok(savedOf(stored.event));
    const record = entry.kind === "void" ? entry.record : entry.record.id;
    const row = rowOf(log, record);
    if (row === undefined) {
      return entry.kind === "rec"
        ? ok(note({ id: entry.event, record, rev: 1, kind: "rec", content: entry.record }))
        : err({ kind: "record-unknown" });
    }
    const { event: base, rev } = headOf(row.state);
    const identity = { id: entry.event, record, base, rev: rev + 1 };
    return ok(
      note(
        entry.kind === "void"
          ? { ...identity, kind: "void", reason: entry.reason }
          : { ...identity, kind: "fix", content: entry.record },
      ),
    );
  }

  /** Back to what it was before `saved`; where nothing counted then, it is voided. */
  function undo({ event, record }: Saved, to?: "void"): Result<Saved, SaveFailure> {
    const row = rowOf(log, record);
    if (row === undefined) return err({ kind: "record-unknown" });
    if (headOf(row.state).event !== event) return err({ kind: "changed-since" });
    const before = rowOf(
      log.filter((noted) => noted.event.id !== event),
      record,
    );
    const content = to === "void" || before === undefined ? undefined : liveRecord(before.state);
    const id = newEventId();
    return save(
      content === undefined
        ? { kind: "void", event: id, base: event, record, reason: "mistake" }
        : { kind: "fix", event: id, base: event, record: content },
    );
  }

  return {
    sync: undefined,
    book: undefined,
    passphrase: undefined,

    program: () => Promise.resolve(program),
    saveProgram: notHere,
    save: (entry) => Promise.resolve(save(entry)),
    undo: (saved, to) => Promise.resolve(undo(saved, to)),
    appendRemote: notHere,
    importRecords: notHere,

    bookOfDay: (day, { limit, before = Number.POSITIVE_INFINITY }) =>
      Promise.resolve(
        rowsOf(log)
          .filter((row) => row.day === day && row.seq < before)
          .slice(0, limit),
      ),
    bookRow: (record) => Promise.resolve(rowOf(log, record)),
    recordsHere: (asked) => Promise.resolve(new Set(asked.filter((id) => rowOf(log, id) !== undefined))),
    historyOf: (record) =>
      Promise.resolve(
        log.flatMap(({ seq, event }) => (event.record === record ? { kind: "readable", seq, event } : [])),
      ),
    // It goes with the page, as all else here.
    drafts: { keep: () => Promise.resolve(), drop: () => Promise.resolve(), read: () => Promise.resolve([]) },
    bag: () => Promise.resolve(bagIn(log)),
    bagTrouble: () => Promise.resolve(undefined),
    stopBag: notHere,
    resumeBag: notHere,
    monthBlocks: (from, to) =>
      Promise.resolve(blocksOf(log).filter(({ month }) => month >= from && month <= to)),

    // What leaves a phone, or is kept to be shown without a list, finds nothing.
    dayTotals: () => Promise.resolve([]),
    recordsBetween: nothing,
    sealedCopy: nothing,
    storedCount: () => Promise.resolve({ events: 0, records: 0 }),

    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onClosed: () => () => undefined,
    rebuild: notHere,
    check: () => Promise.resolve(nothingToCheck),
    close: () => undefined,
  };
}

const nothingToCheck: AuditReport = {
  events: 0,
  records: 0,
  contents: "read",
  differences: [],
  differenceCount: 0,
};

/** What practice has no screen for. */
function notHere(): Promise<Result<never, SaveFailure>> {
  return Promise.resolve(
    err({ kind: "unexpected", cause: new Error("Nothing of this is there in practice") }),
  );
}

async function* nothing(): AsyncGenerator<never, void, undefined> {}

function savedOf({ id, record, rev, kind }: RecordEvent): Saved {
  return { event: id, record, rev, kind };
}

/** Newest first. */
function rowsOf(log: readonly Noted[]): readonly ReadableRow[] {
  return [...new Set(log.map(({ event }) => event.record))]
    .flatMap((record) => rowOf(log, record) ?? [])
    .toSorted((one, other) => other.seq - one.seq);
}

function rowOf(log: readonly Noted[], id: RecordId): ReadableRow | undefined {
  const ofRecord = log.filter(({ event }) => event.record === id);
  const state = ofRecord.reduce<RecordState>((before, { event }) => applyEvent(before, event), emptyState);
  const [first] = ofRecord;
  const { content } = state;
  if (first === undefined || content === undefined) return undefined;
  return { kind: "readable", id, day: content.record.day, seq: first.seq, state };
}

function bagIn(log: readonly Noted[]): Bag | undefined {
  const changes = log.map(({ seq, event: { record } }, index): BagChange => {
    const before = rowOf(log.slice(0, index), record);
    const after = rowOf(log.slice(0, index + 1), record);
    return {
      seq: before?.seq ?? seq,
      isNew: before === undefined,
      isBrought: false,
      before: before && liveRecord(before.state),
      after: after && liveRecord(after.state),
    };
  });
  return shownBag(changedBag(undefined, changes));
}

/** What the strip above a day's list adds up; an evening of practice is in one month or two. */
function blocksOf(log: readonly Noted[]): readonly MonthBlock[] {
  const counted = rowsOf(log).flatMap(({ state }) => {
    const live = liveRecord(state);
    return (live && contribution(live)) ?? [];
  });
  return [...contributionsByMonth(counted)].map(([month, ofMonth]) =>
    applyToBlock(emptyBlock(month), ofMonth),
  );
}
