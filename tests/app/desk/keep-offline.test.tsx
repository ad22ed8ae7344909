import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import { localDate } from "../../support/builders.ts";
import { keptInMemory, lead, password, settings, showDesk } from "../../support/desk-screen.tsx";
import { noConnection, refusal } from "../../support/fake-endpoint.ts";

/** As a browser has it when the page is loaded again: a session, totals that were kept, and no key to them. */
const keptBefore = () =>
  keptInMemory({
    password,
    program: {
      who: lead,
      settings,
      blocks: [],
      cursor: "1.0000000000000000",
      asOf: localDate("2026-03-05"),
    },
  });
const whyAsked = /readable on this device without a connection/;

const press = async (name: string) => (await screen.findByRole("button", { name })).click();

async function tryPassword(words: string) {
  fireEvent.input(await screen.findByLabelText("Password"), { target: { value: words } });
  await press("Keep the totals readable");
}

describe("KeepOffline", () => {
  test("asks for the password after a reload, says why, and keeps the totals again", async () => {
    const { endpoint, kept } = await showDesk({ kept: keptBefore() });
    await screen.findByText(whyAsked);
    expect((await kept.open(password))?.asOf).toBe("2026-03-05");

    await press("Write the password");
    await tryPassword(password);

    await screen.findByText(/^Kept\./);
    expect((await kept.open(password))?.asOf).toBe("2026-03-08");
    expect(screen.queryByText(whyAsked)).toBeNull();
    // What this browser kept has told that it was the right one.
    expect(endpoint.times("signIn")).toBe(0);
  });

  test("puts the cursor where the password goes", async () => {
    await showDesk({ kept: keptBefore() });

    await press("Write the password");

    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText("Password")));
  });

  test("says that a password is not the account's, and keeps nothing by it", async () => {
    const { kept } = await showDesk({
      kept: keptBefore(),
      answers: { signIn: () => refusal("wrong-password") },
    });
    await press("Write the password");

    await tryPassword("something else altogether");

    await screen.findByText("This isn't the password of your account.");
    expect((await kept.open(password))?.asOf).toBe("2026-03-05");
    expect(await kept.open("something else altogether")).toBeUndefined();
  });

  test("has the server tell where this browser keeps nothing yet", async () => {
    const { endpoint, kept } = await showDesk({ answers: { signIn: () => lead } });
    await press("Write the password");

    await tryPassword(password);

    await screen.findByText(/^Kept\./);
    expect((await kept.open(password))?.who).toEqual(lead);
    expect(endpoint.asked.find(({ name }) => name === "signIn")?.input).toEqual({
      body: { account: "office", password },
    });
  });

  test("opens what was kept where the server has no totals to give now", async () => {
    await showDesk({ kept: keptBefore(), answers: { rollups: () => noConnection } });
    await press("Write the password");

    await tryPassword(password);

    expect(await screen.findByText("As of Thursday, March 5, 2026.")).toBeTruthy();
  });

  test("asks no more on this page once told that it can wait", async () => {
    const { kept } = await showDesk({ kept: keptBefore(), answers: { invites: () => ({ invites: [] }) } });
    await press("Not now");
    expect(screen.queryByText(whyAsked)).toBeNull();

    screen.getByRole("link", { name: "Program" }).click();
    await screen.findByRole("heading", { name: "Program" });
    screen.getByRole("link", { name: "Totals" }).click();
    await screen.findByRole("heading", { name: "Totals of the program" });

    expect(screen.queryByText(whyAsked)).toBeNull();
    expect((await kept.open(password))?.asOf).toBe("2026-03-05");
  });

  test("asks nothing of who has just signed in", async () => {
    const { endpoint, kept } = await showDesk({
      answers: {
        who: () => refusal("not-signed-in"),
        signIn: () => {
          endpoint.answer({ who: () => lead });
          return lead;
        },
      },
    });
    fireEvent.input(await screen.findByLabelText("Name"), { target: { value: "office" } });
    fireEvent.input(screen.getByLabelText("Password"), { target: { value: password } });
    await press("Sign in");

    await screen.findByText("As of Sunday, March 8, 2026.");
    await waitFor(async () => expect(await kept.has()).toBe(true));
    expect(screen.queryByText(whyAsked)).toBeNull();
  });
});
