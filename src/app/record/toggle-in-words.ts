import { changeInWords } from "../language/storage-failure.ts";
import type { Text } from "../language/text.ts";
import { canBeAskedAgain, mayBeDone } from "./asked-again.ts";
import type { StoredEntry } from "./recorder-state.ts";

/** Why an entry is not what it was asked to be, taken back or brought back; nothing where it is. */
export function toggleFailureInWords(entry: StoredEntry, text: Text): string | undefined {
  const { type, failure } = entry;
  if (failure === undefined) return undefined;
  const isUnclear = entry.mayBeDone === true || mayBeDone(failure);
  // "Nothing was changed" would be too much.
  if (failure.kind === "record-unknown" && isUnclear) return text.record.notOnThisPhone;
  const why = failure.kind === "locked" ? text.record.wasLocked : changeInWords(failure, text.failures);
  // It isn't known whether it counts by now, or another change has decided it.
  if (isUnclear || !canBeAskedAgain(failure)) return why;
  return `${type === "saved" ? text.record.undoFailed : text.record.bringBackFailed} ${why}`;
}
