/**
 * Saves of changed records. Whoever taps Save may go on changing the form,
 * leave it, open it again, and tap Save again, all before the first answer:
 *
 * - Saves of one record go one after the other, from whichever of its forms. A
 *   tap while one is under way asks for the next, with what the form says at
 *   that tap; a later tap on the same form takes its place. Where the form is
 *   left, what was asked for still happens, unless the record is taken out here.
 * - Each goes on top of all that is known then, under an id of its own.
 *   After a refusal the id stays, and also where nobody knows what became of
 *   the Save, while nothing else was done to the record: storage recognises by
 *   it what it has stored.
 * - What a form asked for next and says just what its Save before stored is not
 *   stored again: a double tap on Save is one.
 * - A refusal ends it for the form: what it asked for next would fail alike, and
 *   the words are for somebody to read. What the form says by then is kept.
 * - What belongs to a Save and goes over the network is noted once that is
 *   stored, and only the end waits for it: what was asked for next is stored
 *   meanwhile, and then noted in its place. Where it could not be noted, the
 *   next Save of the same does only that.
 * - What this tab stored of a record is known here, also where it took it out of
 *   the counts or brought it back: see stored-here.ts.
 * - While a Save is under way, and after one that nobody knows of, whatever the
 *   form says is kept: nobody knows what it is a change of. Once the last one
 *   that was asked for is stored, what says the same is forgotten, and any
 *   other is kept as a change of what is stored now. "The same" is what would
 *   be stored, not how it was typed.
 * - A Save that nobody knows of is known once its record is read to hold what
 *   it asked. Its id stays while that is the last: the same is not stored again,
 *   where it was this Save that stored it.
 */
import type { RecordId } from "../../domain/ids.ts";
import { ok } from "../../domain/result.ts";
import { isEntryRecord } from "./draft-record.ts";
import { mayBeDone, type ReadHead } from "./asked-again.ts";
import {
  type AskedSave,
  type FixToStore,
  fixOf,
  formIn,
  type Refusal,
  type StoreFix,
  type UnclearSave,
} from "./asked-save.ts";
import { asChangeOf, type Base, baseOf, type Onto } from "./fix-base.ts";
import { asksTheSame, saysTheSame } from "./fix-content.ts";
import { createNotes } from "./fix-notes.ts";
import { createFixTurns } from "./fix-turns.ts";
import { type FormOf, type KeptFixes, keyOf } from "./kept-fixes.ts";
import { createStoredRecords, type StoredEvent, type StoredHere } from "./stored-here.ts";

/** How the Saves of a form ended for now: all that was asked for is done, or why not, in words. */
export type SavesEnd =
  | { readonly kind: "stored" }
  | {
      readonly kind: "not-done";
      readonly words: string;
      /** Set where a Save was stored, and only what belongs to it isn't noted. */
      readonly isStored?: true;
      /** Whether it isn't the last that was asked for. */
      readonly isEarlier?: boolean;
    };

/** Of what is kept: whether the last Save asked just that, and is under way, or had no answer. */
export type HowLeft = "saving" | "unclear" | "left";

export interface FixSaves {
  readonly save: (asked: AskedSave) => void;
  /** Those of which a Save is under way; the same list until that changes. */
  readonly saving: () => readonly RecordId[];
  readonly howLeft: (form: FormOf) => HowLeft;
  /** Whether it is known what every Save came to that its form can tell of. */
  readonly isSettled: (form: FormOf) => boolean;
  readonly stored: (record: RecordId) => StoredHere;
  /** Of what was stored by no Save. */
  readonly noteStored: (record: RecordId, event: StoredEvent) => void;
  /** Those of which a Save was stored, or had no answer. */
  readonly savedRecords: () => readonly RecordId[];
  /** The record as it was just read from the book. */
  readonly found: (record: RecordId, head: ReadHead) => void;
  /** Tells a form how what it asked for ended, also where it was left and opened again. */
  readonly onEnd: (form: FormOf, listener: (end: SavesEnd) => void) => () => void;
  readonly dropNext: (form: FormOf) => void;
  readonly dropStored: (record: RecordId) => void;
}

/** `kept` is where the changes are that no Save has stored; `tell` is called after each change. */
export function createFixSaves(kept: Pick<KeptFixes, "of" | "keep" | "forget">, tell: () => void): FixSaves {
  const turns = createFixTurns();
  const stored = createStoredRecords();
  /** Of each form. */
  const unclear = new Map<string, UnclearSave>();
  /** Of each form, what it asked last of all that has begun, until it is told how that ended. */
  const latest = new Map<string, AskedSave>();
  const noteLast = createNotes();
  const listeners = new Map<string, Set<(end: SavesEnd) => void>>();

  const keyIn = (asked: AskedSave) => keyOf(formIn(asked));
  const baseFor = ({ read }: AskedSave) => baseOf(read, stored.of(read.record.id));

  function unclearOf(form: FormOf): UnclearSave | undefined {
    const tried = unclear.get(keyOf(form));
    return tried?.isOver === true ? undefined : tried;
  }

  /** What another form asked may be under what the record's own form shows, and not what one with a place does. */
  function isUnclear({ id, place }: FormOf): boolean {
    if (place !== undefined) return unclearOf({ id, place }) !== undefined;
    return [...unclear.values()].some(({ asked, isOver }) => isOver !== true && asked.read.record.id === id);
  }

  function begin(asked: AskedSave): void {
    latest.set(keyIn(asked), asked);
    tell();
    void run(asked);
  }

  function goOn({ read }: AskedSave): void {
    const next = turns.next(read.record.id);
    if (next === undefined) tell();
    else begin(next);
  }

  async function run(asked: AskedSave): Promise<void> {
    let tried: { readonly fix: FixToStore; readonly answer: Awaited<ReturnType<StoreFix>> } | undefined;
    try {
      const base = baseFor(asked);
      const fix = fixOf(asked, base, unclear.get(keyIn(asked)));
      tried = { fix, answer: isOnlyToBeNoted(asked, base) ? ok(base.onto) : await asked.store(fix) };
    } finally {
      // What is thrown is our own mistake, which the top handler tells; no later Save waits for it.
      if (tried === undefined) goOn(asked);
    }
    const { fix, answer } = tried;
    if (!answer.ok) return refused(asked, { fix, ...answer.error });
    keepStored(asked, { fix, as: answer.value });
    done(asked, answer.value);
  }

  /** Not where something that had no answer may have been stored over it. */
  function isOnlyToBeNoted(asked: AskedSave, { notNoted, record }: Base): boolean {
    const { form, program } = asked;
    return notNoted !== undefined && !isUnclear(formIn(asked)) && saysTheSame(form, record, program);
  }

  function keepStored(asked: AskedSave, { fix, as }: { readonly fix: FixToStore; readonly as: Onto }): void {
    unclear.delete(keyIn(asked));
    const { record, onto } = fix;
    // What was recognised is what it was asked to go on top of.
    if (as.event !== onto.event)
      stored.add(record.id, { kind: "fix", id: as.event, rev: as.rev, base: onto.event, content: record });
    stored.noteForm(formIn(asked), { event: as.event, record, nextEvent: asked.newEvent() });
  }

  function done(asked: AskedSave, as: Onto): void {
    const form = formIn(asked);
    if (asked.note !== undefined) stored.noteNoted(form, { event: as.event, notNoted: "" });
    const base = baseFor(asked);
    const next = turns.waitingOf(form);
    const isOver = next === undefined || saysTheSame(next.form, base.record, next.program);
    if (isOver) turns.dropWaitingOf(form);
    keepRest(asked, { base, isOver });
    goOn(asked);
    if (asked.note !== undefined) return note(asked, as);
    latest.delete(keyIn(asked));
    if (isOver) tellEnd(asked, { kind: "stored" });
  }

  function note(asked: AskedSave, onto: Onto): void {
    const { note: ask } = asked;
    const [form, key] = [formIn(asked), keyIn(asked)];
    if (ask === undefined) return;
    void noteLast(key, {
      event: onto.event,
      ask: () => ask(onto),
      onEnd(notNoted) {
        stored.noteNoted(form, { event: onto.event, notNoted });
        const isLast = latest.get(key) === asked && turns.waitingOf(form) === undefined;
        if (latest.get(key) === asked) latest.delete(key);
        const isEarlier = !isLast;
        if (notNoted !== undefined)
          tellEnd(asked, { kind: "not-done", words: notNoted, isStored: true, isEarlier });
        else if (isLast) tellEnd(asked, { kind: "stored" });
      },
    });
  }

  /** Of what is kept, where nothing else was asked for also where it says the same. */
  function keepRest(
    asked: AskedSave,
    { base, isOver }: { readonly base: Base; readonly isOver: boolean },
  ): void {
    const left = kept.of(formIn(asked));
    if (left === undefined) return;
    if (isOver && saysTheSame(left, base.record, asked.program)) kept.forget(formIn(asked));
    else kept.keep(asChangeOf(left, base));
  }

  /** Nobody's form closes by it: who was told that it isn't known may be about to tap. */
  function found(id: RecordId, { live, event, rev }: ReadHead): void {
    const tried = unclearOf({ id });
    if (tried === undefined || live === undefined || !isEntryRecord(live) || turns.underWay(id)) return;
    const { asked } = tried;
    const base = baseFor(asked);
    if (rev <= base.onto.rev || !saysTheSame(asked.form, live, asked.program)) return;
    unclear.delete(keyIn(asked));
    stored.add(id, { kind: "fix", id: event, rev, base: base.onto.event, content: live });
    const { fix, otherEvent } = tried;
    stored.noteForm({ id }, { event, record: live, nextEvent: otherEvent, tried: fix.event });
    keepRest(asked, { base: baseFor(asked), isOver: true });
    tell();
  }

  function refused(asked: AskedSave, { fix, words, failure }: Refusal & { readonly fix: FixToStore }): void {
    const { program } = asked;
    const form = formIn(asked);
    if (mayBeDone(failure)) unclear.set(keyIn(asked), { asked, fix, otherEvent: asked.newEvent() });
    latest.delete(keyIn(asked));
    const last = turns.waitingOf(form) ?? asked;
    turns.dropWaitingOf(form);
    const base = baseFor(last);
    const left = kept.of(form);
    const isKnown = !isUnclear(form) && !base.isVoided;
    if (left !== undefined && isKnown && saysTheSame(left, base.record, program)) {
      kept.forget(form);
    } else if (left !== undefined && asksTheSame([left, last.form], { origin: base.record, program })) {
      kept.keep({ ...left, failure });
    }
    goOn(asked);
    tellEnd(asked, { kind: "not-done", words });
  }

  /** What a form of another place asked is found there again; its own form says that the entry is out. */
  function leaveWaiting(id: RecordId): void {
    for (const { form, read } of turns.dropWaiting(id)) if (read.place !== undefined) kept.keep(form);
  }

  function tellEnd(asked: AskedSave, how: SavesEnd): void {
    for (const listener of listeners.get(keyIn(asked)) ?? []) listener(how);
  }

  return {
    save(asked) {
      if (turns.ask(asked)) begin(asked);
    },
    saving: turns.records,
    howLeft(form) {
      const now = turns.underWay(form.id);
      const isOwn = now !== undefined && keyIn(now) === keyOf(form);
      const asking = turns.waitingOf(form) ?? (isOwn ? now : undefined);
      const asked = asking ?? unclearOf(form)?.asked;
      const left = kept.of(form);
      if (asked === undefined || left === undefined) return "left";
      const { record: origin } = baseFor(asked);
      if (!asksTheSame([left, asked.form], { origin, program: asked.program })) return "left";
      return asking === undefined ? "unclear" : "saving";
    },
    isSettled: (form) => turns.underWay(form.id) === undefined && !isUnclear(form),
    stored: stored.of,
    noteStored(id, event) {
      stored.add(id, event);
      // What waits was asked for before it was taken out, and would bring it back.
      if (event.kind === "void") leaveWaiting(id);
      tell();
    },
    savedRecords: () => [...stored.records(), ...[...unclear.values()].map(({ fix }) => fix.record.id)],
    found,
    onEnd(form, listener) {
      const key = keyOf(form);
      const ofForm = listeners.get(key) ?? new Set();
      listeners.set(key, ofForm.add(listener));
      return () => {
        ofForm.delete(listener);
        if (ofForm.size === 0) listeners.delete(key);
      };
    },
    dropNext(form) {
      const tried = unclear.get(keyOf(form));
      // A Save with that id again would be told to be stored, and the entry stay out.
      if (tried !== undefined) unclear.set(keyOf(form), { ...tried, isOver: true });
      turns.dropWaitingOf(form);
    },
    dropStored(id) {
      for (const [key, { asked }] of unclear) if (asked.read.record.id === id) unclear.delete(key);
      stored.drop(id);
    },
  };
}
