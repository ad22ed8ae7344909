/**
 * The shift that this phone is in. It is a record like any other, stored when
 * it begins and changed when it ends; what is recorded meanwhile names it.
 */
import { parseShiftId } from "../../contract/ids.ts";
import type { EventId, LocalDate, RecordId, SiteCode } from "../../domain/ids.ts";
import type { Program } from "../../domain/program.ts";
import type { ServiceModel, ShiftRecord } from "../../domain/record.ts";
import { headOf, liveRecord } from "../../domain/record-state.ts";
import type { Result } from "../../domain/result.ts";
import { closedShift, quarterOf, type ShiftEnd } from "../../domain/shift.ts";
import type { Phone, Saved, SaveFailure } from "../../storage/phone.ts";
import { newHeader, type ShiftOfEntry } from "../record/draft-record.ts";
import type { PreferenceStorage } from "../shell/preference-storage.ts";
import type { Clock, Ids } from "../shell/program-context.tsx";
import { keepShiftNote, keptShiftNote, type ShiftNote } from "./shift-note.ts";

/** What a person says when a shift begins. */
export interface ShiftChoice {
  readonly site: SiteCode;
  readonly route?: string | undefined;
  readonly model?: ServiceModel | undefined;
  readonly worker?: string | undefined;
}

export interface OpenShift {
  readonly note: ShiftNote;
  /** "unread" so far, or while the phone is locked; "gone" with the book that was closed since. */
  readonly record: ShiftRecord | "unread" | "gone";
}

/** What was done last on this screen, and can be undone. */
export interface LastOfShift {
  readonly type: "ended" | "discarded";
  readonly saved: Saved;
  readonly shift: ShiftRecord;
}

export interface ShiftState {
  readonly open: OpenShift | undefined;
  readonly last: LastOfShift | undefined;
  readonly isWriting: boolean;
  readonly failure: SaveFailure | undefined;
}

export interface ShiftKeeper {
  readonly state: () => ShiftState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Reads again how the shift stands: another tab, or a lead, may have ended it. */
  readonly refresh: () => Promise<void>;
  /** Each tells whether it is stored. A tap while another is being written does nothing. */
  readonly start: (choice: ShiftChoice) => Promise<boolean>;
  /** `retold` stands for what can't be read here any more. */
  readonly end: (how: ShiftEnd, retold?: ShiftChoice) => Promise<boolean>;
  /** A shift that was begun by mistake counts for nothing. */
  readonly discard: () => Promise<boolean>;
  readonly undoLast: () => Promise<boolean>;
  /** What ended is done with: what is shown next is the start of another. */
  readonly beginAnother: () => void;
  readonly forEntriesOf: (day: LocalDate) => ShiftOfEntry | undefined;
}

interface ShiftKeeperOptions {
  readonly phone: Pick<Phone, "save" | "undo" | "appendRemote" | "bookRow" | "sync">;
  readonly program: () => Program;
  readonly today: () => LocalDate;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly storage: PreferenceStorage;
}

export function createShiftKeeper(options: ShiftKeeperOptions): ShiftKeeper {
  const { phone, program, today, clock, ids, storage } = options;
  const listeners = new Set<() => void>();
  // Made once for what is asked next and kept through every try, so that a double tap stays one event.
  let next = newIds();
  let state: ShiftState = {
    open: openOf(keptShiftNote(storage)),
    last: undefined,
    isWriting: false,
    failure: undefined,
  };

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    refresh,
    start,
    end,
    discard,
    undoLast,
    beginAnother: () => set({ last: undefined, failure: undefined }),
    forEntriesOf,
  };

  function forEntriesOf(day: LocalDate): ShiftOfEntry | undefined {
    const { open } = state;
    // What is noted for an earlier day was not in this shift.
    if (open === undefined || day < open.note.day) return undefined;
    const id = parseShiftId(open.note.record);
    const { site, route, model } = recordOf(open) ?? {};
    return id.ok ? { id: id.value, site, route, model } : undefined;
  }

  async function refresh(): Promise<void> {
    const note = keptShiftNote(storage);
    const record = note === undefined ? undefined : await readShift(note);
    // Something was begun or ended while this was read.
    if (state.isWriting || !isSameNote(note, keptShiftNote(storage))) return;
    if (note === undefined || record === undefined || record === "over") {
      if (note !== undefined) keepShiftNote(storage, undefined);
      if (state.open !== undefined) set({ open: undefined });
      return;
    }
    if (record === "unread" && recordOf(state.open) !== undefined) return;
    const now = typeof record === "string" ? { note, record } : record;
    keepShiftNote(storage, now.note);
    set({ open: now });
  }

  async function readShift(note: ShiftNote): Promise<OpenShift | "over" | "gone" | "unread"> {
    const row = await phone.bookRow(note.record).catch(() => "unread" as const);
    if (row === "unread") return "unread";
    if (row === undefined) return note.isStored && phone.sync !== undefined ? "gone" : "over";
    if (row.kind === "unreadable") return "gone";
    const record = liveRecord(row.state);
    if (record?.kind !== "shift" || record.closed) return "over";
    const { event, rev } = headOf(row.state);
    return { note: { ...note, event, rev, isStored: true }, record };
  }

  async function start(choice: ShiftChoice): Promise<boolean> {
    if (state.open !== undefined || state.isWriting) return false;
    const nowMs = clock.now();
    const shift = newShift(choice, { id: next.record, day: today(), start: quarterOf(nowMs), nowMs });
    const note: ShiftNote = {
      record: shift.id,
      event: next.event,
      rev: 1,
      day: shift.day,
      start: shift.start,
      isStored: false,
    };
    // Before it is stored: an app that is closed right after must know of it when it opens.
    keepShiftNote(storage, note);
    const saved = await write(phone.save({ kind: "rec", event: next.event, record: shift }));
    if (saved === undefined) return false;
    keepOpen({ note: { ...note, event: saved.event, rev: saved.rev, isStored: true }, record: shift });
    return true;
  }

  async function end(how: ShiftEnd, retold?: ShiftChoice): Promise<boolean> {
    const { open } = state;
    if (open === undefined || state.isWriting) return false;
    const { note } = open;
    const record = recordOf(open);
    const told = record ?? (retold && retoldShift(note, retold));
    if (told === undefined) return false;
    const shift = closedShift(told, how);
    const { event } = next;
    const saved = await write(
      record === undefined
        ? phone.appendRemote({
            kind: "fix",
            event,
            onto: { event: note.event, rev: note.rev },
            record: shift,
          })
        : phone.save({ kind: "fix", event, base: note.event, record: shift }),
    );
    if (saved !== undefined) keepEnded({ type: "ended", saved, shift });
    return saved !== undefined;
  }

  async function discard(): Promise<boolean> {
    const { open } = state;
    const record = recordOf(open);
    if (open === undefined || record === undefined || state.isWriting) return false;
    const { note } = open;
    const { event } = next;
    const saved = await write(
      phone.save({ kind: "void", event, base: note.event, record: note.record, reason: "mistake" }),
    );
    if (saved !== undefined) keepEnded({ type: "discarded", saved, shift: record });
    return saved !== undefined;
  }

  async function undoLast(): Promise<boolean> {
    const { last } = state;
    if (last === undefined || state.open !== undefined || state.isWriting) return false;
    const saved = await write(phone.undo(last.saved));
    if (saved === undefined) return false;
    const { end: _end, minutes: _minutes, ...rest } = last.shift;
    const record = { ...rest, closed: false, empty: false };
    const { event, rev } = saved;
    keepOpen({
      note: { record: record.id, event, rev, day: record.day, start: record.start, isStored: true },
      record,
    });
    return true;
  }

  async function write(writing: Promise<Result<Saved, SaveFailure>>): Promise<Saved | undefined> {
    set({ isWriting: true, failure: undefined });
    const result = await writing;
    if (result.ok) {
      next = newIds();
      set({ isWriting: false });
      return result.value;
    }
    set({ isWriting: false, failure: result.error });
    return undefined;
  }

  function keepOpen(open: OpenShift): void {
    keepShiftNote(storage, open.note);
    set({ open, last: undefined });
  }

  function keepEnded(last: LastOfShift): void {
    keepShiftNote(storage, undefined);
    set({ open: undefined, last });
  }

  function newShift(
    { site, route, model, worker }: ShiftChoice,
    began: Pick<ShiftRecord, "id" | "day" | "start"> & { readonly nowMs: number },
  ): ShiftRecord {
    const { id, day, start: startsAt, nowMs } = began;
    return {
      ...newHeader({ id, site, day, program: program(), worker, nowMs }),
      ...(route !== undefined && { route }),
      ...(model !== undefined && { model }),
      kind: "shift",
      start: startsAt,
      workers: worker === undefined ? [] : [worker],
      closed: false,
      empty: false,
    };
  }

  /** Under the id, and of the time, that it began with; where it was is said again. */
  function retoldShift({ record, day, start: startsAt }: ShiftNote, retold: ShiftChoice): ShiftRecord {
    return newShift(retold, { id: record, day, start: startsAt, nowMs: clock.now() });
  }

  function newIds(): { readonly record: RecordId; readonly event: EventId } {
    return { record: ids.recordId(), event: ids.eventId() };
  }

  function set(changes: Partial<ShiftState>): void {
    state = { ...state, ...changes };
    for (const listener of listeners) listener();
  }
}

function openOf(note: ShiftNote | undefined): OpenShift | undefined {
  return note === undefined ? undefined : { note, record: "unread" };
}

/** What is known here of a shift that is open. */
export function recordOf(open: OpenShift | undefined): ShiftRecord | undefined {
  return typeof open?.record === "string" ? undefined : open?.record;
}

function isSameNote(one: ShiftNote | undefined, other: ShiftNote | undefined): boolean {
  return one?.record === other?.record && one?.event === other?.event;
}
