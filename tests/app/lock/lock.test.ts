import type { Keeper } from "../../../src/storage/sealing/keeper.ts";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createLock, type LockDelay } from "../../../src/app/lock/lock.ts";
import { err, ok } from "../../../src/domain/result.ts";
import { memoryStorage } from "../../support/ledger-screen.tsx";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

interface Given {
  readonly delay?: LockDelay;
  readonly passphrase?: string;
  readonly storage?: ReturnType<typeof memoryStorage>;
}

function setUp({ delay = "never", passphrase, storage = memoryStorage() }: Given = {}) {
  storage.setItem("satchel-lock", delay);
  const tab = new EventTarget();
  const page = new EventTarget() as unknown as Document & { visibilityState: string };
  page.visibilityState = "visible";
  Object.assign(page, { defaultView: tab });
  const lock = createLock({
    storage,
    now: () => Date.now(),
    ...(passphrase !== undefined && { keeper: keeperWith(passphrase) }),
  });
  const stop = lock.watch(page);
  return {
    lock,
    storage,
    stop,
    /** As the browser tells of what another tab wrote. */
    otherTabWrote: (key: string, newValue: string) =>
      tab.dispatchEvent(Object.assign(new Event("storage"), { key, newValue })),
    touch: () => page.dispatchEvent(new Event("pointerdown")),
    turn: (visibilityState: "hidden" | "visible") => {
      page.visibilityState = visibilityState;
      page.dispatchEvent(new Event("visibilitychange"));
    },
  };
}

function keeperWith(passphrase: string) {
  let isOpen = false;
  const listeners: Parameters<Keeper["onLock"]>[0][] = [];
  return {
    isOpen: () => isOpen,
    onLock(listener: (typeof listeners)[number]) {
      listeners.push(listener);
      return () => undefined;
    },
    /** As when another tab sets a passphrase. */
    shut() {
      isOpen = false;
      for (const listener of listeners) listener("all");
    },
    lock() {
      isOpen = false;
    },
    async unlock(typed: string) {
      // As deriving a key: what happens meanwhile comes before the end of it.
      await Promise.resolve();
      if (typed !== passphrase) return err({ kind: "wrong-passphrase" as const });
      isOpen = true;
      return ok(undefined);
    },
  };
}

const minutes = (count: number) => count * 60_000;

describe("createLock", () => {
  test("locks at the start where a lock was chosen before", () => {
    expect(setUp({ delay: "5" }).lock.state().isLocked).toBe(true);
    expect(setUp({ delay: "never" }).lock.state().isLocked).toBe(false);
  });

  test("locked by hand, stays locked when the page is loaded again, whatever was chosen", () => {
    const { lock, storage } = setUp({ delay: "never" });

    lock.lockNow();

    const loadedAgain = setUp({ delay: "never", storage });
    expect(loadedAgain.lock.state().isLocked).toBe(true);
    loadedAgain.lock.openCurtain();
    expect(setUp({ delay: "never", storage }).lock.state().isLocked).toBe(false);
  });

  test("locks with another tab, and doesn't open with it", () => {
    const { lock, otherTabWrote } = setUp({ delay: "never" });

    otherTabWrote("satchel-locked", "yes");
    expect(lock.state().isLocked).toBe(true);
    otherTabWrote("satchel-locked", "");
    expect(lock.state().isLocked).toBe(true);
  });

  test("doesn't lock what was opened since in another tab, however long it is left or put away", async () => {
    const { lock, storage, turn } = setUp({ delay: "1" });
    lock.lockNow();
    // As the other tab does when it is opened.
    storage.setItem("satchel-locked", "");

    turn("hidden");
    await vi.advanceTimersByTimeAsync(minutes(3));
    turn("visible");

    expect(lock.state().isLocked).toBe(true);
    expect(storage.getItem("satchel-locked")).toBe("");
  });

  test("locks where another tab set a passphrase", async () => {
    const keeper = keeperWith("rain on a tin roof");
    await keeper.unlock("rain on a tin roof");
    const lock = createLock({ storage: memoryStorage(), now: () => 0, keeper });
    expect(lock.state().isLocked).toBe(false);

    keeper.shut();

    expect(lock.state().isLocked).toBe(true);
  });

  test.each([
    ["by hand", ({ lock }: ReturnType<typeof setUp>) => lock.lockNow()],
    ["as the app is left", ({ turn }: ReturnType<typeof setUp>) => turn("hidden")],
    ["in another tab", (given: ReturnType<typeof setUp>) => given.otherTabWrote("satchel-locked", "yes")],
  ])("stays locked where it is locked %s while the words are still being tried", async (_how, lockIt) => {
    const passphrase = "rain on a tin roof";
    const given = setUp({ delay: "0", passphrase });

    const trying = given.lock.unlock(passphrase);
    lockIt(given);

    expect(await trying).toBe(true);
    expect(given.lock.state().isLocked).toBe(true);
    expect(given.lock.opensByTap()).toBe(false);
    await given.lock.unlock(passphrase);
    expect(given.lock.state().isLocked).toBe(false);
  });

  test("locks after the minutes without a touch, and not one touch sooner", async () => {
    const { lock, touch } = setUp({ delay: "5" });
    lock.openCurtain();

    await vi.advanceTimersByTimeAsync(minutes(4));
    touch();
    await vi.advanceTimersByTimeAsync(minutes(4));
    expect(lock.state().isLocked).toBe(false);

    await vi.advanceTimersByTimeAsync(minutes(2));
    expect(lock.state().isLocked).toBe(true);
  });

  test("counts the minutes that the phone slept through", () => {
    const { lock, turn, stop } = setUp({ delay: "30" });
    lock.openCurtain();
    turn("hidden");

    vi.setSystemTime(Date.now() + minutes(31));
    turn("visible");

    expect(lock.state().isLocked).toBe(true);
    stop();
  });

  test("locks as soon as the app is left, where that was chosen", () => {
    const { lock, turn } = setUp({ delay: "0" });
    lock.openCurtain();

    turn("hidden");

    expect(lock.state().isLocked).toBe(true);
  });

  test("hiding locks where a lock was chosen, and only there", () => {
    const never = setUp({ delay: "never" });
    const later = setUp({ delay: "30" });
    later.lock.openCurtain();

    never.lock.leave();
    later.lock.leave();

    expect(never.lock.state().isLocked).toBe(false);
    expect(later.lock.state().isLocked).toBe(true);
  });

  test("keeps what was chosen", () => {
    const { lock, storage } = setUp();

    lock.setDelay("1");

    expect(createLock({ storage, now: () => 0 }).state()).toMatchObject({ delay: "1", isLocked: true });
  });

  test("opens by the passphrase alone where there is one", async () => {
    const { lock } = setUp({ passphrase: "rain on a tin roof" });
    expect(lock.state().isLocked).toBe(true);

    lock.openCurtain();
    expect(lock.state().isLocked).toBe(true);
    expect(await lock.unlock("rain on a roof")).toBe(false);
    expect(lock.state().isLocked).toBe(true);

    expect(await lock.unlock("rain on a tin roof")).toBe(true);
    expect(lock.state().isLocked).toBe(false);
  });

  test("forgets the key with each lock", async () => {
    const { lock } = setUp({ passphrase: "rain on a tin roof" });
    await lock.unlock("rain on a tin roof");

    lock.lockNow();

    expect(lock.opensByTap()).toBe(false);
  });

  test("forgets what came in while it was locked, at the next lock", async () => {
    const keeper = { ...keeperWith("rain on a tin roof"), lock: vi.fn<() => void>() };
    const lock = createLock({ storage: memoryStorage(), now: () => 0, keeper });
    expect(lock.state().isLocked).toBe(true);

    lock.lockNow();

    expect(keeper.lock).toHaveBeenCalledOnce();
  });
});
