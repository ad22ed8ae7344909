import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import type { Invite } from "../../../src/contract/wire/access-messages.ts";
import { localDate } from "../../support/builders.ts";
import { lead, showDesk } from "../../support/desk-screen.tsx";

const invite: Invite = {
  id: "70000000-0000-4000-8000-000000000000",
  role: "device",
  label: "van 2",
  expires: Date.parse("2026-03-09T02:30:00Z"),
  createdDay: localDate("2026-03-08"),
};

async function setup(answers: NonNullable<Parameters<typeof showDesk>[0]>["answers"] = {}) {
  const shown = await showDesk({
    address: "/desk/invites",
    answers: {
      invites: () => ({ invites: [] }),
      invite: () => ({ invite, code: "EYHBY2AG89J1" }),
      withdrawInvite: () => undefined,
      ...answers,
    },
  });
  await screen.findByLabelText("Label");
  return shown;
}

const press = (name: string | RegExp) => screen.getByRole("button", { name }).click();
const write = (label: string, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } });

describe("InvitesScreen", () => {
  test("shows the code to scan, to type and to copy, once", async () => {
    const { endpoint } = await setup();
    write("Label", " van 2 ");
    fireEvent.change(screen.getByLabelText("The code works for"), { target: { value: "8" } });

    press("Make the invite");

    await screen.findByText("EYHB Y2AG 89J1");
    expect(screen.getByText("https://harbour.example/join#EYHBY2AG89J1")).toBeTruthy();
    expect(screen.getByText(/Works once, until Mar 8, 2026/)).toBeTruthy();
    expect(document.querySelector("svg[viewBox='0 0 37 37'] path")?.getAttribute("d")).toMatch(
      /^M4 4h7v1H4z/,
    );
    expect(endpoint.asked.find(({ name }) => name === "invite")?.input).toEqual({
      body: { role: "device", label: "van 2", hours: 8 },
    });

    press("Make another");
    await waitFor(() => expect(screen.queryByText("EYHB Y2AG 89J1")).toBeNull());
  });

  test("gives whoever gets an account the other link", async () => {
    await setup({ invite: () => ({ invite: { ...invite, role: "viewer" }, code: "EYHBY2AG89J1" }) });
    screen.getByRole("radio", { name: /Somebody who reads totals/ }).click();
    write("Label", "board");

    press("Make the invite");

    expect(await screen.findByText("https://harbour.example/account#EYHBY2AG89J1")).toBeTruthy();
  });

  test("offers leads and admins to an admin only", async () => {
    await setup();
    expect(screen.queryByRole("radio", { name: /An admin/ })).toBeNull();
  });

  test("lets an admin invite leads", async () => {
    await setup({ who: () => ({ ...lead, role: "admin" }) });
    expect(screen.getByRole("radio", { name: /A lead/ })).toBeTruthy();
  });

  test("asks for a label before it asks the server", async () => {
    const { endpoint } = await setup();

    press("Make the invite");

    await screen.findByText("Write a label, in at most 40 characters.");
    expect(endpoint.times("invite")).toBe(0);
  });

  test("lists what is open and withdraws it", async () => {
    const { endpoint } = await setup({ invites: () => ({ invites: [invite] }) });
    await screen.findByText(/Phone · works until Mar 8, 2026/);

    endpoint.answer({ invites: () => ({ invites: [] }) });
    press("Withdraw the invite for van 2");

    await screen.findByText("The invite for “van 2” is worthless now.");
    await screen.findByText("No invite is open.");
    expect(endpoint.asked.find(({ name }) => name === "withdrawInvite")?.input).toEqual({
      path: { id: invite.id },
    });
  });

  test("says that other phones can't join where people reach it without https", async () => {
    await setup({
      about: () => ({ isSetUp: true, otherPhonesCanJoin: false, publicUrl: "http://192.0.2.7:8080" }),
    });

    await screen.findByText("Other phones can't join yet");
    expect(screen.getByText(/Now it is at http:\/\/192\.0\.2\.7:8080/)).toBeTruthy();
  });
});
