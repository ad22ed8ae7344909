/** An app whose phone may be wiped, and what somebody sees and does there. */
import { act, screen } from "@testing-library/preact";
import { ErrorBoundary as LoadingBoundary } from "preact-iso";
import { useContext } from "preact/hooks";
import { vi } from "vitest";
import { HideContext } from "../../src/app/components/HideCorner.tsx";
import { noteWipe } from "../../src/app/lock/wipe-note.ts";
import { UnlessWiping, useWipe, type WipeHere, WipeProvider } from "../../src/app/lock/WipeProvider.tsx";
import type { PreferenceStorage } from "../../src/app/shell/preference-storage.ts";
import { HideProvider } from "../../src/app/shell/HideProvider.tsx";
import { memoryStorage, showScreen } from "./ledger-screen.tsx";

const clock = { now: () => Date.parse("2026-03-08T22:00:00Z") };
export const recorded = () => screen.queryByText("Forty syringes");
export const countdown = () => screen.findByRole("dialog", { name: "Wipe this phone" });
export const calendar = () => screen.queryByRole("dialog", { name: "Calendar" });
export const press = (name: string) => act(() => screen.getByRole("button", { name }).click());
/** One at a time: what a second changes is drawn before the next one begins. */
export async function pass(seconds: number) {
  for (let left = seconds; left > 0; left -= 1)
    await act(async () => void (await vi.advanceTimersByTimeAsync(1000)));
}
/** Only what counts the seconds: the database and the page go on by themselves. */
export const holdSeconds = () => vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
/** What another tab has done to what all of them keep, as the browser tells it. */
export const hearOf = (change: Pick<StorageEventInit, "key" | "newValue">) =>
  act(() => void dispatchEvent(new StorageEvent("storage", change)));

/** A start of the app. The seconds are counted from where this ends. */
export async function openApp(storage: PreferenceStorage = memoryStorage()) {
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

/** What a browser does whose storage is full. */
export function refuse(): never {
  throw new DOMException("full", "QuotaExceededError");
}

/** As a start of the app finds it after somebody pressed and closed it. */
export async function openAfterClosing() {
  const storage = memoryStorage();
  noteWipe(storage);
  holdSeconds();
  const app = await openApp(storage);
  await countdown();
  return app;
}

export async function begin(storage?: PreferenceStorage) {
  const app = await openApp(storage);
  holdSeconds();
  await press("Begin");
  await countdown();
  return app;
}
