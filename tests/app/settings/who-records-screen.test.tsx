import { fireEvent, screen } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import { WhoRecordsScreen } from "../../../src/app/settings/WhoRecordsScreen.tsx";
import { localDate } from "../../support/builders.ts";
import { saveContacts } from "../../support/program-phone.ts";
import { showTeamScreen } from "../../support/team-screen.tsx";

const today = localDate("2026-03-08");

async function setup() {
  const shown = await showTeamScreen(<WhoRecordsScreen />, { recorded: (phone) => saveContacts(phone, 2) });
  const field = await screen.findByLabelText<HTMLInputElement>("Your name for this");
  return {
    field,
    keep: (name: string) => {
      fireEvent.input(field, { target: { value: name } });
      fireEvent.click(screen.getByRole("button", { name: "Save" }));
    },
    readable: async () => (await shown.phone.bookOfDay(today, { limit: 10 })).length,
  };
}

describe("WhoRecordsScreen", () => {
  test("closes the book of who recorded before when somebody else does, and not for the same one again", async () => {
    const { keep, readable } = await setup();
    expect(await readable()).toBe(2);

    keep("Ash");
    await screen.findByText(/The book of who recorded before is closed/);

    expect(await readable()).toBe(0);
    keep(" Ash ");
    await screen.findByText("Saved on this phone.");
  });

  test("says that a name can't be stored, and keeps the one before", async () => {
    const { keep, readable } = await setup();

    keep("a\u0007sh");

    await screen.findByText(/Choose a shorter name/);
    expect(await readable()).toBe(2);
  });
});
