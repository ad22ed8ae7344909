import { act, screen } from "@testing-library/preact";
import { ErrorBoundary as LoadingBoundary } from "preact-iso";
import { useState } from "preact/hooks";
import { afterEach, describe, expect, test, vi } from "vitest";
import { dropWipeNote, noteWipe, wipeNoteKey } from "../../../src/app/lock/wipe-note.ts";
import { UnlessWiping, type WipeHere, WipeProvider } from "../../../src/app/lock/WipeProvider.tsx";
import { HideProvider } from "../../../src/app/shell/HideProvider.tsx";
import { memoryStorage, showScreen } from "../../support/ledger-screen.tsx";

afterEach(() => {
  vi.useRealTimers();
});

const clock = { now: () => Date.parse("2026-03-08T22:00:00Z") };
const press = (name: string) => act(() => screen.getByRole("button", { name }).click());
const countdown = () => screen.queryByRole("dialog", { name: "Wipe this phone" });
async function pass(seconds: number) {
  for (let left = seconds; left > 0; left -= 1)
    await act(async () => void (await vi.advanceTimersByTimeAsync(1000)));
}

/** A tab whose phone is open once the button is pressed. */
async function openSlowly() {
  const wipe = vi.fn<WipeHere["wipe"]>().mockResolvedValue([]);
  const { storage } = await showScreen(
    <LoadingBoundary>
      <UnlessWiping wipe={wipe} clock={clock}>
        <HideProvider clock={clock}>
          <Phone wipe={wipe} />
        </HideProvider>
      </UnlessWiping>
    </LoadingBoundary>,
    { storage: memoryStorage() },
  );
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const hear = () =>
    act(() => {
      const newValue = storage.getItem(wipeNoteKey);
      dispatchEvent(new StorageEvent("storage", { key: wipeNoteKey, newValue }));
    });
  return { wipe, storage, hear };
}

function Phone({ wipe }: Pick<WipeHere, "wipe">) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setIsOpen(!isOpen)}>
        Open
      </button>
      {isOpen && (
        <WipeProvider wipe={wipe}>
          <p>Forty syringes</p>
        </WipeProvider>
      )}
    </>
  );
}

describe("a wipe that another tab begins while this one opens its phone", () => {
  test("is counted here too, and goes on should that tab be closed", async () => {
    const { wipe, storage, hear } = await openSlowly();
    noteWipe(storage);
    await hear();

    await press("Open");
    await screen.findByRole("dialog", { name: "Wipe this phone" });
    await pass(8);
    expect(wipe).not.toHaveBeenCalled();
    await pass(1);

    expect(wipe).toHaveBeenCalledOnce();
  });

  test("is forgotten where it was taken back before the phone was open", async () => {
    const { wipe, storage, hear } = await openSlowly();
    noteWipe(storage);
    await hear();
    dropWipeNote(storage);
    await hear();

    await press("Open");
    expect(countdown()).toBeNull();
    await pass(10);

    expect(wipe).not.toHaveBeenCalled();
  });

  test("is not counted again once it was taken back here", async () => {
    const { wipe, storage, hear } = await openSlowly();
    noteWipe(storage);
    await hear();
    await press("Open");
    await screen.findByRole("dialog", { name: "Wipe this phone" });
    await press("Cancel");

    await press("Open");
    await press("Open");

    expect(countdown()).toBeNull();
    await pass(10);
    expect(wipe).not.toHaveBeenCalled();
  });
});
