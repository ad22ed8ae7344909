/** What a changed record is a change of: what its screen has read and what this tab has stored, together. */
import { headOf, type RecordState } from "../../domain/record-state.ts";
import type { EventId } from "../../domain/ids.ts";
import type { RemoteEntry } from "../../storage/phone.ts";
import { isEntryRecord } from "./draft-record.ts";
import type { EntryRecord } from "./draft.ts";
import type { UnsavedFix } from "./kept-fixes.ts";
import { stateWith, type StoredHere } from "./stored-here.ts";

/** An event of a record, and its revision: what a change of it goes on top of. */
export type Onto = RemoteEntry["onto"];

/** A record as the screen of its form has read it. */
export interface ReadRecord {
  /** What fills the form. */
  readonly record: EntryRecord;
  /** Of a form that isn't filled with what counts of the record: what it is about instead. */
  readonly place?: string | undefined;
  /** All that was read of it. */
  readonly state: RecordState;
}

export interface Base {
  readonly record: EntryRecord;
  readonly onto: Onto;
  readonly isVoided: boolean;
  /** Of the next Save of the form, where it isn't that of the form itself. */
  readonly nextEvent?: EventId | undefined;
  /** Of `onto`, where this form made it. */
  readonly notNoted?: string | undefined;
}

export function baseOf({ record, place, state }: ReadRecord, here: StoredHere): Base {
  const now = stateWith(state, here);
  const { event, rev, voided } = headOf(now);
  const counted = now.content?.record;
  const byForm = here.byForm.get(place);
  const isByForm = byForm?.event === event;
  // What was made at another place says nothing of what is shown at this one.
  const shown = place === undefined ? counted : byForm?.record;
  return {
    record: shown !== undefined && isEntryRecord(shown) ? shown : record,
    onto: { event, rev },
    isVoided: voided,
    nextEvent: (isByForm ? byForm.tried : undefined) ?? byForm?.nextEvent,
    notNoted: isByForm ? byForm.notNoted : undefined,
  };
}

/** The same form as a change of `base`. The id of what this tab has stored is used up. */
export function asChangeOf(
  form: UnsavedFix,
  { record, nextEvent }: Pick<Base, "record" | "nextEvent">,
): UnsavedFix {
  return { ...form, record, event: nextEvent ?? form.event, draft: { ...form.draft, origin: record } };
}
