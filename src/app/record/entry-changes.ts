/**
 * What is done to a stored entry beside its form: it is voided, brought back,
 * or one of these is undone. What fails is kept for as long as the app is
 * open: whoever is on another screen by then finds it on the list of a day,
 * and nothing that is done meanwhile takes its place.
 */
import type { EventId, RecordId } from "../../domain/ids.ts";
import type { SatchelRecord } from "../../domain/record.ts";
import type { Result } from "../../domain/result.ts";
import type { Entry, Phone, Saved, SaveFailure } from "../../storage/phone.ts";
import type { Ids } from "../shell/program-context.tsx";
import { canBeAskedAgain, type Head, headOrGone, mayBeDone } from "./asked-again.ts";
import { inPlace } from "./in-place.ts";
import type { KeptFixes, UnsavedFix } from "./kept-fixes.ts";

export type EntryChange = {
  /** What the entry is to be. */
  readonly to: "voided" | "brought-back";
  /** As it was when this was asked: what it is called by. */
  readonly record: SatchelRecord;
} & (
  | { readonly kind: "save"; readonly entry: Exclude<Entry, { readonly kind: "rec" }> }
  | {
      readonly kind: "undo";
      readonly saved: Saved;
      /** A change of the entry that was left without a Save and went with what is undone: it comes back with it. */
      readonly unsavedFix: UnsavedFix | undefined;
    }
);

export interface FailedChange {
  /** Of which entry. */
  readonly record: RecordId;
  /** Nothing once the entry isn't on this phone any more: it says what that was. */
  readonly change: EntryChange | undefined;
  readonly failure: SaveFailure;
  readonly isTrying: boolean;
  /** Set where a try had no answer: whatever a later one was told, it may have been done. */
  readonly mayBeDone?: true;
}

export interface EntryChanges {
  /** One of each entry, what was asked of it last. The one that failed first comes first. */
  readonly failed: () => readonly FailedChange[];
  /** Whether something is asked that has neither been done nor failed by now. */
  readonly isUnderWay: () => boolean;
  /** Of what is done next to an entry whose last event is `head`: the same one however often, and from wherever, it is tried. */
  readonly eventOnto: (head: EventId) => EventId;
  /** What fails is among the failed when this answers. Nothing where the same is under way already. */
  readonly make: (change: EntryChange) => Promise<Result<Saved, SaveFailure> | undefined>;
  /** Somebody has read that it failed, and leaves it so. */
  readonly leave: (record: RecordId) => Promise<void>;
  /**
   * Something was stored or closed just now: what somebody did elsewhere, or
   * what had no answer in time, is no longer to be done. What this phone can't
   * read any more is never to be done.
   */
  readonly dropDone: () => Promise<void>;
  readonly subscribe: (listener: () => void) => () => void;
}

interface EntryChangesOptions {
  readonly phone: Pick<Phone, "save" | "undo" | "bookRow" | "book">;
  readonly ids: Pick<Ids, "eventId">;
  readonly fixes: Pick<KeptFixes, "of" | "keep">;
}

export function createEntryChanges({ phone, ids, fixes }: EntryChangesOptions): EntryChanges {
  const listeners = new Set<() => void>();
  const events = new Map<EventId, EventId>();
  const underWay = new Set<EntryChange>();
  let failed: readonly FailedChange[] = [];

  return {
    failed: () => failed,
    isUnderWay: () => underWay.size > 0,
    eventOnto(head) {
      const event = events.get(head) ?? ids.eventId();
      events.set(head, event);
      return event;
    },
    async make(change) {
      if (underWay.has(change)) return undefined;
      underWay.add(change);
      const before = failed.find((other) => other.change === change);
      if (before === undefined) tell();
      else put({ ...before, isTrying: true });
      const result = await (change.kind === "save" ? phone.save(change.entry) : phone.undo(change.saved));
      underWay.delete(change);
      if (result.ok) {
        keepItsFix(change);
        forget(change.record.id);
      } else {
        const isUnclear = before?.mayBeDone === true || mayBeDone(result.error);
        put({
          record: change.record.id,
          change,
          failure: result.error,
          isTrying: false,
          ...(isUnclear && { mayBeDone: true }),
        });
        // The same may have been done elsewhere before.
        void dropDone();
      }
      return result;
    },
    async leave(id) {
      const left = failed.find(({ record }) => record === id);
      forget(id);
      const head = await headOrGone(phone, id);
      // Somebody else brought the entry back, or may have: what was begun on its form goes on there.
      const isVoided = head === "gone" || (typeof head === "object" && head.voided);
      if (left?.change !== undefined && !isVoided) keepItsFix(left.change);
    },
    dropDone,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };

  async function dropDone(): Promise<void> {
    await Promise.all(
      failed.map(async (one) => {
        const { record, change } = one;
        if (one.isTrying || change === undefined) return;
        const head = await headOrGone(phone, record);
        if (head === "unknown" || !failed.includes(one)) return;
        if (head === "gone") put({ ...one, failure: { kind: "record-unknown" } });
        // What can't be asked again is to be read first.
        else if (canBeAskedAgain(one.failure) && isDone(change, head)) {
          if (!head.voided) keepItsFix(change);
          forget(record);
        }
      }),
    );
  }

  /** Not over one that was begun since. */
  function keepItsFix(change: EntryChange): void {
    const fix = change.kind === "undo" ? change.unsavedFix : undefined;
    if (fix !== undefined && fixes.of({ id: fix.record.id }) === undefined) fixes.keep(fix);
  }

  /** In the place of what was asked of the same entry before. */
  function put(one: FailedChange): void {
    const change = one.failure.kind === "record-unknown" ? undefined : one.change;
    set(inPlace(failed, { ...one, change }, ({ record }) => record === one.record));
  }

  function forget(id: RecordId): void {
    set(failed.filter(({ record }) => record !== id));
  }

  function set(next: readonly FailedChange[]): void {
    failed = next;
    tell();
  }

  function tell(): void {
    for (const listener of listeners) listener();
  }
}

/** Or decided otherwise by what came after it: asked again, an older content would come back over a newer one. */
function isDone(change: EntryChange, head: Exclude<Head, string>): boolean {
  if (change.kind === "undo") return head.event !== change.saved.event;
  const { kind, event, base } = change.entry;
  return kind === "void" ? head.voided || head.answeredVoids.includes(event) : head.event !== base;
}
