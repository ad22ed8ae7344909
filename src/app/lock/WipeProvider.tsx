import { type ComponentChildren, createContext } from "preact";
import { useCallback, useContext, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { assert } from "../../domain/assert.ts";
import { HideContext } from "../components/HideCorner.tsx";
import { usePreferenceStorage } from "../language/LanguageProvider.tsx";
import { HideProvider } from "../shell/HideProvider.tsx";
import type { Clock } from "../shell/program-context.tsx";
import { phoneKeptIn } from "../shell/which-phone.ts";
import type { Unsent } from "../../storage/unsent.ts";
import { useWipeCountdown } from "./use-wipe-countdown.ts";
import { WipeCountdown } from "./WipeCountdown.tsx";
import { isWipeBegun, isWipeTakenBack, wipeBegun, wipeNoteKey } from "./wipe-note.ts";
import type { WipeLeftover } from "./wipe.ts";
// Not fetched when it is needed: by then there is nowhere to fetch it from.
import { WipedScreen } from "./WipedScreen.tsx";

export interface WipeHere {
  /** What the program doesn't have whole; absent on a phone alone, where all is only here. */
  readonly unsent?: (() => Promise<Unsent>) | undefined;
  /** Removes everything. Nothing of the app can be used on this page afterwards. */
  readonly wipe: () => Promise<readonly WipeLeftover[]>;
}

interface WipeContextValue extends Pick<WipeHere, "unsent"> {
  readonly isCounting: boolean;
  /** Begins to count the seconds until everything goes. */
  readonly start: () => void;
}

const WipeContext = createContext<WipeContextValue | undefined>(undefined);
/** Whether another tab was heard to begin one: this one may still be opening its phone, with nobody to count. */
const BegunElsewhereContext = createContext<{ readonly current: boolean } | undefined>(undefined);

/** Over every other screen while the seconds are counted, and then in place of them: nothing must be recorded into the hole. */
export function WipeProvider({
  unsent,
  wipe,
  children,
}: WipeHere & { readonly children: ComponentChildren }) {
  const storage = usePreferenceStorage();
  const { end, begin } = useWiping(wipe);
  const begunElsewhere = useContext(BegunElsewhereContext);
  // Read once: later ones are heard by the countdown itself.
  const isBegun = begunElsewhere?.current === true && !isWipeTakenBack(storage);
  const goesOn = isBegun ? "from-other-tab" : undefined;
  const { secondsLeft, start, cancel } = useWipeCountdown({ storage, goesOn, onZero: begin });
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
  readonly clock: Clock;
  readonly children: ComponentChildren;
}

/** A wipe that was begun before the app was closed goes on, before anything that was recorded is shown. */
export function UnlessWiping({ wipe, clock, children }: UnlessWipingProps) {
  const storage = usePreferenceStorage();
  const [isBegun, setIsBegun] = useState(() => isWipeBegun(storage));
  const letIn = useCallback(() => setIsBegun(false), []);
  const begunElsewhere = useBegunElsewhere();
  if (!isBegun) {
    return <BegunElsewhereContext.Provider value={begunElsewhere}>{children}</BegunElsewhereContext.Provider>;
  }
  return (
    <HideProvider clock={clock}>
      <WipeGoingOn wipe={wipe} onCancelled={letIn} />
    </HideProvider>
  );
}

function useBegunElsewhere(): { readonly current: boolean } {
  const begunElsewhereRef = useRef(false);
  useEffect(() => {
    const onOtherTab = ({ key, newValue }: StorageEvent) => {
      if (key === null || key === wipeNoteKey) begunElsewhereRef.current = newValue === wipeBegun;
    };
    addEventListener("storage", onOtherTab);
    return () => removeEventListener("storage", onOtherTab);
  }, []);
  return begunElsewhereRef;
}

function WipeGoingOn({ wipe, onCancelled }: Pick<WipeHere, "wipe"> & { readonly onCancelled: () => void }) {
  const storage = usePreferenceStorage();
  // The wipe takes it along.
  const [wasOfProgram] = useState(() => phoneKeptIn(storage) === "program");
  const { end, begin } = useWiping(wipe);
  const { secondsLeft, cancel } = useWipeCountdown({
    storage,
    goesOn: "from-other-page",
    onZero: begin,
    onWiped: begin,
  });
  const isHidden = useContext(HideContext)?.isHidden ?? false;
  // Of a tab in which it was taken back this one only hears: who hid it goes back by the calendar's button.
  const isCancelled = secondsLeft === undefined && end === undefined;
  useEffect(() => {
    if (isCancelled && !isHidden) onCancelled();
  }, [isCancelled, isHidden, onCancelled]);

  if (end !== undefined) return <WipeEnd end={end} wasOfProgram={wasOfProgram} />;
  return secondsLeft === undefined ? null : <WipeCountdown secondsLeft={secondsLeft} onCancel={cancel} />;
}

type End = "begun" | readonly WipeLeftover[];

function useWiping(wipe: WipeHere["wipe"]): { readonly end: End | undefined; readonly begin: () => void } {
  const [end, setEnd] = useState<End>();
  const begunRef = useRef(false);
  const begin = useCallback(() => {
    // Once on a page: what other tabs do afterwards is theirs.
    if (begunRef.current) return;
    begunRef.current = true;
    setEnd("begun");
    void wipe().then(setEnd);
  }, [wipe]);
  return { end, begin };
}

function WipeEnd({ end, wasOfProgram }: { readonly end: End; readonly wasOfProgram: boolean }) {
  return end === "begun" ? null : <WipedScreen leftovers={end} wasOfProgram={wasOfProgram} />;
}
