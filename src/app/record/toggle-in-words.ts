import { changeInWords } from "../language/storage-failure.ts";
import type { Text } from "../language/text.ts";
import { canBeAskedAgain, mayBeDone } from "./asked-again.ts";
import type { StoredEntry } from "./recorder-state.ts";

/** Why an entry is not what it was asked to be, taken back or brought back; nothing where it is. */
export function toggleFailureInWords({ type, failure }: StoredEntry, text: Text): string | undefined {
  if (failure === undefined) return undefined;
  const why = changeInWords(failure, text.failures);
  // It isn't known whether it counts by now, or another change has decided it.
  if (mayBeDone(failure) || !canBeAskedAgain(failure)) return why;
  return `${type === "saved" ? text.record.undoFailed : text.record.bringBackFailed} ${why}`;
}
