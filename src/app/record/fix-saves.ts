/**
 * Saves of changed records. Whoever taps Save may go on changing the form,
 * leave it, open it again, and tap Save again, all before the first answer:
 *
 * - Saves of one record go one after the other. A tap while one is under way
 *   asks for the next, with what the form says at that tap; a later tap takes
 *   its place. Where the form is left, what was asked for still happens.
 * - Each goes on top of what the one before stored, under an id of its own.
 *   After a refusal the id stays, and also where nobody knows what became of
 *   the Save: storage recognises by it what it has stored.
 * - What was asked for next and says just what the Save before it stored is not
 *   stored again: a double tap on Save is one.
 * - A refusal ends it: what was asked for next would fail alike, and its words
 *   are for somebody to read. What the form says by then is kept.
 * - Where something that belongs to a Save could not be done, that ends it too.
 *   What was stored is stored: the next Save of the same does only the rest.
 * - What this tab stored of a record is known here, also where it took it out of
 *   the counts or brought it back, and a form that is open goes on from the
 *   later of that and of what its screen read.
 * - While a Save is under way, and after one that nobody knows of, whatever the
 *   form says is kept: nobody knows what it is a change of. Once the last one
 *   that was asked for is stored, what says the same is forgotten, and any
 *   other is kept as a change of what is stored now. "The same" is what would
 *   be stored, not how it was typed.
 * - A Save that nobody knows of is known once its record is read to hold what
 *   it asked. Its id stays then: whoever saves the same again stores nothing.
 */
import { assert } from "../../domain/assert.ts";
import type { EventId, RecordId } from "../../domain/ids.ts";
import type { Program } from "../../domain/program.ts";
import type { Result } from "../../domain/result.ts";
import type { SaveFailure } from "../../storage/phone.ts";
import { mayBeDone, type ReadHead } from "./asked-again.ts";
import type { EntryRecord } from "./draft.ts";
import { isEntryRecord } from "./draft-record.ts";
import { asChangeOf, baseOf, type Onto, type ReadRecord, type StoredFix } from "./fix-base.ts";
import { asksTheSame, recordOfForm, saysTheSame } from "./fix-content.ts";
import type { KeptFixes, UnsavedFix } from "./kept-fixes.ts";

/** What is to be stored. */
interface FixToStore {
  readonly event: EventId;
  readonly record: EntryRecord;
  readonly onto: Onto;
  /** It is stored already, as `onto`: only what belongs to it is to be done. */
  readonly isStored: boolean;
}

/** What holds it now. */
interface StoredAs extends Onto {
  /** Why something that belongs to it could not be done, in words. */
  readonly notDone?: string;
}

interface Refusal {
  readonly words: string;
  readonly failure: SaveFailure;
}

export type StoreFix = (fix: FixToStore) => Promise<Result<StoredAs, Refusal>>;

/** A change of a record, as it is stored. */
interface StoredChange extends Omit<StoredFix, "answered" | "isUnfinished"> {
  /** What it was made on. */
  readonly on: Onto;
  readonly isUnfinished?: boolean;
}

/** A tap on Save. */
export interface AskedSave {
  /** As it was filled then; `recordOfForm` makes a record of it. */
  readonly form: UnsavedFix;
  readonly read: ReadRecord;
  readonly program: Program;
  readonly newEvent: () => EventId;
  readonly store: StoreFix;
}

/** How the Saves of a record ended for now: all that was asked for is done, or why not, in words. */
export type SavesEnd =
  | { readonly kind: "stored" }
  | {
      readonly kind: "not-done";
      readonly words: string;
      /** Set where the last Save was stored, and only what belongs to it isn't done. */
      readonly isStored?: true;
    };

/** Of what is kept: whether the last Save asked just that, and is under way, or had no answer. */
export type HowLeft = "saving" | "unclear" | "left";

export interface FixSaves {
  readonly save: (asked: AskedSave) => void;
  /** Those of which a Save is under way; the same list until that changes. */
  readonly saving: () => readonly RecordId[];
  readonly howLeft: (record: RecordId) => HowLeft;
  /** Whether it is known what every Save of it came to. */
  readonly isSettled: (record: RecordId) => boolean;
  readonly stored: (record: RecordId) => StoredFix | undefined;
  /** Of what was stored by no Save. */
  readonly noteStored: (change: StoredChange) => void;
  readonly storedRecords: () => readonly RecordId[];
  /** The record as it was just read from the book. */
  readonly found: (record: RecordId, head: ReadHead) => void;
  /** Tells the open form of a record, whichever form asked. */
  readonly onEnd: (record: RecordId, listener: (end: SavesEnd) => void) => () => void;
  readonly dropNext: (record: RecordId) => void;
  readonly dropStored: (record: RecordId) => void;
}

/** `kept` is where the changes are that no Save has stored; `tell` is called after each change. */
export function createFixSaves(kept: Pick<KeptFixes, "of" | "keep" | "forget">, tell: () => void): FixSaves {
  /** Of each record whose Save is under way, what it asks and what was asked for next. */
  const turns = new Map<RecordId, { readonly asked: AskedSave; next: AskedSave | undefined }>();
  const storedFixes = new Map<RecordId, StoredFix>();
  const unclear = new Map<RecordId, AskedSave>();
  const listeners = new Map<RecordId, Set<(end: SavesEnd) => void>>();
  let saving: readonly RecordId[] = [];

  function begin(asked: AskedSave): void {
    turns.set(asked.read.record.id, { asked, next: undefined });
    saving = [...turns.keys()];
    tell();
    void run(asked);
  }

  async function run(asked: AskedSave): Promise<void> {
    let tried: { readonly fix: FixToStore; readonly answer: Awaited<ReturnType<StoreFix>> } | undefined;
    try {
      const fix = fixOf(asked, storedFixes.get(asked.read.record.id));
      tried = { fix, answer: await asked.store(fix) };
    } finally {
      // What is thrown is our own mistake, which the top handler tells; no later Save waits for it.
      if (tried === undefined) close(asked);
    }
    const { fix, answer } = tried;
    if (answer.ok) stored(asked, { fix, as: answer.value });
    else refused(asked, answer.error);
  }

  function stored(asked: AskedSave, { fix, as }: { readonly fix: FixToStore; readonly as: StoredAs }): void {
    const { id } = fix.record;
    unclear.delete(id);
    const now = noteStored({
      record: fix.record,
      on: fix.onto,
      onto: as,
      isVoided: false,
      place: asked.read.place,
      event: asked.newEvent(),
      isUnfinished: as.notDone !== undefined,
    });
    const next = turns.get(id)?.next;
    const isOver =
      as.notDone !== undefined || next === undefined || saysTheSame(next.form, now.record, next.program);
    keepRest(now, isOver ? asked.program : undefined);
    if (!isOver) begin(next);
    else if (as.notDone === undefined) end(asked, { kind: "stored" });
    else end(asked, { kind: "not-done", words: as.notDone, isStored: true });
  }

  /** Of what is kept; without `program` also where it says the same. */
  function keepRest(now: StoredFix, program: Program | undefined): void {
    const { id } = now.record;
    const left = kept.of(id);
    if (left === undefined) return;
    if (program !== undefined && saysTheSame(left, now.record, program)) kept.forget(id);
    else kept.keep(asChangeOf(left, { record: now.record, stored: now }));
  }

  /** Nobody's form closes by it: who was told that it isn't known may be about to tap. */
  function found(id: RecordId, { live, event, rev }: ReadHead): void {
    const asked = unclear.get(id);
    if (asked === undefined || live === undefined || !isEntryRecord(live) || turns.has(id)) return;
    const base = baseOf(asked.read, storedFixes.get(id));
    if (rev <= base.onto.rev || !saysTheSame(asked.form, live, asked.program)) return;
    unclear.delete(id);
    const tried = asChangeOf(asked.form, base).event;
    const onto = { event, rev };
    const now = noteStored({ record: live, on: base.onto, onto, isVoided: false, event: tried });
    keepRest(now, asked.program);
    tell();
  }

  function refused(asked: AskedSave, { words, failure }: Refusal): void {
    const { id } = asked.read.record;
    if (mayBeDone(failure)) unclear.set(id, asked);
    const last = turns.get(id)?.next ?? asked;
    const base = baseOf(last.read, storedFixes.get(id));
    const left = kept.of(id);
    const { program } = asked;
    if (left !== undefined && !unclear.has(id) && !base.isVoided && saysTheSame(left, base.record, program)) {
      kept.forget(id);
    } else if (left !== undefined && asksTheSame([left, last.form], { origin: base.record, program })) {
      kept.keep({ ...left, failure });
    }
    end(asked, { kind: "not-done", words });
  }

  /** An answer that comes late says nothing of what was stored after it. */
  function noteStored({
    on,
    onto: { event, rev },
    isUnfinished = false,
    ...change
  }: StoredChange): StoredFix {
    const { id } = change.record;
    const before = storedFixes.get(id);
    const isLate = before !== undefined && before.onto.rev > rev;
    const now = {
      ...(isLate ? before : { ...change, onto: { event, rev }, isUnfinished }),
      answered: [...(before?.answered ?? []), on.event],
    };
    storedFixes.set(id, now);
    return now;
  }

  function end(asked: AskedSave, how: SavesEnd): void {
    close(asked);
    for (const listener of listeners.get(asked.read.record.id) ?? []) listener(how);
  }

  function close({ read }: AskedSave): void {
    turns.delete(read.record.id);
    saving = [...turns.keys()];
    tell();
  }

  return {
    save(asked) {
      const turn = turns.get(asked.read.record.id);
      if (turn === undefined) begin(asked);
      else turn.next = asked;
    },
    saving: () => saving,
    howLeft(id) {
      const turn = turns.get(id);
      const asked = turn?.next ?? turn?.asked ?? unclear.get(id);
      const left = kept.of(id);
      if (asked === undefined || left === undefined) return "left";
      const { record: origin } = baseOf(asked.read, storedFixes.get(id));
      if (!asksTheSame([left, asked.form], { origin, program: asked.program })) return "left";
      return turn === undefined ? "unclear" : "saving";
    },
    isSettled: (id) => !turns.has(id) && !unclear.has(id),
    stored: (id) => storedFixes.get(id),
    noteStored(change) {
      noteStored(change);
      tell();
    },
    storedRecords: () => [...storedFixes.keys()],
    found,
    onEnd(id, listener) {
      const ofRecord = listeners.get(id) ?? new Set();
      listeners.set(id, ofRecord.add(listener));
      return () => {
        ofRecord.delete(listener);
        if (ofRecord.size === 0) listeners.delete(id);
      };
    },
    dropNext(id) {
      unclear.delete(id);
      const turn = turns.get(id);
      if (turn !== undefined) turn.next = undefined;
    },
    dropStored: (id) => void storedFixes.delete(id),
  };
}

/** On top of all that is known by now, also where the form was left before its turn came. */
function fixOf({ form, read, program }: AskedSave, stored: StoredFix | undefined): FixToStore {
  const base = baseOf(read, stored);
  const asked = recordOfForm(form, { origin: base.record, program });
  assert(asked.ok, "what is no record isn't asked to be saved");
  const isUnfinished = base.stored?.isUnfinished === true && base.stored.place === read.place;
  if (isUnfinished && saysTheSame(form, base.record, program))
    return { event: base.onto.event, record: base.record, onto: base.onto, isStored: true };
  const { event } = asChangeOf(form, base);
  return { event, record: asked.value, onto: base.onto, isStored: false };
}
