/** A tap on Save of a changed record: what it asks, and of whom. */
import { assert } from "../../domain/assert.ts";
import type { EventId } from "../../domain/ids.ts";
import type { Program } from "../../domain/program.ts";
import type { Result } from "../../domain/result.ts";
import type { SaveFailure } from "../../storage/phone.ts";
import type { EntryRecord } from "./draft.ts";
import { asChangeOf, type Base, type Onto, type ReadRecord } from "./fix-base.ts";
import { recordOfForm } from "./fix-content.ts";
import type { FormOf, UnsavedFix } from "./kept-fixes.ts";

/** What is to be stored. */
export interface FixToStore {
  readonly event: EventId;
  readonly record: EntryRecord;
  readonly onto: Onto;
}

export interface Refusal {
  readonly words: string;
  readonly failure: SaveFailure;
}

/** Answers with what holds it now. */
export type StoreFix = (fix: FixToStore) => Promise<Result<Onto, Refusal>>;

/** Why what belongs to a Save, stored as `onto`, could not be noted, in words. */
export type NoteFix = (onto: Onto) => Promise<string | undefined>;

/** A tap on Save. */
export interface AskedSave {
  /** As it was filled then; `recordOfForm` makes a record of it. */
  readonly form: UnsavedFix;
  readonly read: ReadRecord;
  readonly program: Program;
  readonly newEvent: () => EventId;
  readonly store: StoreFix;
  readonly note?: NoteFix | undefined;
}

/** Where it was tapped. */
export function formIn({ read: { record, place } }: Pick<AskedSave, "read">): FormOf {
  return { id: record.id, place };
}

/** A Save that nobody knows of. */
export interface UnclearSave {
  readonly asked: AskedSave;
  readonly fix: FixToStore;
  /** For what is saved on top of anything else: that id may hold what was stored before it. */
  readonly otherEvent: EventId;
  /** Set once the entry was taken out after it: nobody waits for it any more, but its id is used up all the same. */
  readonly isOver?: true;
}

/** On top of all that is known by now, also where the form was left before its turn came. */
export function fixOf(
  { form, program }: AskedSave,
  base: Base,
  unclear: UnclearSave | undefined,
): FixToStore {
  const asked = recordOfForm(form, { origin: base.record, program });
  assert(asked.ok, "what is no record isn't asked to be saved");
  const event = unclear === undefined ? asChangeOf(form, base).event : eventAfter(unclear, base);
  return { event, record: asked.value, onto: base.onto };
}

/** The same only while nothing else was done to the record: storage recognises by it what it has stored. */
function eventAfter({ fix, otherEvent }: UnclearSave, { onto }: Base): EventId {
  return onto.event === fix.onto.event || onto.event === fix.event ? fix.event : otherEvent;
}
