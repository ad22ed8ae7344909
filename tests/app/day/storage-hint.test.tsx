import { act, configure, screen, waitFor } from "@testing-library/preact";
import { afterEach, describe, expect, test, vi } from "vitest";
import { DayScreen } from "../../../src/app/day/DayScreen.tsx";
import { encounterOf } from "../../support/builders.ts";
import { showScreen } from "../../support/ledger-screen.tsx";
import { saveContacts } from "../../support/program-phone.ts";
import { showTeamScreen } from "../../support/team-screen.tsx";

configure({ asyncUtilTimeout: 10_000 });

const hint = () => screen.queryByText(/hasn't promised to keep/);
const list = () => screen.findAllByRole("listitem");

function browserAnswers(persisted: () => Promise<boolean>): void {
  Object.defineProperty(navigator, "storage", { configurable: true, value: { persisted } });
}
afterEach(() => {
  Reflect.deleteProperty(navigator, "storage");
  vi.restoreAllMocks();
});

describe("StorageHint", () => {
  test("tells that the browser did not promise to keep the records, until it is understood", async () => {
    browserAnswers(async () => false);
    await showScreen(<DayScreen />, { records: [encounterOf()] });
    await list();

    expect(hint()).not.toBeNull();
    expect(screen.getByRole("link", { name: "How to do that" }).getAttribute("href")).toBe("/settings/phone");
    screen.getByRole("button", { name: "Got it" }).click();
    await waitFor(() => expect(hint()).toBeNull());
  });

  test("leads to where a copy is saved once the app is installed: on a program's phone a sealed one", async () => {
    browserAnswers(async () => false);
    vi.spyOn(globalThis, "matchMedia").mockReturnValue({ matches: true } as MediaQueryList);
    await showTeamScreen(<DayScreen />, { recorded: (phone) => saveContacts(phone, 1) });
    await list();

    expect((await screen.findByText(/Save a copy now and then/)).textContent).not.toMatch(/home screen/);
    expect(screen.getByRole("link", { name: "How to do that" }).getAttribute("href")).toBe("/sending");
  });

  test("says nothing where the browser keeps them, or does not say", async () => {
    browserAnswers(async () => true);
    await showScreen(<DayScreen />, { records: [encounterOf()] });
    await list();
    expect(hint()).toBeNull();
  });

  test("says nothing while there is nothing to keep", async () => {
    browserAnswers(async () => false);
    await showScreen(<DayScreen />);
    await screen.findByText("Nothing is recorded today yet.");
    expect(hint()).toBeNull();
  });

  test("never comes between a person and a list that is on the screen", async () => {
    let answer: (isKept: boolean) => void = () => undefined;
    browserAnswers(() => new Promise((resolve) => (answer = resolve)));
    await showScreen(<DayScreen />, { records: [encounterOf()] });
    await list();

    await act(async () => answer(false));

    expect(hint()).toBeNull();
  });

  test("is not told again on this phone once it was understood", async () => {
    browserAnswers(async () => false);
    const { storage, phone } = await showScreen(<DayScreen />, { records: [encounterOf()] });
    await list();
    screen.getByRole("button", { name: "Got it" }).click();
    await waitFor(() => expect(hint()).toBeNull());

    document.body.innerHTML = "";
    await showScreen(<DayScreen />, { phone, storage });
    await list();

    expect(hint()).toBeNull();
  });
});
