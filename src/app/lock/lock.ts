/**
 * When reading is locked. Recording never is: a locked phone counts and sends
 * on. Without a passphrase a lock is a curtain: it keeps nobody out who knows
 * how to look, and the screens say so.
 */
import type { Keeper } from "../../storage/sealing/keeper.ts";
import type { PreferenceStorage } from "../shell/preference-storage.ts";

/** Minutes without a touch; 0 is as soon as the app is left. */
export const lockDelays = ["never", "0", "1", "5", "30"] as const;
export type LockDelay = (typeof lockDelays)[number];

export interface LockState {
  readonly isLocked: boolean;
  /** How often it was locked on this page: what is typed or tried before a lock is over with it. */
  readonly locks: number;
  readonly delay: LockDelay;
}

export interface Lock {
  readonly state: () => LockState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly setDelay: (delay: LockDelay) => void;
  readonly lockNow: () => void;
  /** Somebody hid the app: locks where a lock was chosen, in each tab. */
  readonly leave: () => void;
  /** Whether a tap opens it, or only the passphrase. */
  readonly opensByTap: () => boolean;
  readonly openCurtain: () => void;
  /** Says false where the passphrase is another one. Stays locked where it was locked while the words were tried. */
  readonly unlock: (passphrase: string) => Promise<boolean>;
  /** Begins to count the minutes on this page; gives back the way to stop. */
  readonly watch: (page: Document) => () => void;
}

interface LockOptions {
  readonly storage: PreferenceStorage;
  readonly now: () => number;
  /** Of a phone whose readable rows have a key. */
  readonly keeper?: Pick<Keeper, "isOpen" | "lock" | "unlock" | "onLock"> | undefined;
}

const delayKey = "satchel-lock";
/** A lock outlives the page: a reload must not open what somebody locked. */
const lockedKey = "satchel-locked";
const locked = "yes";
const minuteMs = 60_000;

export function createLock({ storage, now, keeper }: LockOptions): Lock {
  const listeners = new Set<() => void>();
  let touchedAtMs = now();
  const delay = delayKeptIn(storage);
  // Whoever opens the app may not be who closed it.
  const wasLocked = storage.getItem(lockedKey) === locked;
  let state: LockState = { delay, locks: 0, isLocked: delay !== "never" || wasLocked || isShut() };
  // Another tab may have set a passphrase: what is on the screen here is behind it, too.
  keeper?.onLock(() => {
    if (isShut() && !state.isLocked) set({ isLocked: true });
  });

  function isShut(): boolean {
    return keeper?.isOpen() === false;
  }

  function set(changes: Partial<LockState>): void {
    state = { ...state, ...changes };
    for (const listener of listeners) listener();
  }

  function lockNow(): void {
    storage.setItem(lockedKey, locked);
    lockHere();
  }

  /** Nobody asked for it. Tells other tabs only where this one was open: one that is locked must not lock what was opened since in another. */
  function lockLeft(): void {
    if (state.isLocked) lockHere();
    else lockNow();
  }

  function lockHere(): void {
    // Locked already, too: a locked phone goes on recording, and what came since goes now.
    keeper?.lock();
    touchedAtMs = now();
    set({ isLocked: true, locks: state.locks + 1 });
  }

  function open(): void {
    touchedAtMs = now();
    storage.setItem(lockedKey, "");
    set({ isLocked: false });
  }

  function lockIfLeftLongEnough(): void {
    if (state.delay !== "never" && now() - touchedAtMs >= Number(state.delay) * minuteMs) lockLeft();
  }

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setDelay(next) {
      storage.setItem(delayKey, next);
      touchedAtMs = now();
      set({ delay: next });
    },
    lockNow,
    leave() {
      if (state.delay !== "never") lockNow();
    },
    opensByTap: () => !isShut(),
    openCurtain() {
      if (!isShut()) open();
    },
    async unlock(passphrase) {
      const { locks } = state;
      const unlocked = await keeper?.unlock(passphrase);
      if (unlocked?.ok === false) return false;
      if (state.locks === locks) open();
      else keeper?.lock();
      return true;
    },
    watch(page) {
      const touch = () => {
        touchedAtMs = now();
      };
      const turn = () => {
        // The page is painted once more for the list of open apps: locked before that.
        // Locked already, too: words half typed don't wait for whoever picks the phone up.
        if (page.visibilityState === "hidden" && (state.delay === "0" || state.isLocked)) lockLeft();
        else if (page.visibilityState === "visible" && state.delay !== "0") lockIfLeftLongEnough();
      };
      const onOtherTab = ({ key, newValue }: StorageEvent) => {
        if (key === lockedKey && newValue === locked) lockHere();
      };
      const tick = () => {
        if (state.delay !== "0") lockIfLeftLongEnough();
      };
      const ticking = setInterval(tick, tickMs);
      for (const kind of touches) page.addEventListener(kind, touch, { passive: true });
      page.addEventListener("visibilitychange", turn);
      page.defaultView?.addEventListener("storage", onOtherTab);
      return () => {
        clearInterval(ticking);
        for (const kind of touches) page.removeEventListener(kind, touch);
        page.removeEventListener("visibilitychange", turn);
        page.defaultView?.removeEventListener("storage", onOtherTab);
      };
    },
  };
}

const touches = ["pointerdown", "keydown"] as const;

/** How late a lock of a minute may be. */
const tickMs = 5000;

function delayKeptIn(storage: PreferenceStorage): LockDelay {
  const kept = storage.getItem(delayKey);
  return lockDelays.find((delay) => delay === kept) ?? "never";
}
