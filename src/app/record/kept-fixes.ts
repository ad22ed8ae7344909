/**
 * Changes of records that were begun and that no Save has stored. They are
 * kept for as long as the app is open, like what is on the recording screens:
 * a tap on another place must lose nothing.
 */
import type { EventId, LocalDate, RecordId, SiteCode } from "../../domain/ids.ts";
import type { SaveFailure } from "../../storage/phone.ts";
import type { Draft, EntryRecord } from "./draft.ts";

/** A changed form, with the id that its one event will have. */
export interface UnsavedFix {
  /** As it was when the form was opened, or as a Save of this tab has stored it since. */
  readonly record: EntryRecord;
  readonly event: EventId;
  /** Of the form, as its `ReadRecord` has it. */
  readonly place?: string | undefined;
  readonly draft: Draft;
  readonly site: SiteCode;
  /** As typed. */
  readonly day: string;
  /** Of the record as it first filled the form. */
  readonly firstDay: LocalDate;
  /** Why the last Save was refused, where nothing was changed and no other begun after it. */
  readonly failure?: SaveFailure | undefined;
}

/** A form that changes a record: its own, or that of what is to become it. */
export interface FormOf {
  readonly id: RecordId;
  /** As its `ReadRecord` has it. */
  readonly place?: string | undefined;
}

/** The same for the same form. */
export function keyOf({ id, place = "" }: FormOf): string {
  return `${id} ${place}`;
}

export interface KeptFixes {
  /** The one that was begun first comes first. */
  readonly all: () => readonly UnsavedFix[];
  readonly of: (form: FormOf) => UnsavedFix | undefined;
  readonly keep: (fix: UnsavedFix) => void;
  readonly forget: (form: FormOf) => void;
}

/** `tell` is called after each change. */
export function createKeptFixes(tell: () => void): KeptFixes {
  let fixes: readonly UnsavedFix[] = [];

  function set(next: readonly UnsavedFix[]): void {
    fixes = next;
    tell();
  }

  const keyOfFix = ({ record: { id }, place }: UnsavedFix) => keyOf({ id, place });
  const of = (form: FormOf) => fixes.find((fix) => keyOfFix(fix) === keyOf(form));

  return {
    all: () => fixes,
    of,
    keep(fix) {
      const key = keyOfFix(fix);
      const isKnown = fixes.some((kept) => keyOfFix(kept) === key);
      set(isKnown ? fixes.map((kept) => (keyOfFix(kept) === key ? fix : kept)) : [...fixes, fix]);
    },
    forget(form) {
      if (of(form) !== undefined) set(fixes.filter((fix) => keyOfFix(fix) !== keyOf(form)));
    },
  };
}
