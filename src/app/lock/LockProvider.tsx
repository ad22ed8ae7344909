import { type ComponentChildren, createContext } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import type { Lock, LockState } from "./lock.ts";

const LockContext = createContext<Lock | undefined>(undefined);

interface LockProviderProps {
  readonly lock: Lock;
  readonly children: ComponentChildren;
}

export function LockProvider({ lock, children }: LockProviderProps) {
  useEffect(() => lock.watch(document), [lock]);
  return <LockContext.Provider value={lock}>{children}</LockContext.Provider>;
}

/** A screen that stands by itself, as in a test, is never locked. */
export function useLock(): { readonly lock: Lock | undefined; readonly state: LockState } {
  const lock = useContext(LockContext);
  const [state, setState] = useState<LockState>(() => lock?.state() ?? neverLocked);

  useEffect(() => {
    if (lock === undefined) return undefined;
    const read = () => setState(lock.state());
    // What changed between rendering and this effect.
    read();
    return lock.subscribe(read);
  }, [lock]);

  return { lock, state };
}

const neverLocked: LockState = { isLocked: false, locks: 0, delay: "never" };
