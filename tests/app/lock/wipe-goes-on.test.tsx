import { screen, waitFor } from "@testing-library/preact";
import { afterEach, describe, expect, test, vi } from "vitest";
import { dropWipeNote, isWipeBegun, noteWipe, wipeNoteKey } from "../../../src/app/lock/wipe-note.ts";
import { keepPhone } from "../../../src/app/shell/which-phone.ts";
import { memoryStorage } from "../../support/ledger-screen.tsx";
import {
  calendar,
  countdown,
  hearOf,
  openAfterClosing,
  openApp,
  pass,
  press,
  recorded,
} from "../../support/wiping-app.tsx";

afterEach(() => {
  vi.useRealTimers();
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
