import { type ComponentChildren, createContext } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import { assert } from "../../domain/assert.ts";
import { createUnsavedFixes, type UnsavedFix, type UnsavedFixes } from "./unsaved-fixes.ts";

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
  const fixes = useUnsavedFixes();
  const [list, setList] = useState(fixes.all());

  useEffect(() => {
    // What changed between rendering and this effect.
    setList(fixes.all());
    return fixes.subscribe(() => setList(fixes.all()));
  }, [fixes]);

  return list;
}
