/**
 * Changes of records that were begun and left without a Save. They are kept
 * for as long as the app is open, like what is on the recording screens: a
 * tap on another place must lose nothing.
 */
import type { EventId, RecordId, SiteCode } from "../../domain/ids.ts";
import type { Phone, RemoteEntry, SaveFailure } from "../../storage/phone.ts";
import { headOrGone } from "./asked-again.ts";
import type { Draft, EntryRecord } from "./draft.ts";

/** An event of a record, and its revision: what a change of it goes on top of. */
export type Onto = RemoteEntry["onto"];

/** A changed form, with the id that its one event will have. */
export interface UnsavedFix {
  /** As it was when the form was opened, or as a Save of the form has stored it since. */
  readonly record: EntryRecord;
  /** What that Save stored; nothing before the first. */
  readonly onto?: Onto | undefined;
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
  /** A Save of the form of `record` is under way from now on, until what this answers with is called. */
  readonly beginSave: (record: RecordId) => () => void;
  /** Without a record, whether any is. */
  readonly isSaving: (record?: RecordId) => boolean;
  /**
   * A Save of `fix` was stored. Forgets what says the same, and answers with
   * what was changed after the tap on Save, kept as a change of what is stored
   * now; nothing where none is left.
   */
  readonly saved: (
    fix: UnsavedFix,
    now: Pick<UnsavedFix, "record" | "event" | "onto">,
  ) => UnsavedFix | undefined;
  readonly subscribe: (listener: () => void) => () => void;
}

export function createUnsavedFixes(): UnsavedFixes {
  const listeners = new Set<() => void>();
  let fixes: readonly UnsavedFix[] = [];
  /** Of each Save that is under way: a second tap begins another one. */
  const underWay = new Set<{ readonly record: RecordId }>();

  function tell(): void {
    for (const listener of listeners) listener();
  }

  function set(next: readonly UnsavedFix[]): void {
    fixes = next;
    tell();
  }

  const of = (id: RecordId) => fixes.find(({ record }) => record.id === id);

  function keep(fix: UnsavedFix): void {
    const { id } = fix.record;
    set(of(id) === undefined ? [...fixes, fix] : fixes.map((kept) => (kept.record.id === id ? fix : kept)));
  }

  function forget(id: RecordId): void {
    if (of(id) !== undefined) set(fixes.filter(({ record }) => record.id !== id));
  }

  return {
    all: () => fixes,
    of,
    keep,
    fail(fix, failure) {
      set(fixes.map((kept) => (kept === fix ? { ...fix, failure } : kept)));
    },
    forget,
    beginSave(record) {
      const save = { record };
      underWay.add(save);
      tell();
      return () => {
        underWay.delete(save);
        tell();
      };
    },
    isSaving: (id) => [...underWay].some(({ record }) => id === undefined || record === id),
    saved(fix, now) {
      const kept = of(fix.record.id);
      // None is left either where somebody discarded it meanwhile, or took the entry out.
      if (kept === undefined || saysTheSame(kept, fix)) {
        forget(fix.record.id);
        return undefined;
      }
      const rest = { ...kept, ...now, draft: { ...kept.draft, origin: now.record } };
      keep(rest);
      return rest;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Whether both forms ask for the same to be stored, whichever record they were filled from. */
export function saysTheSame(one: UnsavedFix, other: UnsavedFix): boolean {
  return JSON.stringify(askedBy(one)) === JSON.stringify(askedBy(other));
}

function askedBy({ draft, site, day }: UnsavedFix) {
  const { origin: _origin, meant: _meant, ...asked } = draft;
  return { asked, site, day };
}

/** Whichever is later: what a Save of the form stored, or the last event that its screen has read of. */
export function placeOf<Head extends Onto>({ onto }: UnsavedFix, head: Head): Onto | Head {
  return onto !== undefined && onto.rev > head.rev ? onto : head;
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
