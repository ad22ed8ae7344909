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

export function dropWipeNote(storage: PreferenceStorage): void {
  storage.setItem(wipeNoteKey, "");
}
