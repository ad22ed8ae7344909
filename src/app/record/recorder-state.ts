/** What the recorder holds: the forms, what was saved last, and what could not be saved or taken back. */
import type { EventId, LocalDate, RecordId, SiteCode } from "../../domain/ids.ts";
import type { Entry, Saved, SaveFailure } from "../../storage/phone.ts";
import { canBeAskedAgain, type ToggleFailure } from "./asked-again.ts";
import { type Draft, entryKinds, type EntryKind, isEmptyDraft } from "./draft.ts";
import type { DraftProblem } from "./draft-record.ts";

/** Its ids are made when the form opens and kept through every try, so that a double tap stays one event. */
export interface EntryForm {
  readonly record: RecordId;
  readonly event: EventId;
  readonly draft: Draft;
}

/** An entry that could not be written. It is kept here until it is. */
export interface UnsavedEntry {
  readonly form: EntryForm;
  readonly entry: Entry;
  readonly failure: SaveFailure;
  readonly isTrying: boolean;
}

/** An entry that is stored, and counts or was taken back. */
export interface StoredEntry {
  readonly type: "saved" | "undone";
  readonly saved: Saved;
  /** What it held; empty once the closing of the book has taken that from this phone. */
  readonly draft: Draft;
  readonly isChanging: boolean;
  /** Why it could not be taken back, or brought back, the last time. */
  readonly failure?: ToggleFailure;
  /** Set where a try had no answer: it may have been done nevertheless. */
  readonly mayBeDone?: true;
}

/**
 * How an entry stands; "changed" by somebody else, "left" where that was decided
 * before and has been read, "unclear" where it was left and nobody knows.
 */
export type Outcome = StoredEntry["type"] | "changed" | "left" | "unclear";

/** What "Same again" fills the form with. */
export interface RepeatableEntry {
  readonly record: RecordId;
  readonly draft: Draft;
}

/** What became of the last entry. It stays until the next one begins to be saved. */
export type LastEntry = { readonly type: "saving" } | StoredEntry;

export interface RecorderState {
  readonly site: SiteCode | undefined;
  /** Set while recording for a day before today. */
  readonly earlierDay: LocalDate | undefined;
  readonly forms: Readonly<Record<EntryKind, EntryForm>>;
  /** Why Save did nothing, on the form where it did; gone with the next tap there. */
  readonly problems: Readonly<Partial<Record<EntryKind, DraftProblem>>>;
  readonly last: LastEntry | undefined;
  readonly repeatable: Readonly<Partial<Record<EntryKind, RepeatableEntry>>>;
  readonly unsaved: readonly UnsavedEntry[];
  /** What is neither stored by now nor said to have failed, whatever was begun after it. */
  readonly writing: readonly RecordId[];
  /** Entries before the last one that were to be taken back, or brought back: that failed, or had no answer. */
  readonly unturned: readonly StoredEntry[];
  /** How many are being taken back, or brought back: also where the next entry is in their place by now. */
  readonly turning: number;
  /** Of the entry that is on a form again from before the app was closed, until it is changed. */
  readonly broughtBack: EventId | undefined;
  /** What became of entries that could not be turned, by the event that was to be taken back, or brought back. */
  readonly outcomes: ReadonlyMap<EventId, Outcome>;
}

export function isStored(last: LastEntry | undefined): last is StoredEntry {
  return last !== undefined && last.type !== "saving";
}

/** Whether it is said of the last entry that it could not be taken back, or brought back; also while that is tried again. */
export function hasFailed(last: LastEntry | undefined): last is StoredEntry {
  return isStored(last) && last.failure !== undefined;
}

/** Whether nothing can be done any more about an entry that could not be taken back, or brought back. */
export function isSettled({ failure }: StoredEntry): boolean {
  return failure !== undefined && !canBeAskedAgain(failure);
}

/** Whether something is tapped on a form that isn't saved yet. */
export function hasBegunForms({ forms }: Pick<RecorderState, "forms">): boolean {
  return entryKinds.some((kind) => !isEmptyDraft(forms[kind].draft));
}
