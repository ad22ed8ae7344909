/** What a changed record is a change of: the later of what its screen has read and what this tab has stored since. */
import type { EventId } from "../../domain/ids.ts";
import type { RemoteEntry } from "../../storage/phone.ts";
import type { EntryRecord } from "./draft.ts";
import type { UnsavedFix } from "./kept-fixes.ts";

/** An event of a record, and its revision: what a change of it goes on top of. */
export type Onto = RemoteEntry["onto"];

/** The last event of a record as the screen of the form has read it. */
export interface FixedHead extends Onto {
  readonly voided: boolean;
}

/** A record as the screen of its form has read it. */
export interface ReadRecord {
  readonly record: EntryRecord;
  /** Of a form that isn't filled with what counts of the record: what it is about instead. */
  readonly place?: string | undefined;
  readonly head: FixedHead;
}

/** What the last change of this tab made of a record. */
export interface StoredFix {
  readonly record: EntryRecord;
  readonly onto: Onto;
  /** Whether `onto` takes the record out of the counts. */
  readonly isVoided: boolean;
  /** The events that the changes of this tab were made on: a void among them is answered. */
  readonly answered: readonly EventId[];
  /** Of the next change of it. */
  readonly event: EventId;
  /** Of the form that made it. */
  readonly place?: string | undefined;
  /** Whether something that belongs to that Save is still to be done. */
  readonly isUnfinished: boolean;
}

export interface Base {
  readonly record: EntryRecord;
  readonly onto: Onto;
  readonly isVoided: boolean;
  /** Set where a change of this tab made it. */
  readonly stored?: StoredFix;
}

export function baseOf({ record, head, place }: ReadRecord, stored: StoredFix | undefined): Base {
  const { event, rev, voided } = head;
  if (stored === undefined || (stored.onto.rev <= rev && stored.onto.event !== event))
    return { record, onto: { event, rev }, isVoided: voided };
  // A void that this tab's changes know nothing of stands over them until one names it.
  const isNewVoid = voided && !stored.answered.includes(event);
  return {
    // What was made at another place says nothing of what is shown at this one.
    record: place === undefined || place === stored.place ? stored.record : record,
    onto: isNewVoid ? { event, rev: Math.max(rev, stored.onto.rev) } : stored.onto,
    isVoided: isNewVoid || stored.isVoided,
    stored,
  };
}

/** The same form as a change of `base`. The id of what this tab has stored is used up. */
export function asChangeOf(
  form: UnsavedFix,
  { record, stored }: Pick<Base, "record" | "stored">,
): UnsavedFix {
  return {
    ...form,
    record,
    event: stored?.event ?? form.event,
    draft: { ...form.draft, origin: record },
  };
}
