/**
 * That a wipe was begun, written down until it is done or taken back: whoever
 * pressed it and closed the app believes that everything is gone. It says
 * nothing else, not even when.
 */
import type { PreferenceStorage } from "../shell/preference-storage.ts";

export const wipeNoteKey = "satchel-wipe";
export const wipeBegun = "begun";

export function isWipeBegun(storage: PreferenceStorage): boolean {
  return storage.getItem(wipeNoteKey) === wipeBegun;
}

/** Says false where the browser keeps nothing: a wipe goes on all the same. */
export function noteWipe(storage: PreferenceStorage): boolean {
  try {
    storage.setItem(wipeNoteKey, wipeBegun);
    return isWipeBegun(storage);
  } catch {
    return false;
  }
}

/** Where the browser doesn't say, nobody took it back: whoever pressed it is not left with half a wipe. */
export function isWipeTakenBack(storage: PreferenceStorage): boolean {
  try {
    return !isWipeBegun(storage);
  } catch {
    return false;
  }
}

export function dropWipeNote(storage: PreferenceStorage): void {
  try {
    storage.setItem(wipeNoteKey, "");
  } catch {
    // A browser that kept no note refuses this one too. One that keeps the note asks again at the next start.
  }
}
