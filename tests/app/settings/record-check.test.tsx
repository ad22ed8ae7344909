import { screen, waitFor } from "@testing-library/preact";
import { IDBFactory } from "fake-indexeddb";
import { describe, expect, test, vi } from "vitest";
import { RecordCheck } from "../../../src/app/settings/RecordCheck.tsx";
import { StorageError } from "../../../src/storage/failures.ts";
import type { AuditProgress, AuditReport, Phone } from "../../../src/storage/phone.ts";
import { changeRow, deleteRow, rowsOf } from "../../support/stored-rows.ts";
import { encounterOf } from "../../support/builders.ts";
import { showScreen } from "../../support/ledger-screen.tsx";
import { openTestPhone } from "../../support/open-test-phone.ts";

const press = (name: string) => screen.getByRole("button", { name }).click();
const countAgain = () => screen.queryByRole("button", { name: "Count again" });

async function setup() {
  const indexedDB = new IDBFactory();
  const phone = await openTestPhone({ indexedDB });
  await showScreen(<RecordCheck />, { phone, records: [encounterOf(), encounterOf()] });
  return { indexedDB, phone };
}

describe("RecordCheck", () => {
  test("says that everything adds up, and offers nothing to mend", async () => {
    await setup();

    press("Check the records");

    await screen.findByText("Everything adds up: 2 entries.");
    expect(countAgain()).toBeNull();
  });

  test("says how many totals differ, and counts again only when asked", async () => {
    const { indexedDB, phone } = await setup();
    await changeRow(indexedDB, "dayTotals", "2026-03-08", (row) => ({ ...row, numbers: { "contacts ": 9 } }));
    await deleteRow(indexedDB, "rollups", "2026-03");

    press("Check the records");

    await screen.findByText(/2 totals or lists aren't what the entries add up to/);
    expect((await phone.check()).differenceCount).toBe(2);
    press("Count again");
    await screen.findByText("Everything adds up: 2 entries.");
    expect((await phone.check()).differenceCount).toBe(0);
  });

  test("says what is missing from the log, and doesn't offer to count without it", async () => {
    const { indexedDB } = await setup();
    const [event] = await rowsOf(indexedDB, "events");
    await deleteRow(indexedDB, "events", String(event?.["id"]));

    press("Check the records");

    await screen.findByText(/1 stored change of an entry is missing/);
    expect(countAgain()).toBeNull();
  });

  test("tells how far it is, and takes no second check meanwhile", async () => {
    let tell: AuditProgress = () => undefined;
    let end: (report: AuditReport) => void = () => undefined;
    const check = vi.fn<Phone["check"]>((onProgress = () => undefined) => {
      tell = onProgress;
      return new Promise<AuditReport>((resolve) => (end = resolve));
    });
    const phone = Object.assign(await openTestPhone(), { check } satisfies Partial<Phone>);
    await showScreen(<RecordCheck />, { phone });

    press("Check the records");
    await screen.findByText(/^Checking/);
    tell(250, 1000);

    await screen.findByText("25 %");
    press("Check the records");
    expect(check).toHaveBeenCalledTimes(1);
    end({ events: 500, records: 1, contents: "read", differences: [], differenceCount: 0 });
    await screen.findByText("Everything adds up: 1 entry.");
  });

  test("says that a check came to no end, and lets it be tried again", async () => {
    const phone = Object.assign(await openTestPhone(), {
      check: () => Promise.reject(new StorageError({ kind: "storage-blocked" })),
    });
    await showScreen(<RecordCheck />, { phone });

    press("Check the records");

    await screen.findByText(/The check came to no end. Nothing was changed/);
    await waitFor(() => expect(screen.getByRole("button", { name: "Check the records" })).toBeTruthy());
  });
});
