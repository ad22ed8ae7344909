import { screen, waitFor, within } from "@testing-library/preact";
import { afterEach, describe, expect, test, vi } from "vitest";
import { LightAndHands } from "../../../src/app/settings/LightAndHands.tsx";
import { areTapsFelt } from "../../../src/app/shell/felt-taps.ts";
import { showHand } from "../../../src/app/shell/hand.ts";
import { showTheme } from "../../../src/app/shell/theme.ts";
import { showScreen } from "../../support/ledger-screen.tsx";

const choose = (legend: string, answer: string) =>
  within(screen.getByRole("group", { name: legend }))
    .getByRole("radio", { name: answer })
    .click();

afterEach(() => {
  vi.unstubAllGlobals();
  showTheme("auto");
  showHand("right");
});

describe("LightAndHands", () => {
  test("shows another light at once, and keeps it", async () => {
    const { storage } = await showScreen(<LightAndHands />);

    choose("Light", "Red");

    await waitFor(() => expect(document.documentElement.dataset["theme"]).toBe("red"));
    expect(storage.getItem("satchel-theme")).toBe("red");
  });

  test("turns the screen to the other hand at once, and there again at the next start", async () => {
    const { storage } = await showScreen(<LightAndHands />);
    choose("Which hand?", "Left");
    await waitFor(() => expect(document.documentElement.dataset["thumb"]).toBe("start"));

    showHand("right");
    await showScreen(<LightAndHands />, { storage });

    expect(document.documentElement.dataset["thumb"]).toBe("start");
  });

  test("asks about the feel of a tap only on phones that can be felt", async () => {
    vi.stubGlobal("navigator", {});
    await showScreen(<LightAndHands />);

    expect(screen.queryByRole("group", { name: "Feel each tap" })).toBeNull();
  });

  test("switches the feel of a tap off", async () => {
    vi.stubGlobal("navigator", { vibrate: () => true });
    const { storage } = await showScreen(<LightAndHands />);

    choose("Feel each tap", "No");

    await waitFor(() => expect(areTapsFelt(storage)).toBe(false));
  });
});
