import { type ComponentChildren, createContext } from "preact";
import { useCallback, useContext, useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { assert } from "../../domain/assert.ts";
import type { RecordId } from "../../domain/ids.ts";
import type { SavesEnd } from "./fix-saves.ts";
import type { FormOf, UnsavedFix } from "./kept-fixes.ts";
import type { StoredHere } from "./stored-here.ts";
import { createUnsavedFixes, type UnsavedFixes } from "./unsaved-fixes.ts";

const UnsavedFixesContext = createContext<UnsavedFixes | undefined>(undefined);

/** Keeps them for as long as the app is open, whichever screen is shown. */
export function UnsavedFixesProvider({ children }: { readonly children: ComponentChildren }) {
  const [fixes] = useState(createUnsavedFixes);
  return <UnsavedFixesContext.Provider value={fixes}>{children}</UnsavedFixesContext.Provider>;
}

/** To read and write without being drawn again at each change. */
export function useUnsavedFixes(): UnsavedFixes {
  const fixes = useContext(UnsavedFixesContext);
  assert(fixes !== undefined, "App puts every screen inside an UnsavedFixesProvider");
  return fixes;
}

export function useUnsavedFixList(): readonly UnsavedFix[] {
  return useOfFixes(listOf);
}

/** Whether a Save of any form that changes an entry has had no answer yet, also where the form was left. */
export function useIsFixUnderWay(): boolean {
  return useSavingFixes().length > 0;
}

/** The entries of which a Save of a form that changes them has had no answer yet. */
export function useSavingFixes(): readonly RecordId[] {
  return useOfFixes(savingIn);
}

/** What this tab has stored of a record. */
export function useStoredHere(record: RecordId): StoredHere {
  return useOfFixes(useCallback((fixes: UnsavedFixes) => fixes.stored(record), [record]));
}

/** Tells how the Saves of a form ended, for as long as it is shown. */
export function useSavesEnd({ id, place }: FormOf, onEnd: (how: SavesEnd) => void): void {
  const fixes = useUnsavedFixes();
  const onEndRef = useRef(onEnd);
  useLayoutEffect(() => {
    onEndRef.current = onEnd;
  });
  useLayoutEffect(() => fixes.onEnd({ id, place }, (how) => onEndRef.current(how)), [fixes, id, place]);
}

const listOf = (fixes: UnsavedFixes) => fixes.all();
const savingIn = (fixes: UnsavedFixes) => fixes.saving();

function useOfFixes<T>(read: (fixes: UnsavedFixes) => T): T {
  const fixes = useUnsavedFixes();
  const [value, setValue] = useState(() => read(fixes));

  useEffect(() => {
    const readAgain = () => setValue(() => read(fixes));
    // What changed between rendering and this effect.
    readAgain();
    return fixes.subscribe(readAgain);
  }, [fixes, read]);

  return value;
}
