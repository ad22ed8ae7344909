import { type ComponentChildren, createContext } from "preact";
import { lazy } from "preact-iso";
import { useCallback, useContext, useMemo, useState } from "preact/hooks";
import { assert } from "../../domain/assert.ts";
import type { WipeLeftover } from "./wipe.ts";

export interface WipeHere {
  /** Entries that the program has not confirmed; absent on a phone alone, where all are only here. */
  readonly unsent?: (() => Promise<number>) | undefined;
  /** Removes everything. Nothing of the app can be used on this page afterwards. */
  readonly wipe: () => Promise<readonly WipeLeftover[]>;
}

interface WipeContextValue extends Pick<WipeHere, "unsent"> {
  readonly begin: () => void;
}

const WipeContext = createContext<WipeContextValue | undefined>(undefined);

/** In place of every other screen, from the moment on that a wipe has begun: nothing must be recorded into the hole. */
export function WipeProvider({
  unsent,
  wipe,
  children,
}: WipeHere & { readonly children: ComponentChildren }) {
  const [end, setEnd] = useState<"begun" | readonly WipeLeftover[]>();
  const begin = useCallback(() => {
    setEnd("begun");
    // What says how it ended is fetched first: afterwards there is nowhere to fetch it from.
    void WipedScreen.preload()
      .catch(() => undefined)
      .then(wipe)
      .then(setEnd);
  }, [wipe]);
  const value = useMemo(() => ({ unsent, begin }), [unsent, begin]);

  if (end === "begun") return null;
  if (end !== undefined) return <WipedScreen leftovers={end} wasOfProgram={unsent !== undefined} />;
  return <WipeContext.Provider value={value}>{children}</WipeContext.Provider>;
}

export function useWipe(): WipeContextValue {
  const context = useContext(WipeContext);
  assert(context !== undefined, "App puts every screen inside a WipeProvider");
  return context;
}

const WipedScreen = lazy(async () => (await import("./WipedScreen.tsx")).WipedScreen);
