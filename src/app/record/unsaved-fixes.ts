/**
 * Changes of records that were begun and left without a Save. They are kept
 * for as long as the app is open, like what is on the recording screens: a
 * tap on another place must lose nothing.
 */
import type { EventId, RecordId, SiteCode } from "../../domain/ids.ts";
import type { Phone, SaveFailure } from "../../storage/phone.ts";
import { headOrGone } from "./asked-again.ts";
import type { Draft, EntryRecord } from "./draft.ts";

/** A changed form, with the id that its one event will have. */
export interface UnsavedFix {
  /** As it was when the form was opened. */
  readonly record: EntryRecord;
  readonly event: EventId;
  readonly draft: Draft;
  readonly site: SiteCode;
  /** As typed. */
  readonly day: string;
  /** Why the last Save was refused, where nothing was changed and no other begun after it. */
  readonly failure?: SaveFailure | undefined;
}

export interface UnsavedFixes {
  /** The one that was begun first comes first. */
  readonly all: () => readonly UnsavedFix[];
  readonly of: (record: RecordId) => UnsavedFix | undefined;
  readonly keep: (fix: UnsavedFix) => void;
  /** A Save of it was refused; of what was kept in its place since, that says nothing. */
  readonly fail: (fix: UnsavedFix, failure: SaveFailure) => void;
  readonly forget: (record: RecordId) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export function createUnsavedFixes(): UnsavedFixes {
  const listeners = new Set<() => void>();
  let fixes: readonly UnsavedFix[] = [];

  function set(next: readonly UnsavedFix[]): void {
    fixes = next;
    for (const listener of listeners) listener();
  }

  return {
    all: () => fixes,
    of: (id) => fixes.find(({ record }) => record.id === id),
    keep(fix) {
      const isKept = fixes.some(({ record }) => record.id === fix.record.id);
      set(isKept ? fixes.map((kept) => (kept.record.id === fix.record.id ? fix : kept)) : [...fixes, fix]);
    },
    fail(fix, failure) {
      set(fixes.map((kept) => (kept === fix ? { ...fix, failure } : kept)));
    },
    forget(id) {
      if (fixes.some(({ record }) => record.id === id)) set(fixes.filter(({ record }) => record.id !== id));
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Of what the closing of the book took from this phone: a change of it says what it was. */
export async function forgetClosed(
  fixes: UnsavedFixes,
  phone: Pick<Phone, "bookRow" | "book">,
): Promise<void> {
  await Promise.all(
    fixes.all().map(async ({ record }) => {
      if ((await headOrGone(phone, record.id)) === "gone") fixes.forget(record.id);
    }),
  );
}
