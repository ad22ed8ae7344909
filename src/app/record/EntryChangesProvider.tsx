import { type ComponentChildren, createContext } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import { assert } from "../../domain/assert.ts";
import { useLock } from "../lock/LockProvider.tsx";
import { usePhone } from "../shell/phone-context.tsx";
import { createEntryChanges, type EntryChanges, type FailedChange } from "./entry-changes.ts";
import { compareWithBook } from "./unsaved-fixes.ts";
import { useUnsavedFixes } from "./UnsavedFixesProvider.tsx";

const EntryChangesContext = createContext<EntryChanges | undefined>(undefined);

/** Keeps what failed for as long as the app is open, whichever screen is shown. */
export function EntryChangesProvider({ children }: { readonly children: ComponentChildren }) {
  const { phone, ids } = usePhone();
  const fixes = useUnsavedFixes();
  const [changes] = useState(() => createEntryChanges({ phone, ids, fixes }));

  const { isLocked } = useLock().state;
  useEffect(() => {
    const lookAgain = () => {
      void changes.dropDone();
      void compareWithBook(fixes, phone);
    };
    // What was done elsewhere behind a lock can be read once it is open.
    if (!isLocked) lookAgain();
    return phone.subscribe(lookAgain);
  }, [phone, changes, fixes, isLocked]);

  return <EntryChangesContext.Provider value={changes}>{children}</EntryChangesContext.Provider>;
}

/** To change entries without being drawn again at each failure. */
export function useEntryChanges(): EntryChanges {
  const changes = useContext(EntryChangesContext);
  assert(
    changes !== undefined,
    "RecorderProvider puts every screen of a phone inside an EntryChangesProvider",
  );
  return changes;
}

export function useFailedChanges(): readonly FailedChange[] {
  return useOfChanges(failedOf);
}

export function useIsChangeUnderWay(): boolean {
  return useOfChanges(isUnderWayIn);
}

const failedOf = (changes: EntryChanges) => changes.failed();
const isUnderWayIn = (changes: EntryChanges) => changes.isUnderWay();

function useOfChanges<T>(read: (changes: EntryChanges) => T): T {
  const changes = useEntryChanges();
  const [value, setValue] = useState(() => read(changes));

  useEffect(() => {
    const readAgain = () => setValue(() => read(changes));
    // What changed between rendering and this effect.
    readAgain();
    return changes.subscribe(readAgain);
  }, [changes, read]);

  return value;
}
