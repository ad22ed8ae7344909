/** What is asked of a stored entry and fails is asked again: whether that can still do anything. */
import type { RecordId } from "../../domain/ids.ts";
import { headOf } from "../../domain/record-state.ts";
import type { Phone, SaveFailure } from "../../storage/phone.ts";

/** Of the others every next try is answered the same: another change decided it, or there is nothing left to change. */
export function canBeAskedAgain({ kind }: SaveFailure): boolean {
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

/** What was done to an entry last; nothing where that can't be read now. */
export async function headNow(
  phone: Pick<Phone, "bookRow">,
  record: RecordId,
): Promise<ReturnType<typeof headOf> | undefined> {
  // What asks is a notice that stands until it is known to be wrong.
  const row = await phone.bookRow(record).catch(() => undefined);
  return row?.kind === "readable" ? headOf(row.state) : undefined;
}
