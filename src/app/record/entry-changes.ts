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
import { canBeAskedAgain, headNow } from "./asked-again.ts";
import type { UnsavedFix } from "./unsaved-fixes.ts";

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
  readonly change: EntryChange;
  readonly failure: SaveFailure;
  readonly isTrying: boolean;
}

export interface EntryChanges {
  /** One of each entry, what was asked of it last. The one that failed first comes first. */
  readonly failed: () => readonly FailedChange[];
  /** Of what is done next to an entry whose last event is `head`: the same one however often, and from wherever, it is tried. */
  readonly eventOnto: (head: EventId) => EventId;
  /** What fails is among the failed when this answers. Nothing where the same is under way already. */
  readonly make: (change: EntryChange) => Promise<Result<Saved, SaveFailure> | undefined>;
  readonly forget: (record: RecordId) => void;
  /** Something was stored just now: what somebody did elsewhere, or what had no answer in time, is no longer to be done. */
  readonly dropDone: () => Promise<void>;
  readonly subscribe: (listener: () => void) => () => void;
}

interface EntryChangesOptions {
  readonly phone: Pick<Phone, "save" | "undo" | "bookRow">;
  readonly ids: Pick<Ids, "eventId">;
}

export function createEntryChanges({ phone, ids }: EntryChangesOptions): EntryChanges {
  const listeners = new Set<() => void>();
  const events = new Map<EventId, EventId>();
  let failed: readonly FailedChange[] = [];

  return {
    failed: () => failed,
    eventOnto(head) {
      const event = events.get(head) ?? ids.eventId();
      events.set(head, event);
      return event;
    },
    async make(change) {
      const before = failed.find((other) => other.change === change);
      if (before?.isTrying === true) return undefined;
      if (before !== undefined) put({ ...before, isTrying: true });
      const result = await (change.kind === "save" ? phone.save(change.entry) : phone.undo(change.saved));
      if (result.ok) forget(change.record.id);
      else {
        put({ change, failure: result.error, isTrying: false });
        // The same may have been done elsewhere before.
        void dropDone();
      }
      return result;
    },
    forget,
    dropDone,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };

  async function dropDone(): Promise<void> {
    await Promise.all(
      failed.map(async (one) => {
        // What can't be asked again is to be read first.
        if (one.isTrying || !canBeAskedAgain(one.failure)) return;
        const head = await headNow(phone, one.change.record.id);
        if (head !== undefined && isDone(one.change, head) && failed.includes(one)) {
          forget(one.change.record.id);
        }
      }),
    );
  }

  /** In the place of what was asked of the same entry before. */
  function put(one: FailedChange): void {
    const { id } = one.change.record;
    const isThere = failed.some(({ change }) => change.record.id === id);
    set(isThere ? failed.map((other) => (other.change.record.id === id ? one : other)) : [...failed, one]);
  }

  function forget(id: RecordId): void {
    if (failed.some(({ change }) => change.record.id === id))
      set(failed.filter(({ change }) => change.record.id !== id));
  }

  function set(next: readonly FailedChange[]): void {
    failed = next;
    for (const listener of listeners) listener();
  }
}

/** Or decided otherwise by what came after it: asked again, an older content would come back over a newer one. */
function isDone(change: EntryChange, head: { readonly event: EventId; readonly voided: boolean }): boolean {
  if (change.kind === "undo") return head.event !== change.saved.event;
  return change.entry.kind === "void" ? head.voided : head.event !== change.entry.base;
}
