import type { SaveFailure } from "../../storage/phone.ts";
import { changeInWords } from "../language/storage-failure.ts";
import type { Text } from "../language/text.ts";
import type { StoredEntry } from "./recorder-state.ts";

/** Why an entry is not what it was asked to be, taken back or brought back; nothing where it is. */
export function toggleFailureInWords({ type, failure }: StoredEntry, text: Text): string | undefined {
  if (failure === undefined) return undefined;
  const why = changeInWords(failure, text.failures);
  if (!leavesAsItWas(failure)) return why;
  return `${type === "saved" ? text.record.undoFailed : text.record.bringBackFailed} ${why}`;
}

/** Of all others it isn't known whether it counts by now, or another change has decided it. */
function leavesAsItWas({ kind }: SaveFailure): boolean {
  switch (kind) {
    case "storage-slow":
    case "storage-lost":
    case "changed-since":
    case "record-unknown":
    case "database-deleted":
      return false;
    default:
      return true;
  }
}
