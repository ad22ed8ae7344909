import { fireEvent, screen, within } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import type { AccountOfProgram } from "../../../../src/contract/wire/people-messages.ts";
import { localDate } from "../../../support/builders.ts";
import { lead, password, showDesk } from "../../../support/desk-screen.tsx";
import { refusal } from "../../../support/fake-endpoint.ts";

const press = (name: string | RegExp) => screen.getByRole("button", { name }).click();
const admin = { ...lead, role: "admin" } as const;
const own: AccountOfProgram = {
  id: lead.id,
  name: lead.name,
  role: "admin",
  createdDay: localDate("2026-03-01"),
  lastSeenDay: localDate("2026-03-08"),
  openSessions: 2,
};
const other: AccountOfProgram = {
  id: "80000000-0000-4000-8000-000000000000",
  name: "board",
  role: "viewer",
  createdDay: localDate("2026-03-02"),
  openSessions: 0,
};

describe("PeopleScreen", () => {
  const accounts = () => ({ accounts: [own, other] });
  const setup = async (answers: NonNullable<Parameters<typeof showDesk>[0]>["answers"] = {}) => {
    const shown = await showDesk({
      address: "/desk/program/people",
      answers: { who: () => admin, accounts, ...answers },
    });
    await screen.findByRole("heading", { name: "board" });
    return shown;
  };

  test("says who may do what, and who is signed in where", async () => {
    await setup();

    const [first, second] = screen.getAllByRole("listitem");

    expect(first?.textContent).toMatch(/office.*Admin · This is you.*Signed in on 2 browsers/);
    expect(second?.textContent).toMatch(/board.*Viewer.*Not signed in now/);
  });

  test("ends an account in two steps, and asks for the password in between where it is long ago", async () => {
    let isShown = false;
    const { endpoint } = await setup({
      endAccount: () => (isShown ? undefined : refusal("sign-in-again")),
      showPassword: () => {
        isShown = true;
        return undefined;
      },
    });
    press("End the account of board");
    expect(endpoint.times("endAccount")).toBe(0);
    (await screen.findByRole("button", { name: "Yes, end it" })).click();
    const sheet = await screen.findByRole("dialog", { name: "Your password" });

    fireEvent.input(within(sheet).getByLabelText("Password"), { target: { value: password } });
    endpoint.answer({
      accounts: () => ({ accounts: [own, { ...other, endedDay: localDate("2026-03-08") }] }),
    });
    within(sheet).getByRole("button", { name: "Go on" }).click();

    await screen.findByText("The account “board” has ended.");
    await screen.findByText(/Ended on/);
    expect(endpoint.asked.findLast(({ name }) => name === "showPassword")?.input).toEqual({
      body: { password },
    });
    expect(endpoint.times("endAccount")).toBe(2);
    expect(screen.queryByRole("button", { name: "End the account of board" })).toBeNull();
  });

  test("says why the last admin stays", async () => {
    await setup({ endAccount: () => refusal("last-admin") });
    press("End the account of office");

    (await screen.findByRole("button", { name: "Yes, end it" })).click();

    expect(await screen.findByText(/Nobody could let others in then/)).toBeTruthy();
  });

  test("shows a lead everyone and lets them end nobody", async () => {
    await setup({ who: () => lead });

    expect(screen.queryByRole("button", { name: /End the account/ })).toBeNull();
  });
});
