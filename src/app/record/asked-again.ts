/** What is asked of a stored entry and fails is asked again: whether that can still do anything. */
import type { RecordId } from "../../domain/ids.ts";
import { headOf, type StateOutline } from "../../domain/record-state.ts";
import type { Phone, SaveFailure } from "../../storage/phone.ts";

/** Without the words of the lock the phone can't read what it would bring an entry back to. */
export type ToggleFailure = SaveFailure | { readonly kind: "locked" };

/** Of the others every next try is answered the same: another change decided it, or there is nothing left to change. */
export function canBeAskedAgain({ kind }: ToggleFailure): boolean {
  switch (kind) {
    case "changed-since":
    case "voided-since":
    case "record-unknown":
    case "database-deleted":
      return false;
    default:
      return true;
  }
}

/** Whether it may have been done nevertheless. */
export function mayBeDone({ kind }: ToggleFailure): boolean {
  return kind === "storage-slow" || kind === "storage-lost";
}

/** What was done to an entry last; "gone" where this phone can never read it again, "unknown" where it can't now. */
export type Head = (ReturnType<typeof headOf> & Pick<StateOutline, "answeredVoids">) | "gone" | "unknown";

export async function headOrGone(phone: Pick<Phone, "bookRow" | "book">, record: RecordId): Promise<Head> {
  try {
    const row = await phone.bookRow(record);
    if (row?.kind === "readable") return { ...headOf(row.state), answeredVoids: row.state.answeredVoids };
    if (row === undefined) return "gone";
    // A lock throws that key away. Any other row waits for the words that open it, or for a newer app.
    return phone.book?.facts().custody === "memory" ? "gone" : "unknown";
  } catch {
    // What asks is a notice that stands until it is known to be wrong.
    return "unknown";
  }
}
