import { IDBFactory } from "fake-indexeddb";
import { describe, expect, test, vi } from "vitest";
import { deletePhoneDatabase, hasDatabase } from "../../src/storage/delete-database.ts";
import { encounterOf } from "../support/builders.ts";
import { manualTimer, openNatively } from "../support/browser-with-faults.ts";
import { mustSave, newEntry, storedEvents } from "../support/entries.ts";
import { openTestPhone } from "../support/open-test-phone.ts";
import { programPhone, saveContacts } from "../support/program-phone.ts";
import { errorOf, valueOf } from "../support/results.ts";

async function setup() {
  const indexedDB = new IDBFactory();
  const alone = await openTestPhone({ indexedDB });
  await mustSave(alone, newEntry(encounterOf()));
  const { phone } = await programPhone({ indexedDB });
  await saveContacts(phone, 1);
  return { indexedDB, alone, phone };
}

describe("deletePhoneDatabase", () => {
  test("takes the phone alone away, and leaves the program's as it is", async () => {
    const { indexedDB, alone, phone } = await setup();
    const told = vi.fn<(why: string) => void>();
    alone.onClosed(told);

    valueOf(await deletePhoneDatabase("satchel", { indexedDB }));

    expect(await hasDatabase("satchel", indexedDB)).toBe(false);
    expect(await hasDatabase("satchel-program", indexedDB)).toBe(true);
    expect(told).toHaveBeenCalledWith("database-deleted");
    expect(await storedEvents(phone)).toBe(1);
    // A second time there is none any more, and that is as well.
    valueOf(await deletePhoneDatabase("satchel", { indexedDB }));
  });

  test("says that another tab holds it, instead of waiting for ever", async () => {
    const { indexedDB } = await setup();
    const suspended = await openNatively(indexedDB, "satchel");
    const clock = manualTimer();

    const deletion = deletePhoneDatabase("satchel", { indexedDB, timer: clock.timer });
    clock.pass(8_000);

    expect(errorOf(await deletion)).toEqual({ kind: "blocked" });
    suspended.close();
  });
});

describe("hasDatabase", () => {
  test("doesn't know where the browser doesn't tell", async () => {
    expect(await hasDatabase("satchel", {})).toBeUndefined();
  });
});
