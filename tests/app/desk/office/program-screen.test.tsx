import { fireEvent, screen } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import type { Settings } from "../../../../src/contract/wire/settings-message.ts";
import { settings, showDesk } from "../../../support/desk-screen.tsx";
import { refusal } from "../../../support/fake-endpoint.ts";

const press = (name: string | RegExp) => screen.getByRole("button", { name }).click();
const write = (label: string, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } });

describe("OfficeScreen", () => {
  test("is a place of the desk, and leads to people, settings, the log, what is protected and one's own account", async () => {
    await showDesk({ address: "/desk/program" });

    const titles = await screen.findAllByRole("link", {
      name: /People|Invites|Settings|Log|protects|Your account/,
    });

    expect(titles.map((link) => link.getAttribute("href"))).toEqual([
      "/desk/program/people",
      "/desk/invites",
      "/desk/program/settings",
      "/desk/program/log",
      "/desk/program/protection",
      "/desk/account",
    ]);
    expect(screen.getByRole("link", { name: "Program", current: "page" })).toBeTruthy();
  });

  test("says what is protected and what isn't without opening a phone, and leads back to the desk", async () => {
    await showDesk({ address: "/desk/program" });

    (await screen.findByRole("link", { name: /What this protects/ })).click();

    expect(await screen.findByRole("heading", { name: "What it doesn't protect" })).toBeTruthy();
    expect(screen.getByRole("link", { name: "Back" }).getAttribute("href")).toBe("/desk/program");
  });
});

describe("ProgramScreen", () => {
  const setup = async (changeSettings: () => Settings | ReturnType<typeof refusal>) => {
    const shown = await showDesk({ address: "/desk/program/settings", answers: { changeSettings } });
    await screen.findByDisplayValue("Harbour outreach");
    return shown;
  };
  const sent = ({ endpoint }: Awaited<ReturnType<typeof showDesk>>) =>
    endpoint.asked.findLast(({ name }) => name === "changeSettings")?.input;

  test("saves what was changed and leaves the rest as it was", async () => {
    const shown = await setup(() => ({ ...settings, tag: "two" }));
    write("Name of site 2", "Old pier");
    fireEvent.click(screen.getByLabelText("No longer offer site 1 (MAIN)"));
    press("Add another site");
    await screen.findByLabelText("Name of site 3");
    write("Name of site 3", "Station");

    press("Save the settings");

    await screen.findByText(/Saved\. Phones get it/);
    const [main, pier] = settings.program.sites;
    const sites = [
      { ...main, retired: true },
      { ...pier, name: "Old pier" },
      { code: "STATION", name: "Station", model: "street" },
    ];
    const program = { ...settings.program, sites, book: { custody: "device", days: 0 } };
    expect(sent(shown)).toEqual({ body: { tag: "one", program } });
  });

  test("offers no way to take a site out that the program has", async () => {
    await setup(() => settings);

    expect(screen.queryByRole("button", { name: /Remove site/ })).toBeNull();
    expect(screen.queryByLabelText("Code of site 1")).toBeNull();
  });

  test("keeps what was written where the days can't move", async () => {
    await setup(() => refusal("days-fixed"));
    write("Name of the program", "Night Van");

    press("Save the settings");

    await screen.findByText(/Entries are counted by these days already/);
    expect(screen.getByDisplayValue("Night Van")).toBeTruthy();
  });

  test("reads the program again where somebody was quicker, and keeps what was written", async () => {
    const { endpoint } = await setup(() => refusal("settings-changed"));
    write("Name of site 2", "Old pier");
    press("Save the settings");
    await screen.findByText(/Somebody else has changed the program/);
    const newer = { ...settings, tag: "nine", program: { ...settings.program, name: "Night Van" } };
    endpoint.answer({ settings: () => newer, changeSettings: () => newer });

    press("Read again");
    await screen.findByText(/with what you wrote/);
    expect(screen.getByDisplayValue("Night Van")).toBeTruthy();
    expect(screen.getByDisplayValue("Old pier")).toBeTruthy();
    press("Save the settings");

    await screen.findByText(/Saved\. Phones get it/);
    expect(endpoint.asked.findLast(({ name }) => name === "changeSettings")?.input).toMatchObject({
      body: { tag: "nine", program: { name: "Night Van", sites: [{}, { name: "Old pier" }] } },
    });
  });
});
