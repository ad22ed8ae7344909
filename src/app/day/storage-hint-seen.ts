import type { PreferenceStorage } from "../shell/preference-storage.ts";

const seenKey = "satchel-storage-hint-seen";

/** Whether somebody has read what the browser says about keeping the records. */
export function wasHintSeen(storage: PreferenceStorage): boolean {
  return storage.getItem(seenKey) !== null;
}

export function noteHintSeen(storage: PreferenceStorage): void {
  storage.setItem(seenKey, "yes");
}
