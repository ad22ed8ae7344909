/**
 * The shift that this phone is in. It is a record like any other, stored when
 * it begins and changed when it ends; what is recorded meanwhile names it.
 */
import { parseShiftId } from "../../contract/ids.ts";
import { addDays } from "../../domain/local-date.ts";
import type { EventId, LocalDate, RecordId, SiteCode } from "../../domain/ids.ts";
import type { Program } from "../../domain/program.ts";
import type { ServiceModel, ShiftRecord } from "../../domain/record.ts";
import type { Result } from "../../domain/result.ts";
import { closedShift, longestShiftMs, msOfQuarter, quarterOf, type ShiftEnd } from "../../domain/shift.ts";
import type { Phone, Saved, SaveFailure } from "../../storage/phone.ts";
import { newHeader, type ShiftOfEntry } from "../record/draft-record.ts";
import type { PreferenceStorage } from "../shell/preference-storage.ts";
import type { Clock, Ids } from "../shell/program-context.tsx";
import { type EndOfShift, type OpenShift, readAmended, readShift, recordOf } from "./read-shift.ts";
import { withLoads } from "./shift-loads.ts";
import { keepShiftNote, keptShiftNote, type ShiftNote } from "./shift-note.ts";

/** What a person says when a shift begins. */
export interface ShiftChoice {
  readonly site: SiteCode;
  readonly route?: string | undefined;
  readonly model?: ServiceModel | undefined;
  readonly worker?: string | undefined;
}

/** What was done last on this screen, and can be undone. */
export interface LastOfShift extends EndOfShift {
  readonly type: "ended" | "discarded";
}

export interface ShiftState {
  readonly open: OpenShift | undefined;
  readonly last: LastOfShift | undefined;
  /** What ended is done with: what is shown is the start of another. */
  readonly isBeginning: boolean;
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
  /** `retold` stands for what can't be read here any more; `stock` says what its bag was loaded with, and what came back. */
  readonly end: (how: ShiftEnd, retold?: ShiftChoice, stock?: LoadedStock) => Promise<boolean>;
  /** A shift that was begun by mistake counts for nothing. */
  readonly discard: () => Promise<boolean>;
  readonly undoLast: () => Promise<boolean>;
  /** What is shown next is the start of another; that the one before ended can still be undone. */
  readonly beginAnother: () => void;
  /** A lock: what was said of a shift is not held any longer than the book. */
  readonly forget: () => void;
  /** Somebody else records from here on. */
  readonly leave: () => void;
  readonly forEntriesOf: (day: LocalDate) => ShiftOfEntry | undefined;
}

type LoadedStock = Parameters<typeof withLoads>[1];

interface ShiftKeeperOptions {
  readonly phone: Pick<Phone, "save" | "undo" | "appendRemote" | "bookRow" | "historyOf" | "sync">;
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
    isBeginning: false,
    isWriting: false,
    failure: undefined,
  };

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async refresh() {
      if (!state.isWriting) await look();
    },
    start: (choice) => alone(() => start(choice)),
    end: (how, retold, stock) => alone(() => end(how, retold, stock)),
    discard: () => alone(discard),
    undoLast: () => alone(undoLast),
    beginAnother: () => set({ isBeginning: true, failure: undefined }),
    forget() {
      const { open } = state;
      set({ last: undefined, open: open && { note: open.note, record: "unread" } });
    },
    leave() {
      const { open } = state;
      if (open !== undefined) keepOpen({ ...open, note: { ...open.note, isLeft: true } });
    },
    forEntriesOf,
  };

  function forEntriesOf(day: LocalDate): ShiftOfEntry | undefined {
    const { open } = state;
    if (open === undefined || open.note.isLeft) return undefined;
    // What is noted for another day was not in this shift, and one that was left open is over by then.
    const lastedMs = clock.now() - msOfQuarter(open.note.start);
    const isOfShift = day === open.note.day || day === addDays(open.note.day, 1);
    if (!isOfShift || lastedMs > longestShiftMs) return undefined;
    const { site, route, model } = recordOf(open) ?? {};
    const id = parseShiftId(open.note.record);
    return id.ok ? { id: id.value, site, route, model } : undefined;
  }

  /** One thing at a time, and on what another tab may have done since: a second tap meanwhile is the same tap. */
  async function alone(work: () => Promise<boolean>): Promise<boolean> {
    if (state.isWriting) return false;
    const asked = state.open?.note.record;
    set({ isWriting: true, failure: undefined });
    try {
      await look();
      // Whoever tapped saw another shift, or none.
      return state.open?.note.record === asked && (await work());
    } finally {
      set({ isWriting: false });
    }
  }

  async function look(): Promise<void> {
    await lookAtLast();
    const note = keptShiftNote(storage);
    const found = note === undefined ? undefined : await readShift(phone, note);
    // Something was begun or ended while this was read.
    if (!isSameNote(note, keptShiftNote(storage))) return;
    if (note === undefined || found === undefined || found === "over") {
      if (note !== undefined) keepShiftNote(storage, undefined);
      if (state.open !== undefined) set({ open: undefined });
      return;
    }
    if (found === "unread" && state.open?.note.record === note.record) return;
    const open = typeof found === "string" ? { note, record: found } : found;
    keepShiftNote(storage, open.note);
    const isOther = state.open?.note.record !== note.record;
    set({ open, ...(isOther && { last: undefined }) });
  }

  async function lookAtLast(): Promise<void> {
    const { last } = state;
    const amended = last?.type === "ended" ? await readAmended(phone, last) : undefined;
    if (last !== undefined && amended !== undefined && state.last === last)
      set({ last: { ...last, ...amended } });
  }

  async function start(choice: ShiftChoice): Promise<boolean> {
    if (state.open !== undefined) return false;
    const nowMs = clock.now();
    const shift = newShift(choice, { id: next.record, day: today(), start: quarterOf(nowMs), nowMs });
    const note: ShiftNote = {
      record: shift.id,
      event: next.event,
      rev: 1,
      day: shift.day,
      start: shift.start,
      isStored: false,
      isOfProgram: phone.sync !== undefined,
      isLeft: false,
    };
    // Before it is stored: an app that is closed right after must know of it when it opens.
    keepShiftNote(storage, note);
    const saved = await write(phone.save({ kind: "rec", event: next.event, record: shift }));
    if (saved === undefined) return false;
    keepOpen({ note: { ...note, event: saved.event, rev: saved.rev, isStored: true }, record: shift });
    return true;
  }

  async function end(how: ShiftEnd, retold?: ShiftChoice, stock?: LoadedStock): Promise<boolean> {
    const { open } = state;
    if (open === undefined) return false;
    const { note } = open;
    const record = recordOf(open);
    const told = record ?? (retold && retoldShift(note, retold));
    if (told === undefined) return false;
    // One that came along at joining may say its start less exactly than it was: no length follows from that.
    const isCoarse = record !== undefined && record.start !== note.start;
    const closed = closedShift(told, isCoarse ? { isEmpty: how.isEmpty } : how);
    const shift = stock === undefined ? closed : withLoads(closed, stock);
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
    if (open === undefined || record === undefined) return false;
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
    if (last === undefined || state.open !== undefined) return false;
    const { end: _end, minutes: _minutes, ...rest } = last.shift;
    const record = { ...rest, closed: false, empty: false };
    const saved = await write(undone(last, record));
    if (saved === undefined) return false;
    const { event, rev } = saved;
    const { id, day, start: startsAt } = record;
    const isOfProgram = phone.sync !== undefined;
    keepOpen({
      note: { record: id, event, rev, day, start: startsAt, isStored: true, isOfProgram, isLeft: false },
      record,
    });
    return true;
  }

  /** What the book has no more is said again on top of what was sealed. */
  async function undone(
    { saved: { event, rev }, saved, isAmended }: LastOfShift,
    record: ShiftRecord,
  ): Promise<Result<Saved, SaveFailure>> {
    const row = await phone.bookRow(record.id).catch(() => undefined);
    const isHere = row !== undefined || phone.sync === undefined;
    if (isHere && isAmended) return phone.save({ kind: "fix", event: next.event, base: event, record });
    if (isHere) return phone.undo(saved);
    return phone.appendRemote({ kind: "fix", event: next.event, onto: { event, rev }, record });
  }

  async function write(writing: Promise<Result<Saved, SaveFailure>>): Promise<Saved | undefined> {
    const result = await writing;
    if (result.ok) {
      next = newIds();
      return result.value;
    }
    set({ failure: result.error });
    return undefined;
  }

  function keepOpen(open: OpenShift): void {
    keepShiftNote(storage, open.note);
    set({ open, last: undefined, isBeginning: false });
  }

  function keepEnded(last: LastOfShift): void {
    // Another tab may have begun the next one.
    if (keptShiftNote(storage)?.record === last.shift.id) keepShiftNote(storage, undefined);
    set({ open: undefined, last, isBeginning: false });
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

function isSameNote(one: ShiftNote | undefined, other: ShiftNote | undefined): boolean {
  return one?.record === other?.record && one?.event === other?.event;
}
