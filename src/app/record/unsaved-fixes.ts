/** All that a tab knows of changed records beside what is stored: what is kept of their forms, and their Saves. */
import type { RecordId } from "../../domain/ids.ts";
import type { Phone } from "../../storage/phone.ts";
import { headOrGone } from "./asked-again.ts";
import { createFixSaves, type FixSaves } from "./fix-saves.ts";
import { createKeptFixes, type FormOf, type KeptFixes } from "./kept-fixes.ts";

export interface UnsavedFixes extends KeptFixes, Omit<FixSaves, "dropNext" | "dropStored"> {
  /** What is kept of its form, and what was asked to be saved next; never what is under way. */
  readonly forget: (form: FormOf) => void;
  readonly subscribe: (listener: () => void) => () => void;
  /** All of which something is known here. */
  readonly records: () => readonly RecordId[];
  /** All that is known of one that can never be read here again. */
  readonly drop: (record: RecordId) => void;
}

export function createUnsavedFixes(): UnsavedFixes {
  const listeners = new Set<() => void>();
  function tell(): void {
    for (const listener of listeners) listener();
  }
  const kept = createKeptFixes(tell);
  const { dropNext, dropStored, ...saves } = createFixSaves(kept, tell);

  function forget(form: FormOf): void {
    dropNext(form);
    kept.forget(form);
  }

  return {
    ...kept,
    ...saves,
    forget,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    records: () => [...new Set([...kept.all().map(({ record }) => record.id), ...saves.savedRecords()])],
    drop(id) {
      dropStored(id);
      forget({ id });
    },
  };
}

/**
 * Drops what the closing of the book took from this phone: a change of it says
 * what it was. Of a Save that had no answer, storage says by now what it did.
 */
export async function compareWithBook(
  fixes: Pick<UnsavedFixes, "records" | "drop" | "found">,
  phone: Pick<Phone, "bookRow" | "book">,
): Promise<void> {
  await Promise.all(
    fixes.records().map(async (record) => {
      const head = await headOrGone(phone, record);
      if (head === "gone") fixes.drop(record);
      else if (head !== "unknown") fixes.found(record, head);
    }),
  );
}
