import { screen, within } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import { UpdateProvider } from "../../../src/app/pwa/UpdateProvider.tsx";
import type { AppUpdate } from "../../../src/app/pwa/update.ts";
import { RecorderProvider } from "../../../src/app/record/RecorderProvider.tsx";
import { WeekScreen } from "../../../src/app/sending/WeekScreen.tsx";
import type { SatchelRecord } from "../../../src/domain/record.ts";
import { encounterOf } from "../../support/builders.ts";
import { mustSave, newEntry } from "../../support/entries.ts";
import { showTeamScreen } from "../../support/team-screen.tsx";

/** A new version is on this phone. */
const newVersion: AppUpdate = {
  state: () => "waiting",
  subscribe: () => () => undefined,
  accept: () => undefined,
  end: () => undefined,
};

async function setup(records: readonly SatchelRecord[]) {
  await showTeamScreen(<WeekScreen />, {
    recorded: async (phone) => {
      for (const record of records) await mustSave(phone, newEntry(record));
    },
  });
  await screen.findByRole("heading", { name: "This phone's week" });
}

/** The rows of a table below their heading, as they are read. */
async function rowsOf(title: string): Promise<readonly (readonly string[])[]> {
  const [, ...rows] = within(await screen.findByRole("table", { name: title })).getAllByRole("row");
  return rows.map((row) => [...row.children].map(({ textContent }) => textContent ?? ""));
}

describe("WeekScreen", () => {
  test("adds up seven days by item, and shows each day that has something on it", async () => {
    await setup([
      encounterOf({ day: "2026-03-08", out: { "CKR-STD": 2, "TST-FEN": 5 } }),
      encounterOf({ day: "2026-03-08", out: { "CKR-STD": 1 } }),
      encounterOf({ day: "2026-03-02", out: { "CKR-STD": 4 } }),
    ]);

    const together = await rowsOf("Seven days together");
    expect(together).toHaveLength(2);
    expect(together).toContainEqual(["Cooker", "7"]);
    expect(together).toContainEqual(["Fentanyl test strip", "5"]);
    expect(await rowsOf("Sunday, March 8")).toContainEqual(["Cooker", "3"]);
    expect(await rowsOf("Monday, March 2")).toEqual([["Cooker", "4"]]);
    expect(screen.getAllByRole("table")).toHaveLength(3);
  });

  test("leaves out what is older than seven days", async () => {
    await setup([
      encounterOf({ day: "2026-03-01", out: { "CKR-STD": 4 } }),
      encounterOf({ day: "2026-03-08", out: { "CKR-STD": 1 } }),
    ]);

    expect(await rowsOf("Seven days together")).toEqual([["Cooker", "1"]]);
  });

  test("says one day once, not again beneath itself", async () => {
    await setup([encounterOf({ day: "2026-03-08", out: { "CKR-STD": 1 } })]);

    await rowsOf("Seven days together");
    expect(screen.getAllByRole("table")).toHaveLength(1);
  });

  test("says that nothing was handed out, instead of an empty table", async () => {
    await setup([encounterOf({ day: "2026-03-08", out: {} })]);

    await screen.findByText("Nothing was handed out from this phone on the last seven days.");
    expect(screen.queryByRole("table")).toBeNull();
  });

  test("offers a new version, as the totals of a phone alone do", async () => {
    await showTeamScreen(
      <RecorderProvider onFirstSave={() => undefined}>
        <UpdateProvider update={newVersion}>
          <WeekScreen />
        </UpdateProvider>
      </RecorderProvider>,
    );

    expect(await screen.findByRole("button", { name: "Start the new version" })).toBeTruthy();
  });
});
