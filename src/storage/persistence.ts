/** Whether the browser may delete what is stored, and how much room is left. */

/** What is used of `navigator.storage`, which is missing in old browsers and without HTTPS. */
export type BrowserStorage = Partial<Pick<StorageManager, "persist" | "persisted" | "estimate">>;

export type PersistenceState =
  /** Only the person at the phone can delete it. */
  | "kept"
  /** The browser may delete it when it needs room, or after days without a visit. */
  | "may-be-deleted"
  /** The browser does not say. */
  | "unknown";

export interface StorageEstimateBytes {
  readonly usedBytes: number;
  readonly quotaBytes: number;
}

/** Asks to be kept. Best asked after the first save and within the tap: some browsers ask the person, others look at use. */
export async function requestPersistence(storage = browserStorage()): Promise<PersistenceState> {
  return stateOf(() => storage.persist?.());
}

export async function persistenceState(storage = browserStorage()): Promise<PersistenceState> {
  return stateOf(() => storage.persisted?.());
}

/** `undefined` where the browser does not say. */
export async function storageEstimate(storage = browserStorage()): Promise<StorageEstimateBytes | undefined> {
  try {
    const estimate = await storage.estimate?.();
    if (estimate?.usage === undefined || estimate.quota === undefined) return undefined;
    return { usedBytes: estimate.usage, quotaBytes: estimate.quota };
  } catch {
    // Refused in some private windows. Not to know is an answer here.
    return undefined;
  }
}

async function stateOf(ask: () => Promise<boolean> | undefined): Promise<PersistenceState> {
  try {
    const isKept = await ask();
    if (isKept === undefined) return "unknown";
    return isKept ? "kept" : "may-be-deleted";
  } catch {
    return "unknown";
  }
}

function browserStorage(): BrowserStorage {
  // The type says it is always there.
  return (globalThis.navigator as { storage?: BrowserStorage } | undefined)?.storage ?? {};
}
