import { IDBFactory } from "fake-indexeddb";
import { encounterOf } from "./builders.ts";
import { mustSave, newEntry } from "./entries.ts";
import { openTestPhone } from "./open-test-phone.ts";

/** Three contacts, one of them voided: something to count, to damage and to count anew. */
export async function auditedPhone() {
  const indexedDB = new IDBFactory();
  const phone = await openTestPhone({ indexedDB });
  const first = await mustSave(phone, newEntry(encounterOf({ people: 1 })));
  const second = await mustSave(phone, newEntry(encounterOf({ people: 2 })));
  const third = await mustSave(phone, newEntry(encounterOf({ people: 3 })));
  await phone.undo(third);
  return { indexedDB, phone, first, second, third };
}
