/** What was asked on the recording screens and isn't so: not saved, not taken back, not brought back. */
import type { Text } from "../language/text.ts";
import { canBeAskedAgain, mayBeDone } from "./asked-again.ts";
import { hasFailed, type RecorderState, type StoredEntry, type UnsavedEntry } from "./recorder-state.ts";

export interface NotDoneEntries {
  readonly unsaved: readonly UnsavedEntry[];
  /** The last entry too, where it is one of them. */
  readonly unturned: readonly StoredEntry[];
}

type Held = Pick<RecorderState, "unsaved" | "unturned" | "last">;

export function notDoneOf({ unsaved, unturned, last }: Held): NotDoneEntries {
  return { unsaved, unturned: hasFailed(last) ? [...unturned, last] : unturned };
}

export function countNotDone({ unsaved, unturned }: NotDoneEntries): number {
  return unsaved.length + unturned.length;
}

/** "Not saved yet", or what holds of all of them. */
export function notDoneTitle({ unturned }: NotDoneEntries, text: Text): string {
  return unturned.length === 0 ? text.record.unsavedTitle : text.day.notDoneTitle;
}

/** For the bar: in so few words that it grows no taller by them. Empty where all is done. */
export function notDoneInWords(held: Held, text: Text): string {
  const notDone = notDoneOf(held);
  const count = countNotDone(notDone);
  const [only] = notDone.unturned;
  if (count === 0) return "";
  if (count > 1) return `${notDoneTitle(notDone, text)} (${count})`;
  // Nothing else has to be said beside it: there is room for what holds now.
  if (only !== undefined && only === held.last) return stillSo(only, text);
  return notDoneTitle(notDone, text);
}

function stillSo({ type, failure, mayBeDone: wasUnclear }: StoredEntry, text: Text): string {
  const isUnclear = failure === undefined || wasUnclear === true || mayBeDone(failure);
  // It isn't known whether it counts by now, or another change has decided it.
  if (isUnclear || !canBeAskedAgain(failure)) return text.day.notDoneTitle;
  return type === "saved" ? text.record.undoFailed : text.record.bringBackFailed;
}
