/**
 * What was done last to an entry from the list of a day: it can be taken back
 * there until the next, or until the list is left. What fails outlives the
 * list: see record/entry-changes.ts.
 */
import { useRef, useState } from "preact/hooks";
import type { EntryChange } from "../record/entry-changes.ts";
import { useEntryChanges } from "../record/EntryChangesProvider.tsx";
import { useUnsavedFixes } from "../record/UnsavedFixesProvider.tsx";
import { useWhenGone } from "../record/use-when-gone.ts";

interface DoneChange {
  readonly kind: EntryChange["to"];
  /** What takes it back. */
  readonly undoing: EntryChange;
}

export type LastChange = DoneChange | { readonly kind: "undone" };

export interface LastChanges {
  readonly last: LastChange | undefined;
  readonly make: (change: EntryChange) => Promise<void>;
  readonly undo: (done: DoneChange) => Promise<void>;
}

export function useLastChange(): LastChanges {
  const changes = useEntryChanges();
  const fixes = useUnsavedFixes();
  const [last, setLast] = useState<LastChange>();
  const answeredRef = useRef<LastChange>(undefined);
  useWhenGone(last === undefined || last.kind === "undone" ? undefined : last.undoing.record.id, () =>
    setLast(undefined),
  );

  async function make(change: EntryChange) {
    const { record, to } = change;
    const result = await changes.make(change);
    if (result?.ok !== true) return;
    if (change.kind === "undo") {
      // What was done meanwhile to another entry keeps its Undo.
      setLast((now) => (now === undefined || isUndoneBy(now, change) ? { kind: "undone" } : now));
      return;
    }
    const unsavedFix = to === "voided" ? fixes.of({ id: record.id }) : undefined;
    if (to === "voided") fixes.forget({ id: record.id });
    const back = to === "voided" ? "brought-back" : "voided";
    setLast({ kind: to, undoing: { kind: "undo", to: back, record, saved: result.value, unsavedFix } });
  }

  return {
    last,
    make,
    async undo(done) {
      // The second of two taps would be told that the first one changed the entry.
      if (answeredRef.current === done) return;
      answeredRef.current = done;
      await make(done.undoing);
      // Where it failed, that is said in its own place.
      setLast((now) => (now === done ? undefined : now));
    },
  };
}

function isUndoneBy(last: LastChange, change: EntryChange): boolean {
  return last.kind === "undone" || last.undoing === change;
}
