import { screen, waitFor } from "@testing-library/preact";
import Papa from "papaparse";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { TotalsScreen } from "../../../src/app/totals/TotalsScreen.tsx";
import { encounterOf, programOf, shiftOf, siteOf, stockOf, tallyOf } from "../../support/builders.ts";
import { catchDownloads, type Downloads } from "../../support/downloads.ts";
import { showScreen } from "../../support/ledger-screen.tsx";
import { eveningProgram } from "../../support/shift-files.ts";
import { eveningRecords, figure } from "../../support/evening-on-totals.ts";

const press = (name: string | RegExp) => screen.getByRole("button", { name }).click();

let downloads: Downloads;
beforeEach(() => {
  downloads = catchDownloads();
});
afterEach(() => downloads.release());

describe("the tables of TotalsScreen", () => {
  async function tableOf(button: string) {
    press(button);
    await screen.findByText(/^Ready, with/);
    const [csv, about] = await downloads.files();
    const parsed = Papa.parse<Record<string, string>>(csv?.text.replace(/^\uFEFF/, "") ?? "", {
      header: true,
      skipEmptyLines: true,
    });
    return { name: csv?.name, text: csv?.text ?? "", parsed, about };
  }

  const sumOf = (rows: readonly Record<string, string>[], column: string) =>
    rows.reduce((sum, row) => sum + Number(row[column] ?? 0), 0);

  test("give a detail whose columns sum to the screen", async () => {
    await showScreen(<TotalsScreen />, { program: eveningProgram, records: eveningRecords });
    const contacts = await figure("Contacts");
    const syringes = await figure("Syringes handed out");
    const needles = await figure("Needles handed out");
    const counted = await figure("Used syringes returned, counted");

    const { parsed, name, text, about } = await tableOf("Detail, each entry");

    expect(parsed.errors).toEqual([]);
    const rows = parsed.data.filter((row) => row["record_type"] !== "tally");
    expect(sumOf(rows, "contacts")).toBe(contacts);
    expect(
      sumOf(
        rows.filter((row) => row["row_type"] === "out"),
        "syringes",
      ),
    ).toBe(syringes);
    expect(
      sumOf(
        rows.filter((row) => row["row_type"] === "out"),
        "needles",
      ),
    ).toBe(needles);
    expect(
      sumOf(
        rows.filter((row) => row["method"] === "counted"),
        "qty",
      ),
    ).toBe(counted);
    expect(name).toBe("satchel-detail_long-2026-03-01-2026-03-31.csv");
    // For a spreadsheet in English unless something else is chosen.
    expect(text.startsWith("\uFEFFprogram_id,")).toBe(true);
    expect(about?.name).toBe("satchel-detail_long-2026-03-01-2026-03-31.about.json");
    expect(JSON.parse(about?.text ?? "")).toMatchObject({ row_count: parsed.data.length, filters: {} });
  });

  test("give shifts and stock tables of their own, without who worked unless it is ticked", async () => {
    await showScreen(<TotalsScreen />, {
      records: [encounterOf(), shiftOf({ workers: ["Heron"], minutes: 225 }), stockOf()],
    });
    await figure("Contacts");

    const shifts = await tableOf("Shifts");

    expect(shifts.name).toBe("satchel-shifts-2026-03-01-2026-03-31.csv");
    expect(shifts.parsed.data).toMatchObject([{ closed: "1", minutes: "225" }]);
    expect(shifts.text).not.toContain("Heron");
    expect(JSON.parse(shifts.about?.text ?? "")).toMatchObject({ layout: "shifts", row_count: 1 });
  });

  test("give stock a row for each movement of an item", async () => {
    await showScreen(<TotalsScreen />, {
      records: [
        encounterOf(),
        stockOf(),
        stockOf({ movement: "wasted", lines: [{ item: "NLX-NAS-4", quantity: 12, reason: "expired" }] }),
      ],
    });
    await figure("Contacts");

    const { name, parsed, about } = await tableOf("Stock, each movement");

    expect(name).toBe("satchel-stock-2026-03-01-2026-03-31.csv");
    expect(parsed.data.map(({ movement, qty }) => [movement, qty])).toEqual([
      ["received", "100"],
      ["wasted", "12"],
    ]);
    expect(JSON.parse(about?.text ?? "")).toMatchObject({ layout: "stock", row_count: 2 });
  });

  test("give a summary with the numbers of the screen", async () => {
    await showScreen(<TotalsScreen />, { program: eveningProgram, records: eveningRecords });
    const contacts = await figure("Contacts");
    const format = screen.getByRole<HTMLInputElement>("radio", { name: /Data programs/ });
    format.click();
    await waitFor(() => expect(format.checked).toBe(true));

    const { parsed, text } = await tableOf("Summary");

    expect(text.startsWith("period_type,")).toBe(true);
    const rows = parsed.data.filter((row) => row["measure"] === "contacts" && row["source"] === "record");
    expect(sumOf(rows, "qty")).toBe(contacts);
  });

  test("hold only the chosen sites, and say so in their about file", async () => {
    const sites = [siteOf(), siteOf({ code: "PIER", name: "Pier" })];
    const records = [encounterOf(), encounterOf({ site: "PIER" })];
    await showScreen(<TotalsScreen />, { program: programOf({ sites }), records });
    await figure("Contacts");
    screen.getByRole("checkbox", { name: "Pier", hidden: true }).click();
    await waitFor(async () => expect(await figure("Contacts")).toBe(1));

    const { parsed, about } = await tableOf("Detail, each entry");

    expect(parsed.data.map((row) => row["site_code"])).toEqual(["PIER"]);
    expect(JSON.parse(about?.text ?? "")).toMatchObject({ filters: { site: ["PIER"] } });
  });

  test("leave notes out unless they are ticked", async () => {
    await showScreen(<TotalsScreen />, { records: [encounterOf({ note: "wet feet" })] });
    await figure("Contacts");

    expect((await tableOf("Detail, each entry")).text).not.toContain("wet feet");

    downloads.forget();
    screen.getByRole("checkbox", { name: "Note" }).click();
    await waitFor(() =>
      expect(screen.getByRole<HTMLInputElement>("checkbox", { name: "Note" }).checked).toBe(true),
    );
    press("Detail, each entry");
    await waitFor(async () => expect((await downloads.files())[0]?.text).toContain("wet feet"));
  });

  test("leave out a tally that begins before the period, as the screen does", async () => {
    const across = tallyOf({ firstDay: "2026-02-15", day: "2026-03-07", contacts: 900 });
    await showScreen(<TotalsScreen />, { records: [encounterOf(), across] });
    await figure("Contacts");

    const { parsed, about } = await tableOf("Detail, each entry");

    expect(sumOf(parsed.data, "contacts")).toBe(1);
    expect(JSON.parse(about?.text ?? "")).toMatchObject({
      tallies_outside: [{ site_code: "MAIN", first_day: "2026-02-15", last_day: "2026-03-07" }],
    });
  });
});
