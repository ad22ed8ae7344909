import { fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import { TotalsScreen } from "../../../src/app/totals/TotalsScreen.tsx";
import { rollupOf } from "../../../src/domain/rollup.ts";
import {
  encounterOf,
  eventId,
  programOf,
  recordId,
  shiftOf,
  siteOf,
  stockOf,
  tallyOf,
} from "../../support/builders.ts";
import { showScreen } from "../../support/ledger-screen.tsx";
import { valueOf } from "../../support/results.ts";
import { eveningProgram } from "../../support/shift-files.ts";
import { eveningRecords, figure } from "../../support/evening-on-totals.ts";

const press = (name: string | RegExp) => screen.getByRole("button", { name }).click();

const changeOf = (label: string) =>
  screen.getByText(label, { selector: "dt" }).nextElementSibling?.nextElementSibling?.textContent;

/** Of the rollup of the records themselves, which knows nothing of months and blocks. */
function folded(measure: string, code?: string): number {
  return rollupOf(eveningRecords)
    .cells()
    .filter((cell) => cell.place.source === "record" && cell.measure === measure)
    .filter((cell) => code === undefined || cell.code === code)
    .filter((cell) => cell.place.day.startsWith("2026-03"))
    .reduce((sum, cell) => sum + cell.value, 0);
}

describe("TotalsScreen", () => {
  test("agrees with the fold of the records, counted and estimated apart", async () => {
    await showScreen(<TotalsScreen />, { program: eveningProgram, records: eveningRecords });

    expect(await figure("Contacts")).toBe(folded("contacts"));
    expect(await figure("Used syringes returned, counted")).toBe(folded("in", "counted"));
    const estimated = ["stated", "visual", "container", "weight"].reduce(
      (sum, method) => sum + folded("in", method),
      0,
    );
    expect(folded("contacts")).toBeGreaterThan(0);
    expect(await figure("Used syringes returned, estimated")).toBe(estimated);

    const cookers = screen.getByRole("rowheader", { name: "Cooker" }).parentElement;
    expect(within(cookers ?? document.body).getAllByRole("cell")[0]?.textContent).toBe(
      String(folded("out", "CKR-STD")),
    );
  });

  test("compares with the period before, and says when there was none", async () => {
    const inFebruary = encounterOf({ day: "2026-02-08" });
    await showScreen(<TotalsScreen />, {
      records: [inFebruary, encounterOf(), encounterOf(), encounterOf()],
    });

    expect(await figure("Contacts")).toBe(3);
    expect(changeOf("Contacts")).toBe("+200% · 1 before");

    press("Period before: February 2026");
    await waitFor(async () => expect(await figure("Contacts")).toBe(1));
    expect(changeOf("Contacts")).toBe("none before");
  });

  describe("of the doses used on overdoses", () => {
    const withDoses = (doses: number) =>
      encounterOf({ reversals: [{ used: [{ doses }], outcome: "survived" }] });
    const notKnown = encounterOf({ reversals: [{ used: [], outcome: "survived" }] });
    const label = "Doses used on overdoses";
    const term = () => screen.findByText(label, { selector: "dt" });

    test("adds up the known ones, and says for how many they are not", async () => {
      await showScreen(<TotalsScreen />, { records: [withDoses(2), withDoses(1), notKnown] });

      expect(await figure(label)).toBe(3);
      expect((await term()).textContent).toBe(`${label}Not known for 1 overdose`);
      expect(changeOf(label)).toBeUndefined();
    });

    test("says nothing of what is not known where all are", async () => {
      await showScreen(<TotalsScreen />, { records: [withDoses(2)] });

      expect((await term()).textContent).toBe(label);
      expect(changeOf(label)).toBe("none before");
    });

    test("shows no zero where none are known", async () => {
      await showScreen(<TotalsScreen />, { records: [notKnown, { ...notKnown, id: recordId() }] });

      expect((await term()).textContent).toBe(`${label}Not known for 2 overdoses`);
      expect((await term()).nextElementSibling?.textContent).toBe("–");
    });

    test("is left out where no overdose was told of", async () => {
      await showScreen(<TotalsScreen />, { records: [encounterOf()] });

      await figure("Contacts");
      expect(screen.queryByText(label)).toBeNull();
    });
  });

  test("shows closed shifts and their hours in quarters, and says of how many these aren't known", async () => {
    await showScreen(<TotalsScreen />, {
      records: [shiftOf({ minutes: 225 }), shiftOf({ empty: true }), shiftOf({ closed: false })],
    });

    expect(await figure("Shifts closed")).toBe(2);
    expect(await figure("Of them, nothing to record")).toBe(1);
    expect(await figure("Hours on shift")).toBe(3.75);
    expect(screen.getByText("Hours on shift", { selector: "dt" }).textContent).toBe(
      "Hours on shiftNot known for 1 shift",
    );
  });

  test("shows what went out untallied, what was destroyed and what stock lacks in lists of their own", async () => {
    await showScreen(<TotalsScreen />, {
      records: [
        encounterOf({ out: { "NLX-NAS-4": 1 } }),
        stockOf({ movement: "untallied", lines: [{ item: "NLX-NAS-4", quantity: 5 }] }),
        stockOf({ movement: "disposed", returns: [{ method: "visual", quantity: 300 }] }),
        stockOf({ movement: "wasted", lines: [{ item: "NLX-NAS-4", quantity: 7, reason: "expired" }] }),
        stockOf({
          movement: "count",
          lines: [{ item: "CON-EXT", counted: 12, expected: 10, quantity: 2 }],
        }),
      ],
    });
    const rowsOf = (name: string) =>
      within(screen.getByRole("table", { name }))
        .getAllByRole("row")
        .slice(1)
        .map((row) => [
          within(row).getByRole("rowheader").textContent,
          within(row).getAllByRole("cell")[0]?.textContent,
        ]);

    expect(await figure("Naloxone doses")).toBe(1);
    const naloxone = rowsOf("Naloxone")[0]?.[0];
    expect(rowsOf("Went out untallied, not in the numbers above")).toEqual([[naloxone, "5"]]);
    expect(rowsOf("Taken away to be destroyed, by how they were counted")).toEqual([["By eye", "300"]]);
    expect(rowsOf("Stock: found less expected, and wasted")).toEqual([
      [expect.stringMatching(/: reason not known$/), "2"],
      [`${naloxone}: expired`, "-7"],
    ]);
  });

  test("tells nothing from zero", async () => {
    await showScreen(<TotalsScreen />, { records: [encounterOf({ out: {} })] });

    expect(await figure("Naloxone doses")).toBe(0);
    press("Period before: February 2026");

    await screen.findByText("Nothing is recorded in this period.");
    expect(screen.queryByText("Naloxone doses")).toBeNull();
  });

  test("counts only the sites that are chosen", async () => {
    const sites = [siteOf(), siteOf({ code: "PIER", name: "Pier" })];
    const records = [encounterOf(), encounterOf({ site: "PIER" }), encounterOf({ site: "PIER" })];
    await showScreen(<TotalsScreen />, { program: programOf({ sites }), records });
    expect(await figure("Contacts")).toBe(3);

    screen.getByRole("checkbox", { name: "Pier", hidden: true }).click();

    await waitFor(async () => expect(await figure("Contacts")).toBe(2));
  });

  test("leaves out what was voided, the moment it is", async () => {
    const record = encounterOf();
    const { phone } = await showScreen(<TotalsScreen />, { records: [record, encounterOf()] });
    expect(await figure("Contacts")).toBe(2);

    const row = await phone.bookRow(record.id);
    const base = row?.kind === "readable" ? row.state.content?.event : undefined;
    valueOf(
      await phone.save({
        kind: "void",
        event: eventId(),
        base: base ?? eventId(),
        record: record.id,
        reason: "mistake",
      }),
    );

    await waitFor(async () => expect(await figure("Contacts")).toBe(1));
  });

  test("shows totals from elsewhere apart, and names the ones that reach out of the period", async () => {
    const inside = tallyOf({ firstDay: "2026-03-01", day: "2026-03-07", contacts: 40 });
    const across = tallyOf({ firstDay: "2026-02-15", day: "2026-03-15", contacts: 900 });
    await showScreen(<TotalsScreen />, { records: [encounterOf(), inside, across] });

    expect(await figure("Contacts")).toBe(1);
    const table = await screen.findByRole("table", { name: /Totals of whole periods/ });
    const row = within(table).getByRole("rowheader", { name: "Contacts" }).parentElement;
    expect([...(row?.querySelectorAll("td") ?? [])].map((cell) => cell.textContent)).toEqual([
      "1",
      "40",
      "41",
    ]);
    expect(screen.getByText(/1 total covers days outside of this period too/)).toBeTruthy();
    expect(screen.getByText(/Main Street, Feb 15 – Mar 15, 2026/)).toBeTruthy();
  });

  test("says of items from a newer catalogue that their doses aren't known", async () => {
    await showScreen(<TotalsScreen />, { records: [encounterOf({ out: { "NLX-NEW-9": 2 }, catalogue: 9 })] });

    await screen.findByText(/come from a newer catalogue: NLX-NEW-9/);
    expect(await figure("Naloxone doses")).toBe(0);
  });

  test("asks for the days of a custom period in order, and shows nothing until they are", async () => {
    await showScreen(<TotalsScreen />, { records: [encounterOf()] });
    await figure("Contacts");

    screen.getByRole("radio", { name: "From – to" }).click();
    const last = await screen.findByLabelText("Last day");
    fireEvent.input(last, { target: { value: "2026-02-01" } });

    // Once, at the field where it can be mended.
    await screen.findByText(/The last day is before the first/);
    expect(last.getAttribute("aria-invalid")).toBe("true");
    expect(screen.queryByText("Contacts", { selector: "dt" })).toBeNull();
  });
});
