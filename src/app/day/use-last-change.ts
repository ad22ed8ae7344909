/** What is done to an entry from the list of its day: kept until it is done, and until the next one it can be taken back. */
import { useRef, useState } from "preact/hooks";
import type { EventId } from "../../domain/ids.ts";
import type { Entry, Saved, SaveFailure } from "../../storage/phone.ts";
import { useUnsavedFixes } from "../record/UnsavedFixesProvider.tsx";
import type { UnsavedFix } from "../record/unsaved-fixes.ts";
import { usePhone } from "../shell/phone-context.tsx";

export interface WantedChange {
  readonly kind: "voided" | "brought-back";
  readonly entry: Entry;
}

interface DoneChange {
  readonly kind: "voided" | "brought-back";
  readonly saved: Saved;
  /** A change of the entry that was left without a Save, and went with it. */
  readonly unsavedFix: UnsavedFix | undefined;
  /** Why it could not be taken back. */
  readonly failure?: SaveFailure;
}

interface FailedChange {
  readonly kind: "failed";
  readonly wanted: WantedChange;
  readonly failure: SaveFailure;
}

export type LastChange = DoneChange | FailedChange | { readonly kind: "undone" };

export interface EntryChanges {
  readonly last: LastChange | undefined;
  /** Of what is done next to an entry whose last event is `head`: the same one however often it is tried. */
  readonly eventOnto: (head: EventId) => EventId;
  readonly store: (wanted: WantedChange) => Promise<void>;
  readonly tryAgain: (failed: FailedChange) => Promise<void>;
  readonly undo: (done: DoneChange) => Promise<void>;
}

export function useLastChange(): EntryChanges {
  const { phone, ids } = usePhone();
  const fixes = useUnsavedFixes();
  const [last, setLast] = useState<LastChange>();
  const [events] = useState(() => new Map<EventId, EventId>());
  const answeredRef = useRef<LastChange>(undefined);

  /** The second of two taps would be told that the first one changed the entry. */
  function isAnswered(change: LastChange): boolean {
    if (answeredRef.current === change) return true;
    answeredRef.current = change;
    return false;
  }

  async function store(wanted: WantedChange) {
    const result = await phone.save(wanted.entry);
    if (!result.ok) return setLast({ kind: "failed", wanted, failure: result.error });
    const { record } = result.value;
    setLast({ kind: wanted.kind, saved: result.value, unsavedFix: fixes.of(record) });
    if (wanted.kind === "voided") fixes.forget(record);
  }

  return {
    last,
    eventOnto(head) {
      const event = events.get(head) ?? ids.eventId();
      events.set(head, event);
      return event;
    },
    store,
    async tryAgain(failed) {
      if (!isAnswered(failed)) await store(failed.wanted);
    },
    async undo(done) {
      if (isAnswered(done)) return;
      const result = await phone.undo(done.saved);
      // In the place of what was done meanwhile to another entry: that can be taken back there, this is told nowhere else.
      if (!result.ok) return setLast({ ...done, failure: result.error });
      if (done.kind === "voided" && done.unsavedFix !== undefined) fixes.keep(done.unsavedFix);
      setLast((now) => (now === done ? { kind: "undone" } : now));
    },
  };
}
