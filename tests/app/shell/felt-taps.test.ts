import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { canBeFelt, feelTap, keepTapsFelt } from "../../../src/app/shell/felt-taps.ts";
import { memoryStorage } from "../../support/ledger-screen.tsx";

const vibrate = vi.fn<() => boolean>(() => true);
let asksForStillness = false;

beforeEach(() => {
  vibrate.mockClear();
  asksForStillness = false;
  vi.stubGlobal("navigator", { vibrate });
  vi.stubGlobal("matchMedia", () => ({ matches: asksForStillness }));
});
afterEach(() => void vi.unstubAllGlobals());

describe("feelTap", () => {
  test("moves the phone for a moment", () => {
    feelTap(memoryStorage());

    expect(vibrate).toHaveBeenCalledExactlyOnceWith(15);
  });

  test("keeps still where it was switched off", () => {
    const storage = memoryStorage();
    keepTapsFelt(storage, false);

    feelTap(storage);

    expect(vibrate).not.toHaveBeenCalled();
  });

  test("keeps still where the phone is asked to move as little as it can", () => {
    asksForStillness = true;

    feelTap(memoryStorage());

    expect(vibrate).not.toHaveBeenCalled();
  });

  test("does nothing on a phone that can't", () => {
    vi.stubGlobal("navigator", {});

    feelTap(memoryStorage());

    expect(canBeFelt()).toBe(false);
  });
});
