import { type ComponentChildren, createContext } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import { type AppUpdate, noUpdate, type UpdateState } from "./update.ts";

const UpdateContext = createContext<AppUpdate>(noUpdate);

interface UpdateProviderProps {
  readonly update: AppUpdate;
  readonly children: ComponentChildren;
}

export function UpdateProvider({ update, children }: UpdateProviderProps) {
  return <UpdateContext.Provider value={update}>{children}</UpdateContext.Provider>;
}

export function useUpdate(): { readonly state: UpdateState; readonly accept: () => void } {
  const update = useContext(UpdateContext);
  const [state, setState] = useState(update.state());

  useEffect(() => {
    // What changed between rendering and this effect.
    setState(update.state());
    return update.subscribe(() => setState(update.state()));
  }, [update]);

  return { state, accept: () => update.accept() };
}
