import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import type { SetupRequest } from "../../../src/contract/wire/access-messages.ts";
import { parseRequestOf } from "../../../src/contract/wire/route-messages.ts";
import { lead, password, showDesk } from "../../support/desk-screen.tsx";
import { refusal } from "../../support/fake-endpoint.ts";

const code = "R2XBWR6407P0GDSWN1CX64MNH5";

async function setup(answers: Parameters<typeof showDesk>[0] = {}) {
  const shown = await showDesk({
    address: `/set-up#${code}`,
    ...answers,
    answers: {
      about: () => ({ isSetUp: false, otherPhonesCanJoin: true, publicUrl: "https://harbour.example" }),
      setup: () => lead,
      ...answers.answers,
    },
  });
  return {
    ...shown,
    sent: () => shown.endpoint.asked.find(({ name }) => name === "setup")?.input as { body: SetupRequest },
  };
}

const write = async (label: string, value: string) =>
  fireEvent.input(await screen.findByLabelText(label), { target: { value } });
const press = (name: string | RegExp) => screen.getByRole("button", { name }).click();

async function fillIn() {
  await screen.findByLabelText("Name of the program");
  await write("Name of the program", " Harbour outreach ");
  await write("Name of site 1", "Pier");
  await write("Name", "office");
  await write("Password", password);
}

describe("SetUpScreen", () => {
  test("makes the program of what was written and chosen, and opens the desk", async () => {
    const { sent } = await setup();
    await fillIn();
    press("Add another site");
    await write("Name of site 2", "Pier");
    await write("Code of site 2", "PIER B");
    screen.getByRole("radio", { name: "A passphrase" }).click();
    fireEvent.change(screen.getByLabelText("How long it stays readable"), { target: { value: "7" } });

    press("Set up the program");

    await screen.findByRole("heading", { name: "Totals of the program" });
    const { body } = sent();
    expect(parseRequestOf("setup", body).ok).toBe(true);
    expect(body).toMatchObject({ code, account: "office", password });
    expect(body.program).toMatchObject({
      name: "Harbour outreach",
      zone: "UTC",
      dayStartHour: 4,
      fiscalStart: "01-01",
      book: { custody: "passphrase", days: 7 },
      sites: [
        { code: "PIER", name: "Pier", model: "street" },
        { code: "PIER B", name: "Pier", model: "street" },
      ],
    });
    expect(location.pathname).toBe("/desk");
  });

  test("asks workers for nothing in own words unless somebody says so", async () => {
    const { sent } = await setup();
    await fillIn();
    fireEvent.click(screen.getByRole("checkbox", { name: "a line of note beside a contact" }));

    press("Set up the program");

    await screen.findByRole("heading", { name: "Totals of the program" });
    expect(parseRequestOf("setup", sent().body).ok).toBe(true);
    expect(sent().body.program?.asks).toEqual({ note: true });
  });

  test("keeps the name of a private site out of its code too, unless someone writes one", async () => {
    const { sent } = await setup();
    await fillIn();
    press("Add another site");
    await write("Name of site 2", "Maple Street shelter");
    screen.getByRole("checkbox", { name: "Keep the name of site 2 off phones" }).click();
    await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>("Code of site 2").value).toBe("SITE"));

    press("Set up the program");

    await screen.findByRole("heading", { name: "Totals of the program" });
    expect(parseRequestOf("setup", sent().body).ok).toBe(true);
    expect(sent().body.program?.sites).toEqual([
      { code: "PIER", name: "Pier", model: "street" },
      { code: "SITE", name: "Maple Street shelter", model: "street", private: true },
    ]);
  });

  test("takes the code out of the address before anything is shown", async () => {
    await setup();

    await screen.findByLabelText("Name of the program");

    expect(location.hash).toBe("");
  });

  test("says at each field what is missing, and sends nothing", async () => {
    const { endpoint } = await setup();
    await screen.findByLabelText("Name of the program");

    press("Set up the program");

    expect((await screen.findByRole("alert")).textContent).toContain("Not set up yet");
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("alert")));
    expect(screen.getByLabelText("Name of the program").getAttribute("aria-invalid")).toBe("true");
    expect(screen.getByLabelText("Name of site 1").getAttribute("aria-invalid")).toBe("true");
    expect(screen.getAllByText("Take at least 12 characters.")).toHaveLength(2);
    expect(endpoint.times("setup")).toBe(0);
  });

  test("asks for another code where two sites have one", async () => {
    const { endpoint } = await setup();
    await fillIn();
    press("Add another site");
    await write("Name of site 2", "Bridge");
    await write("Code of site 2", "PIER");

    press("Set up the program");

    await screen.findAllByText("Another site has this code.");
    expect(endpoint.times("setup")).toBe(0);
  });

  test("says that a link is used up, and keeps what was written", async () => {
    await setup({ answers: { setup: () => refusal("code-not-valid") } });
    await fillIn();

    press("Set up the program");

    await screen.findByText("This link is used up, too old or not whole. Ask for a new one.");
    expect(screen.getByLabelText<HTMLInputElement>("Name of site 1").value).toBe("Pier");
  });

  test("makes only an account where there is a program already", async () => {
    const { sent } = await setup({
      answers: {
        about: () => ({ isSetUp: true, otherPhonesCanJoin: true, publicUrl: "https://harbour.example" }),
      },
    });
    await screen.findByRole("heading", { name: "Make an account" });
    expect(screen.queryByLabelText("Name of the program")).toBeNull();
    await write("Name", "second");
    await write("Password", password);

    press("Make the account");

    await screen.findByRole("heading", { name: "Totals of the program" });
    expect(sent().body).toEqual({ code, account: "second", password });
  });

  test("needs the whole link", async () => {
    const { endpoint } = await setup({ address: "/set-up#R2XBWR" });

    await screen.findByText(/This page needs the whole set-up link/);

    expect(endpoint.times("setup")).toBe(0);
  });

  test("shows the password on wish", async () => {
    await setup();
    await fillIn();
    const field = screen.getByLabelText<HTMLInputElement>("Password");
    expect(field.type).toBe("password");

    screen.getByLabelText("Show the password").click();

    await waitFor(() => expect(field.type).toBe("text"));
    expect(field.autocomplete).toBe("new-password");
  });
});
