import { fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import { FactorsScreen } from "../../../src/app/settings/FactorsScreen.tsx";
import { ProgramScreen } from "../../../src/app/settings/ProgramScreen.tsx";
import { SettingsScreen } from "../../../src/app/settings/SettingsScreen.tsx";
import { SitesScreen } from "../../../src/app/settings/SitesScreen.tsx";
import { weightReturn } from "../../../src/domain/returns.ts";
import { cleanupOf, decimal, programOf, siteOf } from "../../support/builders.ts";
import { showScreen } from "../../support/ledger-screen.tsx";
import { valueOf } from "../../support/results.ts";

function type(label: string | RegExp, value: string) {
  fireEvent.input(screen.getByLabelText(label), { target: { value } });
}

const press = (name: string | RegExp) => screen.getByRole("button", { name }).click();

/** With the words that come with it. */
async function showProgram(program = programOf()) {
  const ledger = await showScreen(<ProgramScreen />, { program });
  await screen.findByLabelText("Name");
  return ledger;
}

/** The sheet is modal: until it is gone, nothing behind it can be pressed. */
const closed = () => waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());

describe("SettingsScreen", () => {
  test("changes its language in place", async () => {
    await showScreen(<SettingsScreen />);

    screen.getByRole("radio", { name: "Español" }).click();

    expect(await screen.findByRole("heading", { name: "Ajustes" })).toBeTruthy();
  });

  test("shows the theme at once, and follows the phone again", async () => {
    await showScreen(<SettingsScreen />);

    screen.getByRole("radio", { name: "Night" }).click();
    await waitFor(() => expect(document.documentElement.getAttribute("data-theme")).toBe("night"));
    screen.getByRole("radio", { name: "As the phone" }).click();

    await waitFor(() => expect(document.documentElement.hasAttribute("data-theme")).toBe(false));
  });

  test("says who can read what is recorded, and what deleting can't do", async () => {
    await showScreen(<SettingsScreen />);

    expect(screen.getByText(/Whoever opens this phone can read what is recorded here/)).toBeTruthy();
    expect(screen.getByText(/Deleting in a browser doesn't destroy/)).toBeTruthy();
  });
});

describe("ProgramScreen", () => {
  test("asks for nothing of a person until it is told to, and says so to older apps by the schema", async () => {
    const ledger = await showProgram();
    const boxes = screen.getAllByRole<HTMLInputElement>("checkbox");
    expect(boxes.map(({ checked }) => checked)).toEqual(boxes.map(() => false));

    fireEvent.click(screen.getByRole("checkbox", { name: "a code that the participant chose" }));
    fireEvent.click(screen.getByRole("checkbox", { name: "age, in bands" }));
    press("Save");

    await screen.findByText("Saved on this phone.");
    expect(await ledger.program()).toMatchObject({ schema: 2, asks: { participantCode: true, age: true } });
  });

  test("saves name, zone, day, week and fiscal year", async () => {
    const ledger = await showProgram();

    type("Name", "Night Van");
    press("Change the time zone");
    fireEvent.input(await screen.findByLabelText("Search a city or region"), {
      target: { value: "chicago" },
    });
    (await screen.findByRole("radio", { name: "America / Chicago" })).click();
    fireEvent.change(screen.getByLabelText("A day begins at"), { target: { value: "6" } });
    fireEvent.change(screen.getByLabelText("A week begins on"), { target: { value: "7" } });
    fireEvent.change(screen.getByLabelText("Month"), { target: { value: "10" } });
    press("Save");

    await screen.findByText("Saved on this phone.");
    expect(await ledger.program()).toMatchObject({
      name: "Night Van",
      zone: "America/Chicago",
      dayStartHour: 6,
      weekStart: 7,
      fiscalStart: "10-01",
    });
  });

  test("keeps a fiscal year on a day that every year has", async () => {
    const ledger = await showProgram(programOf({ fiscalStart: "01-31" }));

    fireEvent.change(screen.getByLabelText("Month"), { target: { value: "2" } });
    press("Save");

    await screen.findByText("Saved on this phone.");
    expect((await ledger.program()).fiscalStart).toBe("02-28");
  });

  test("ties what is missing to its field and loses nothing that was typed", async () => {
    const ledger = await showProgram();

    type("Name", "   ");
    fireEvent.change(screen.getByLabelText("A week begins on"), { target: { value: "3" } });
    press("Save");

    const alert = await screen.findByRole("alert");
    expect(within(alert).getByRole("link").textContent).toMatch(/Write a name/);
    const field = screen.getByLabelText("Name");
    expect(field.getAttribute("aria-invalid")).toBe("true");
    expect(
      document.getElementById(field.getAttribute("aria-describedby")?.split(" ")[1] ?? "")?.textContent,
    ).toMatch(/Write a name/);
    expect(screen.getByLabelText<HTMLSelectElement>("A week begins on").value).toBe("3");
    expect((await ledger.program()).weekStart).toBe(1);
  });
});

describe("SitesScreen", () => {
  test("adds a site, and keeps its code when it is renamed", async () => {
    const ledger = await showScreen(<SitesScreen />);

    press("Add a site");
    await screen.findByRole("dialog");
    type("Name of the site", "Harbor");
    press("Save");
    await closed();
    press("Change Harbor");
    await screen.findByRole("heading", { name: "Change Harbor" });
    type("Name of the site", "Quay");
    type("Area (may stay empty)", "East");
    press("Save");

    await closed();
    expect(screen.getByRole("button", { name: "Change Quay" })).toBeTruthy();
    expect((await ledger.program()).sites).toEqual([
      siteOf(),
      { code: "HARBOR", name: "Quay", area: "East", model: "street" },
    ]);
  });

  test("stops offering a site without losing it, and offers it again", async () => {
    const sites = [siteOf(), siteOf({ code: "PIER", name: "Pier" })];
    const ledger = await showScreen(<SitesScreen />, { program: programOf({ sites }) });

    press("Change Pier");
    (await screen.findByRole("button", { name: "Stop offering this site" })).click();
    await closed();
    expect(screen.getByText("No longer offered")).toBeTruthy();
    expect((await ledger.program()).sites[1]).toEqual({ ...sites[1], retired: true });

    press("Change Pier");
    (await screen.findByRole("button", { name: "Offer this site again" })).click();
    await waitFor(async () => expect((await ledger.program()).sites).toEqual(sites));
  });

  test("keeps the last site on offer: recording needs a place", async () => {
    const ledger = await showScreen(<SitesScreen />);

    press("Change Main Street");
    (await screen.findByRole("button", { name: "Stop offering this site" })).click();

    await screen.findByText(/This is the last site on offer/);
    expect((await ledger.program()).sites).toEqual([siteOf()]);
  });
});

describe("FactorsScreen", () => {
  test("makes a new version of a changed factor, and leaves records as they were", async () => {
    const program = programOf();
    const weighed = valueOf(
      weightReturn({ gross: decimal("2"), tare: decimal("0"), unit: "lb", factors: program.factors }),
    );
    const record = cleanupOf({ returns: [weighed] });
    const ledger = await showScreen(<FactorsScreen />, { program, records: [record] });

    type("Used syringes in a pound", "300");
    press("Save");

    await screen.findByText("Saved on this phone.");
    expect((await ledger.program()).factors).toEqual({ ...program.factors, version: 2, perPound: "300" });
    const row = await ledger.phone.bookRow(record.id);
    expect(row?.kind === "readable" && row.state.content?.record).toEqual(record);
    expect(weighed.quantity).toBe(562);
  });

  test("fills in the shipped numbers, to be saved as a version of their own", async () => {
    const program = programOf({
      factors: { version: 4, perPound: "300", perKilogram: "600", perLitre: "40" },
    });
    const ledger = await showScreen(<FactorsScreen />, { program });

    press("Back to the numbers Satchel came with");
    await screen.findByText(/are filled in/);
    press("Save");

    await screen.findByText("Saved on this phone.");
    expect((await ledger.program()).factors).toEqual({
      version: 5,
      perPound: "281",
      perKilogram: "619.5",
      perLitre: "50",
    });
  });

  test("says of each field what is wrong with it", async () => {
    const ledger = await showScreen(<FactorsScreen />);

    type("Used syringes in a litre", "some");
    press("Save");

    const alert = await screen.findByRole("alert");
    expect(within(alert).getAllByRole("link")).toHaveLength(1);
    expect(screen.getByLabelText<HTMLInputElement>("Used syringes in a litre").value).toBe("some");
    expect((await ledger.program()).factors.version).toBe(1);
  });
});
