import { type ComponentChildren, createContext } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import { assert } from "../../domain/assert.ts";
import { usePhone } from "../shell/phone-context.tsx";
import { createEntryChanges, type EntryChanges, type FailedChange } from "./entry-changes.ts";

const EntryChangesContext = createContext<EntryChanges | undefined>(undefined);

/** Keeps what failed for as long as the app is open, whichever screen is shown. */
export function EntryChangesProvider({ children }: { readonly children: ComponentChildren }) {
  const { phone, ids } = usePhone();
  const [changes] = useState(() => createEntryChanges({ phone, ids }));

  useEffect(() => phone.subscribe(() => void changes.dropDone()), [phone, changes]);

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
  const changes = useEntryChanges();
  const [failed, setFailed] = useState(changes.failed());

  useEffect(() => {
    // What changed between rendering and this effect.
    setFailed(changes.failed());
    return changes.subscribe(() => setFailed(changes.failed()));
  }, [changes]);

  return failed;
}
