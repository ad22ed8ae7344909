import { type ComponentChildren, createContext } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import { assert } from "../../domain/assert.ts";
import { useLock } from "../lock/LockProvider.tsx";
import { usePhone } from "../shell/phone-context.tsx";
import type { ShiftKeeper, ShiftState } from "./shift-keeper.ts";

const ShiftContext = createContext<ShiftKeeper | undefined>(undefined);

interface ShiftProviderProps {
  readonly value: ShiftKeeper;
  readonly children: ComponentChildren;
}

/** Keeps in step with what other tabs do, and reads what a lock hid once it is open. */
export function ShiftProvider({ value: shifts, children }: ShiftProviderProps) {
  const { phone } = usePhone();
  const { isLocked } = useLock().state;

  useEffect(() => {
    if (isLocked) {
      shifts.forget();
      return undefined;
    }
    void shifts.refresh();
    return phone.subscribe(() => void shifts.refresh());
  }, [shifts, phone, isLocked]);

  return <ShiftContext.Provider value={shifts}>{children}</ShiftContext.Provider>;
}

export function useShift(): { readonly shifts: ShiftKeeper; readonly state: ShiftState } {
  const shifts = useContext(ShiftContext);
  assert(shifts !== undefined, "RecorderProvider puts every screen of a phone inside a ShiftProvider");
  const [state, setState] = useState(() => shifts.state());

  useEffect(() => {
    // What changed between rendering and this effect.
    setState(shifts.state());
    return shifts.subscribe(() => setState(shifts.state()));
  }, [shifts]);

  return { shifts, state };
}
