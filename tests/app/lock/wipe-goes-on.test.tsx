import { act, screen, waitFor } from "@testing-library/preact";
import { ErrorBoundary as LoadingBoundary } from "preact-iso";
import { useContext } from "preact/hooks";
import { afterEach, describe, expect, test, vi } from "vitest";
import { HideContext } from "../../../src/app/components/HideCorner.tsx";
import { dropWipeNote, isWipeBegun, noteWipe, wipeNoteKey } from "../../../src/app/lock/wipe-note.ts";
import { UnlessWiping, useWipe, type WipeHere, WipeProvider } from "../../../src/app/lock/WipeProvider.tsx";
import type { PreferenceStorage } from "../../../src/app/shell/preference-storage.ts";
import { HideProvider } from "../../../src/app/shell/HideProvider.tsx";
import { keepPhone } from "../../../src/app/shell/which-phone.ts";
import { memoryStorage, showScreen } from "../../support/ledger-screen.tsx";

afterEach(() => {
  vi.useRealTimers();
});

const clock = { now: () => Date.parse("2026-03-08T22:00:00Z") };
const recorded = () => screen.queryByText("Forty syringes");
const countdown = () => screen.findByRole("dialog", { name: "Wipe this phone" });
const calendar = () => screen.queryByRole("dialog", { name: "Calendar" });
const press = (name: string) => act(() => screen.getByRole("button", { name }).click());
/** One at a time: what a second changes is drawn before the next one begins. */
async function pass(seconds: number) {
  for (let left = seconds; left > 0; left -= 1)
    await act(async () => void (await vi.advanceTimersByTimeAsync(1000)));
}
/** Only what counts the seconds: the database and the page go on by themselves. */
const holdSeconds = () => vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
/** What another tab has done to what all of them keep, as the browser tells it. */
const hearOf = (change: Pick<StorageEventInit, "key" | "newValue">) =>
  act(() => void dispatchEvent(new StorageEvent("storage", change)));

/** A start of the app. The seconds are counted from where this ends. */
async function openApp(storage: PreferenceStorage = memoryStorage()) {
  const wipe = vi.fn<WipeHere["wipe"]>().mockResolvedValue([]);
  await showScreen(
    <LoadingBoundary>
      <UnlessWiping wipe={wipe} clock={clock}>
        <HideProvider clock={clock}>
          <WipeProvider wipe={wipe}>
            <p>Forty syringes</p>
            <Begin />
          </WipeProvider>
        </HideProvider>
      </UnlessWiping>
    </LoadingBoundary>,
    { storage },
  );
  return { wipe, storage };
}

function Begin() {
  const { start } = useWipe();
  const hiding = useContext(HideContext);
  return (
    <>
      <button type="button" onClick={start}>
        Begin
      </button>
      <button type="button" onClick={hiding?.hide}>
        Hide
      </button>
    </>
  );
}

function refuse(): never {
  throw new DOMException("full", "QuotaExceededError");
}

/** As a start of the app finds it after somebody pressed and closed it. */
async function openAfterClosing() {
  const storage = memoryStorage();
  noteWipe(storage);
  holdSeconds();
  const app = await openApp(storage);
  await countdown();
  return app;
}

async function begin(storage?: PreferenceStorage) {
  const app = await openApp(storage);
  holdSeconds();
  await press("Begin");
  await countdown();
  return app;
}

describe("WipeProvider", () => {
  test("writes down that a wipe was begun, until it is taken back", async () => {
    const { wipe, storage } = await begin();
    expect(isWipeBegun(storage)).toBe(true);

    await press("Cancel");
    await pass(6);

    expect(isWipeBegun(storage)).toBe(false);
    expect(recorded()).not.toBeNull();
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(wipe).not.toHaveBeenCalled();
  });

  test("wipes where the browser keeps no note of it", async () => {
    const { wipe } = await begin({ ...memoryStorage(), setItem: refuse });

    await pass(5);

    await waitFor(() => expect(wipe).toHaveBeenCalledOnce());
  });

  test("is taken back where the browser keeps no note of that either", async () => {
    const { wipe } = await begin({ ...memoryStorage(), setItem: refuse });

    await press("Cancel");
    await pass(6);

    expect(recorded()).not.toBeNull();
    expect(wipe).not.toHaveBeenCalled();
  });

  test("wipes where the browser has ceased to say whether it was taken back", async () => {
    const storage = memoryStorage();
    const { wipe } = await begin(storage);

    storage.getItem = refuse;
    await pass(5);

    await waitFor(() => expect(wipe).toHaveBeenCalledOnce());
  });

  test("counts under the calendar of the corner as long as without it", async () => {
    const { wipe } = await begin();
    await pass(2);

    await press("Hide the screen");
    expect(calendar()).not.toBeNull();
    await pass(2);
    expect(wipe).not.toHaveBeenCalled();
    await pass(1);

    await waitFor(() => expect(wipe).toHaveBeenCalledOnce());
    expect(calendar()).not.toBeNull();
  });

  test("has its Cancel under the thumb again for who comes back from the calendar", async () => {
    const { wipe } = await begin();

    await press("Hide the screen");
    await pass(2);
    await press("Back");
    expect(screen.getByText("Everything goes in 3 seconds.")).toBeTruthy();
    expect(document.activeElement?.textContent).toBe("Cancel");
    await press("Cancel");
    await pass(6);

    expect(wipe).not.toHaveBeenCalled();
    expect(recorded()).not.toBeNull();
  });

  test("doesn't come up over a screen that is hidden, where another tab began it", async () => {
    const { storage } = await openApp();
    holdSeconds();
    await act(() => screen.getByRole("button", { name: "Hide" }).click());

    noteWipe(storage);
    await hearOf({ key: wipeNoteKey, newValue: storage.getItem(wipeNoteKey) });

    expect(screen.queryByRole("dialog", { name: "Wipe this phone" })).toBeNull();
    await press("Back");
    await countdown();
  });

  test("counts with the tab in which it was begun, which may be closed, and wipes", async () => {
    const { wipe, storage } = await openApp();
    holdSeconds();

    noteWipe(storage);
    await hearOf({ key: wipeNoteKey, newValue: storage.getItem(wipeNoteKey) });
    await countdown();
    await pass(6);
    // Its own word about how it ended belongs to the tab in which it was begun.
    expect(wipe).not.toHaveBeenCalled();
    await pass(3);

    await waitFor(() => expect(wipe).toHaveBeenCalledOnce());
  });

  test("stops where another tab took it back, though it slept and hears the clock first", async () => {
    const { wipe, storage } = await begin();

    dropWipeNote(storage);
    await pass(6);

    expect(wipe).not.toHaveBeenCalled();
    expect(recorded()).not.toBeNull();
  });

  test("leaves it to the screen for what is gone where another tab was quicker", async () => {
    const { wipe, storage } = await begin();

    dropWipeNote(storage);
    await hearOf({ key: null, newValue: null });
    await pass(6);

    expect(screen.queryByRole("dialog")).toBeNull();
    expect(wipe).not.toHaveBeenCalled();
  });
});

describe("UnlessWiping", () => {
  test("shows everything where no wipe was begun", async () => {
    await openApp();

    expect(recorded()).not.toBeNull();
  });

  test("goes on after the app was closed, shows nothing of what was recorded, and wipes", async () => {
    const { wipe } = await openAfterClosing();
    expect(recorded()).toBeNull();

    await pass(4);
    expect(wipe).not.toHaveBeenCalled();
    await pass(1);
    vi.useRealTimers();

    await screen.findByRole("heading", { name: "Satchel was wiped from this phone" });
    expect(wipe).toHaveBeenCalledOnce();
    expect(recorded()).toBeNull();
  });

  test("is taken back by Cancel, which has the focus, here and for the next start", async () => {
    const { wipe, storage } = await openAfterClosing();
    expect(document.activeElement?.textContent).toBe("Cancel");

    await press("Cancel");
    await pass(6);

    expect(recorded()).not.toBeNull();
    expect(isWipeBegun(storage)).toBe(false);
    expect(wipe).not.toHaveBeenCalled();
  });

  test("is taken back by another tab", async () => {
    const { wipe, storage } = await openAfterClosing();

    dropWipeNote(storage);
    await hearOf({ key: wipeNoteKey, newValue: "" });
    await pass(6);

    expect(recorded()).not.toBeNull();
    expect(wipe).not.toHaveBeenCalled();
  });

  test("lets nobody in whose screen is hidden when another tab takes it back", async () => {
    const { storage } = await openAfterClosing();
    await press("Hide the screen");

    dropWipeNote(storage);
    await hearOf({ key: wipeNoteKey, newValue: "" });

    expect(calendar()).not.toBeNull();
    expect(recorded()).toBeNull();
    await press("Back");
    await waitFor(() => expect(recorded()).not.toBeNull());
  });

  test("is not taken back by another tab while everything is being removed", async () => {
    const { wipe, storage } = await openAfterClosing();
    wipe.mockReturnValue(new Promise(() => undefined));
    await pass(5);
    expect(wipe).toHaveBeenCalledOnce();

    dropWipeNote(storage);
    await hearOf({ key: wipeNoteKey, newValue: "" });

    expect(recorded()).toBeNull();
  });

  test("offers no way back once another tab has wiped, and removes what this one still holds", async () => {
    const { wipe, storage } = await openAfterClosing();

    dropWipeNote(storage);
    await hearOf({ key: null, newValue: null });
    vi.useRealTimers();

    await screen.findByRole("heading", { name: "Satchel was wiped from this phone" });
    expect(wipe).toHaveBeenCalledOnce();
  });

  test("says of a program's phone what its lead has to do", async () => {
    const storage = memoryStorage();
    keepPhone(storage, "program");
    noteWipe(storage);
    await openApp(storage);
    await countdown();

    await hearOf({ key: null, newValue: null });

    await waitFor(() => expect(screen.getByText(/Ask your lead to cut it off/)).toBeTruthy());
  });
});
