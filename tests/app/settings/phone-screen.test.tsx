import { screen } from "@testing-library/preact";
import { afterEach, describe, expect, test } from "vitest";
import { PhoneScreen } from "../../../src/app/settings/PhoneScreen.tsx";
import { showScreen } from "../../support/ledger-screen.tsx";
import { showTeamScreen } from "../../support/team-screen.tsx";

function browserAnswers(isKept: boolean): void {
  Object.defineProperty(navigator, "storage", {
    configurable: true,
    value: { persisted: async () => isKept, estimate: async () => ({}) },
  });
}
afterEach(() => {
  Reflect.deleteProperty(navigator, "storage");
});

const wayToCopy = () => screen.queryByRole("link", { name: "Where to save a copy" });

describe("PhoneScreen", () => {
  test.each([
    { whose: "a phone alone", show: showScreen, address: "/settings/copy" },
    { whose: "a program's phone", show: showTeamScreen, address: "/sending" },
  ])("leads from the advice to save a copy to where $whose saves one", async ({ show, address }) => {
    browserAnswers(false);
    await show(<PhoneScreen />);

    await screen.findByText(/Save a copy now and then/);

    expect(wayToCopy()?.getAttribute("href")).toBe(address);
  });

  test("has no such advice and no such way where the browser keeps the records", async () => {
    browserAnswers(true);
    await showScreen(<PhoneScreen />);

    await screen.findByText("The browser has agreed to keep Satchel's records.");

    expect(wayToCopy()).toBeNull();
  });
});
