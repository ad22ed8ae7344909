/** What is asked of a stored entry and fails is asked again: whether that can still do anything. */
import type { RecordId } from "../../domain/ids.ts";
import { headOf, liveRecord, type StateOutline } from "../../domain/record-state.ts";
import type { SatchelRecord } from "../../domain/record.ts";
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
export type Head = ReadHead | "gone" | "unknown";

export interface ReadHead extends ReturnType<typeof headOf>, Pick<StateOutline, "answeredVoids"> {
  /** What counts; nothing while a void stands. */
  readonly live: SatchelRecord | undefined;
}

export async function headOrGone(phone: Pick<Phone, "bookRow" | "book">, record: RecordId): Promise<Head> {
  try {
    const row = await phone.bookRow(record);
    if (row?.kind === "readable") {
      const { state } = row;
      return { ...headOf(state), answeredVoids: state.answeredVoids, live: liveRecord(state) };
    }
    if (row === undefined) return "gone";
    // A lock throws that key away. Any other row waits for the words that open it, or for a newer app.
    return phone.book?.facts().custody === "memory" ? "gone" : "unknown";
  } catch {
    // What asks is a notice that stands until it is known to be wrong.
    return "unknown";
  }
}
