/**
 * Language, light and hand are kept outside the database: they are needed before
 * it opens, and to say so in the person's language when it can't be opened.
 */
export type PreferenceStorage = Pick<Storage, "getItem" | "setItem">;

/**
 * The window's localStorage; where the browser refuses it (cookies blocked), a
 * memory that lasts as long as the page, so that a choice still holds tonight.
 */
export function preferenceStorageOf(window: { readonly localStorage: Storage }): PreferenceStorage {
  try {
    const storage = window.localStorage;
    const probe = "satchel-probe";
    storage.setItem(probe, probe);
    storage.removeItem(probe);
    return storage;
  } catch {
    return memoryPreferenceStorage();
  }
}

/** Forgets all when the page, or what holds it, goes. */
export function memoryPreferenceStorage(): PreferenceStorage {
  const values = new Map<string, string>();
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
  };
}
