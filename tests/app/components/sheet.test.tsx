import { act, screen, waitFor } from "@testing-library/preact";
import { useState } from "preact/hooks";
import { describe, expect, test } from "vitest";
import { Screen } from "../../../src/app/components/Screen.tsx";
import { Sheet } from "../../../src/app/components/Sheet.tsx";
import { showScreen } from "../../support/ledger-screen.tsx";

function WithSheet() {
  const [isOpen, setIsOpen] = useState(false);
  const [isOpenerThere, setIsOpenerThere] = useState(true);
  return (
    <Screen title="A screen">
      {isOpenerThere && (
        <button type="button" onClick={() => setIsOpen(true)}>
          Open it
        </button>
      )}
      <Sheet title="A sheet" open={isOpen} onClose={() => setIsOpen(false)}>
        <button type="button" onClick={() => setIsOpenerThere(false)}>
          Take away what opened it
        </button>
      </Sheet>
    </Screen>
  );
}

/** As the Escape key does, or the way back: the browser closes it. */
const closeByKey = () => act(() => screen.getByRole<HTMLDialogElement>("dialog").close());
const closeByTap = () => act(() => screen.getByRole("button", { name: "Close" }).click());

/** `isFocused` where the browser gives the focus to what is tapped. */
async function open({ isFocused = true } = {}) {
  await showScreen(<WithSheet />);
  const opener = screen.getByRole("button", { name: "Open it" });
  (document.activeElement as HTMLElement | null)?.blur();
  if (isFocused) opener.focus();
  opener.click();
  await screen.findByRole("dialog", { name: "A sheet" });
}

const isClosed = () => waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());

describe("Sheet", () => {
  test.each([
    ["a tap", closeByTap],
    ["a key", closeByKey],
  ])("closed by %s leaves the focus to the title where what opened it is gone", async (_, close) => {
    await open();
    screen.getByRole("button", { name: "Take away what opened it" }).click();
    await waitFor(() => expect(screen.queryByText("Open it")).toBeNull());

    await close();

    await isClosed();
    expect(document.activeElement).toBe(screen.getByRole("heading", { level: 1 }));
  });

  test("moves no focus to the title where the browser gives none to what is tapped", async () => {
    await open({ isFocused: false });

    await closeByTap();

    await isClosed();
    expect(document.activeElement).not.toBe(screen.getByRole("heading", { level: 1 }));
  });
});
