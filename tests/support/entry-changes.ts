/** Changes of one stored contact, on a phone that refuses them when it is told to. */
import { createEntryChanges, type EntryChange } from "../../src/app/record/entry-changes.ts";
import { createUnsavedFixes } from "../../src/app/record/unsaved-fixes.ts";
import { err } from "../../src/domain/result.ts";
import type { Phone, SaveFailure } from "../../src/storage/phone.ts";
import { encounterOf, eventId } from "./builders.ts";
import { mustSave, newEntry } from "./entries.ts";
import { openTestPhone } from "./open-test-phone.ts";

export const full = { kind: "storage-full", cause: "test" } as const;

export async function entryChangesOn(given: { readonly phone?: Phone; readonly book?: Phone["book"] } = {}) {
  const { phone = await openTestPhone(), book } = given;
  const record = encounterOf({ out: { "TST-FEN": 5 } });
  const made = await mustSave(phone, newEntry(record));
  let failure: SaveFailure | undefined;
  const fixes = createUnsavedFixes();
  const changes = createEntryChanges({
    phone: {
      book,
      bookRow: (id) => phone.bookRow(id),
      save: async (entry) => (failure === undefined ? phone.save(entry) : err(failure)),
      undo: async (saved) => (failure === undefined ? phone.undo(saved) : err(failure)),
    },
    ids: { eventId },
    fixes,
  });
  const voiding: EntryChange = {
    kind: "save",
    to: "voided",
    record,
    entry: {
      kind: "void",
      event: changes.eventOnto(made.event),
      base: made.event,
      record: record.id,
      reason: "mistake",
    },
  };
  return {
    phone,
    record,
    made,
    changes,
    fixes,
    voiding,
    failOnce: async (change: EntryChange, how: SaveFailure = full) => {
      failure = how;
      await changes.make(change);
      failure = undefined;
      await changes.dropDone();
    },
  };
}
