import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import { keptInMemory, lead, password, settings, showDesk } from "../../support/desk-screen.tsx";
import { noConnection, refusal } from "../../support/fake-endpoint.ts";
import { localDate } from "../../support/builders.ts";

const write = async (label: string, value: string) =>
  fireEvent.input(await screen.findByLabelText(label), { target: { value } });
const press = (name: string | RegExp) => screen.getByRole("button", { name }).click();
const keptProgram = {
  who: lead,
  settings,
  blocks: [],
  cursor: "1.0000000000000000",
  asOf: localDate("2026-03-05"),
};
const signedOut = { who: () => refusal("not-signed-in") } as const;

describe("the desk", () => {
  test("lets in by name and password, and says who is there in what role", async () => {
    const { endpoint } = await showDesk({
      answers: {
        ...signedOut,
        signIn: () => {
          endpoint.answer({ who: () => lead });
          return lead;
        },
      },
    });
    await write("Name", " office ");
    await write("Password", password);

    press("Sign in");

    await screen.findByRole("heading", { name: "Totals of the program" });
    expect(screen.getByText("office · Lead")).toBeTruthy();
    expect(endpoint.asked.find(({ name }) => name === "signIn")?.input).toEqual({
      body: { account: "office", password },
    });
  });

  test("says that name and password don't go together", async () => {
    await showDesk({ answers: { ...signedOut, signIn: () => refusal("wrong-password") } });
    await write("Name", "office");
    await write("Password", "something else");

    press("Sign in");

    await screen.findByText("The name and the password don't go together. Check both.");
    expect(screen.getByLabelText<HTMLInputElement>("Password").value).toBe("something else");
  });

  test("asks for the set-up link where there is no program", async () => {
    await showDesk({
      answers: {
        ...signedOut,
        about: () => ({ isSetUp: false, otherPhonesCanJoin: false, publicUrl: "http://127.0.0.1:8080" }),
      },
    });

    expect(await screen.findByRole("heading", { name: "No program here yet" })).toBeTruthy();
  });

  test("asks again once the session has ended, and keeps what was written", async () => {
    const { endpoint } = await showDesk({
      address: "/desk/invites",
      answers: { invites: () => ({ invites: [] }), invite: () => refusal("not-signed-in") },
    });
    await write("Label", "van 2");
    press("Make the invite");
    await screen.findByText(/nothing on the screen is lost/);

    endpoint.answer({ signIn: () => lead });
    await write("Password", password);
    (await screen.findByRole("button", { name: "Sign in" })).click();

    await waitFor(() => expect(screen.queryByText(/nothing on the screen is lost/)).toBeNull());
    expect(screen.getByLabelText<HTMLInputElement>("Label").value).toBe("van 2");
  });

  test("shows a viewer the totals and no way to anything else", async () => {
    await showDesk({ address: "/desk/phones", answers: { who: () => ({ ...lead, role: "viewer" }) } });

    await screen.findByRole("heading", { name: "Totals of the program" });

    expect(screen.queryByRole("navigation", { name: "Desk" })).toBeNull();
  });

  test("opens what it kept with the password alone while the server doesn't answer", async () => {
    const kept = keptInMemory({ password, program: keptProgram });
    await showDesk({ kept, answers: { who: () => noConnection } });
    await write("Password", "not the password");
    press("Open the totals");
    await screen.findByText("This password doesn't open them.");

    await write("Password", password);
    press("Open the totals");

    await screen.findByText(/totals that this device read on Thursday, March 5, 2026/);
    expect(screen.queryByRole("button", { name: /from the server/ })).toBeNull();
  });

  test("says plainly where it has nothing to show without the server", async () => {
    const { endpoint } = await showDesk({ answers: { who: () => noConnection } });
    await screen.findByText(/keeps no totals of the program/);

    endpoint.answer({ who: () => lead });
    press("Try again");

    expect(await screen.findByRole("heading", { name: "Totals of the program" })).toBeTruthy();
  });

  test("drops what it kept when somebody signs out", async () => {
    const kept = keptInMemory({ password, program: keptProgram });
    const { endpoint } = await showDesk({ kept, answers: { signOut: () => undefined } });
    await screen.findByText("office · Lead");
    endpoint.answer(signedOut);

    press("Sign out");

    await screen.findByRole("heading", { name: "Sign in" });
    expect(await kept.has()).toBe(false);
  });

  test("stays signed in where the server could not be told", async () => {
    const kept = keptInMemory({ password, program: keptProgram });
    await showDesk({ kept, answers: { signOut: () => noConnection } });
    await screen.findByText("office · Lead");

    press("Sign out");

    await screen.findByText(/you are still signed in/);
    expect(await kept.has()).toBe(true);
  });

  test("gives an invited account its name and password", async () => {
    const { endpoint } = await showDesk({
      address: "/account#EYHBY2AG89J1",
      answers: { newAccount: () => lead },
    });
    await write("Name", "office");
    await write("Password", "short");
    press("Make the account");
    await screen.findAllByText("Take at least 12 characters.");
    expect(endpoint.times("newAccount")).toBe(0);

    endpoint.answer({ newAccount: () => refusal("name-taken") });
    await write("Password", password);
    press("Make the account");
    await screen.findAllByText("Another account has this name. Choose a different one.");

    endpoint.answer({ newAccount: () => lead });
    press("Make the account");
    await screen.findByRole("heading", { name: "Totals of the program" });
    expect(endpoint.asked.find(({ name }) => name === "newAccount")?.input).toEqual({
      body: { code: "EYHBY2AG89J1", account: "office", password },
    });
  });
});
