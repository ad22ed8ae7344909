import { fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import { localDate } from "../../../support/builders.ts";
import { keptInMemory, lead, password, settings, showDesk } from "../../../support/desk-screen.tsx";
import { refusal } from "../../../support/fake-endpoint.ts";

const press = (name: string | RegExp) => screen.getByRole("button", { name }).click();
const write = (label: string, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } });

describe("OwnAccountScreen", () => {
  test("changes the password, and keeps nothing under the former one", async () => {
    const kept = keptInMemory({
      password: "the former sentence",
      program: {
        who: lead,
        settings,
        blocks: [],
        cursor: "0.0000000000000000",
        asOf: localDate("2026-03-08"),
      },
    });
    const { endpoint } = await showDesk({
      address: "/desk/account",
      kept,
      answers: { changePassword: () => undefined },
    });
    await screen.findByLabelText("New password");
    write("Your password now", "the former sentence");
    write("New password", password);

    press("Change the password");

    await screen.findByText(/Your password is changed/);
    expect(endpoint.asked.findLast(({ name }) => name === "changePassword")?.input).toEqual({
      body: { former: "the former sentence", password },
    });
    expect(await kept.open("the former sentence")).toBeUndefined();
  });

  test("asks the server nothing where a password is too short, and says where one is guessed easily", async () => {
    const { endpoint } = await showDesk({
      address: "/desk/account",
      answers: { changePassword: () => refusal("password-guessable") },
    });
    await screen.findByLabelText("New password");
    write("Your password now", password);
    write("New password", "short");
    press("Change the password");
    await screen.findByText("Take at least 12 characters.");
    expect(endpoint.times("changePassword")).toBe(0);

    write("New password", "harbour outreach");
    press("Change the password");

    await screen.findByText(/would guess this password/);
  });

  test("is a viewer's too, who can sign out everywhere else", async () => {
    const { endpoint } = await showDesk({
      address: "/desk/account",
      answers: { who: () => ({ ...lead, role: "viewer" }), endOtherSessions: () => undefined },
    });
    await screen.findByRole("heading", { name: "Your account" });

    press("Sign out everywhere else");

    await screen.findByText("You are signed out everywhere but here.");
    expect(endpoint.times("endOtherSessions")).toBe(1);
  });
});

describe("a table of single entries", () => {
  test("needs the password again after a while, and then comes", async () => {
    let isShown = false;
    const { endpoint } = await showDesk({
      answers: {
        passwordShown: () => (isShown ? undefined : refusal("sign-in-again")),
        showPassword: () => {
          isShown = true;
          return undefined;
        },
      },
    });
    await screen.findByText(/As of/);
    press("Detail, each entry, from the server");
    const sheet = await screen.findByRole("dialog", { name: "Your password" });
    fireEvent.input(within(sheet).getByLabelText("Password"), { target: { value: password } });

    within(sheet).getByRole("button", { name: "Go on" }).click();

    await waitFor(() => expect(endpoint.times("detailAbout")).toBe(1));
  });
});
