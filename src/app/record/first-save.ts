import type { PreferenceStorage } from "../shell/preference-storage.ts";

const firstSaveKey = "satchel-has-saved";

/** Whether something was ever recorded in this browser, as far as it kept that. */
export function hasSavedBefore(storage: PreferenceStorage): boolean {
  return storage.getItem(firstSaveKey) !== null;
}

/** Whether this was the first time, as far as this browser knows. */
export function noteSaved(storage: PreferenceStorage): boolean {
  if (hasSavedBefore(storage)) return false;
  storage.setItem(firstSaveKey, "yes");
  return true;
}
