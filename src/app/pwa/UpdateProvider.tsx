import { type ComponentChildren, createContext } from "preact";
import { useCallback, useContext, useEffect, useState } from "preact/hooks";
import { type AppUpdate, noUpdate, type UpdateState } from "./update.ts";

const UpdateContext = createContext<AppUpdate>(noUpdate);

interface UpdateProviderProps {
  readonly update: AppUpdate;
  readonly children: ComponentChildren;
}

export function UpdateProvider({ update, children }: UpdateProviderProps) {
  return <UpdateContext.Provider value={update}>{children}</UpdateContext.Provider>;
}

interface UpdateHere {
  readonly state: UpdateState;
  readonly accept: () => void;
  readonly end: () => void;
}

export function useUpdate(): UpdateHere {
  const update = useContext(UpdateContext);
  const [state, setState] = useState(update.state());

  useEffect(() => {
    // What changed between rendering and this effect.
    setState(update.state());
    return update.subscribe(() => setState(update.state()));
  }, [update]);

  const end = useCallback(() => update.end(), [update]);
  return { state, accept: () => update.accept(), end };
}
