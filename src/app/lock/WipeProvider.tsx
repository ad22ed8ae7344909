import { type ComponentChildren, createContext } from "preact";
import { lazy } from "preact-iso";
import { useCallback, useContext, useMemo, useState } from "preact/hooks";
import { assert } from "../../domain/assert.ts";
import { usePreferenceStorage } from "../language/LanguageProvider.tsx";
import { phoneKeptIn } from "../shell/which-phone.ts";
import { useWipeCountdown } from "./use-wipe-countdown.ts";
import { WipeCountdown } from "./WipeCountdown.tsx";
import { isWipeBegun } from "./wipe-note.ts";
import type { WipeLeftover } from "./wipe.ts";

export interface WipeHere {
  /** What the program has not confirmed; absent on a phone alone, where all is only here. */
  readonly unsent?: (() => Promise<number>) | undefined;
  /** Removes everything. Nothing of the app can be used on this page afterwards. */
  readonly wipe: () => Promise<readonly WipeLeftover[]>;
}

interface WipeContextValue extends Pick<WipeHere, "unsent"> {
  readonly isCounting: boolean;
  /** Begins to count the seconds until everything goes. */
  readonly start: () => void;
}

const WipeContext = createContext<WipeContextValue | undefined>(undefined);

/** Over every other screen while the seconds are counted, and then in place of them: nothing must be recorded into the hole. */
export function WipeProvider({
  unsent,
  wipe,
  children,
}: WipeHere & { readonly children: ComponentChildren }) {
  const storage = usePreferenceStorage();
  const { end, begin } = useWiping(wipe);
  const { secondsLeft, start, cancel } = useWipeCountdown({ storage, onZero: begin });
  const isCounting = secondsLeft !== undefined;
  const value = useMemo(() => ({ unsent, isCounting, start }), [unsent, isCounting, start]);

  if (end !== undefined) return <WipeEnd end={end} wasOfProgram={unsent !== undefined} />;
  return (
    <WipeContext.Provider value={value}>
      {children}
      {isCounting && <WipeCountdown secondsLeft={secondsLeft} onCancel={cancel} />}
    </WipeContext.Provider>
  );
}

export function useWipe(): WipeContextValue {
  const context = useContext(WipeContext);
  assert(context !== undefined, "App puts every screen inside a WipeProvider");
  return context;
}

interface UnlessWipingProps extends Pick<WipeHere, "wipe"> {
  readonly children: ComponentChildren;
}

/** A wipe that was begun before the app was closed goes on, before anything that was recorded is shown. */
export function UnlessWiping({ wipe, children }: UnlessWipingProps) {
  const storage = usePreferenceStorage();
  const [isBegun, setIsBegun] = useState(() => isWipeBegun(storage));
  const letIn = useCallback(() => setIsBegun(false), []);
  return isBegun ? <WipeGoingOn wipe={wipe} onCancelled={letIn} /> : <>{children}</>;
}

function WipeGoingOn({ wipe, onCancelled }: Pick<WipeHere, "wipe"> & { readonly onCancelled: () => void }) {
  const storage = usePreferenceStorage();
  // The wipe takes it along.
  const [wasOfProgram] = useState(() => phoneKeptIn(storage) === "program");
  const { end, begin } = useWiping(wipe);
  const { secondsLeft, cancel } = useWipeCountdown({
    storage,
    goesOn: true,
    onZero: begin,
    onCancelled,
    onWiped: begin,
  });

  if (end !== undefined) return <WipeEnd end={end} wasOfProgram={wasOfProgram} />;
  return secondsLeft === undefined ? null : <WipeCountdown secondsLeft={secondsLeft} onCancel={cancel} />;
}

type End = "begun" | readonly WipeLeftover[];

function useWiping(wipe: WipeHere["wipe"]): { readonly end: End | undefined; readonly begin: () => void } {
  const [end, setEnd] = useState<End>();
  const begin = useCallback(() => {
    setEnd("begun");
    // What says how it ended is fetched first: afterwards there is nowhere to fetch it from.
    void WipedScreen.preload()
      .catch(() => undefined)
      .then(wipe)
      .then(setEnd);
  }, [wipe]);
  return { end, begin };
}

function WipeEnd({ end, wasOfProgram }: { readonly end: End; readonly wasOfProgram: boolean }) {
  return end === "begun" ? null : <WipedScreen leftovers={end} wasOfProgram={wasOfProgram} />;
}

const WipedScreen = lazy(async () => (await import("./WipedScreen.tsx")).WipedScreen);
