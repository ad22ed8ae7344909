import { act, screen, waitFor } from "@testing-library/preact";
import { afterEach, describe, expect, test, vi } from "vitest";
import { dropWipeNote, isWipeBegun, noteWipe, wipeNoteKey } from "../../../src/app/lock/wipe-note.ts";
import { memoryStorage } from "../../support/ledger-screen.tsx";
import {
  begin,
  calendar,
  countdown,
  hearOf,
  holdSeconds,
  openApp,
  pass,
  press,
  recorded,
  refuse,
} from "../../support/wiping-app.tsx";

afterEach(() => {
  vi.useRealTimers();
});

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
