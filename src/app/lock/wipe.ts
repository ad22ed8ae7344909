/**
 * Takes everything of Satchel out of this browser. It deletes as far as a page
 * can: a browser leaves traces on the disk, and only the server can take back
 * the cookie that it gave.
 */
import { browserTimer, type Timer, withinDeadline } from "../../storage/deadline.ts";
import type { PreferenceStorage } from "../shell/preference-storage.ts";
import { deleteDatabase } from "../shell/which-phone.ts";
import { noteWipe } from "./wipe-note.ts";

export interface WipeTools {
  readonly indexedDB: Pick<IDBFactory, "deleteDatabase">;
  readonly databases: readonly string[];
  readonly caches: Pick<CacheStorage, "keys" | "delete"> | undefined;
  readonly serviceWorker: Pick<ServiceWorkerContainer, "getRegistrations"> | undefined;
  readonly localStorage: (PreferenceStorage & Pick<Storage, "clear">) | undefined;
  /** Of what a program's server left for the page to read. */
  readonly dropMarker: () => void;
  readonly timer?: Timer;
}

/** What could not be removed: another tab holds it, or the browser refused. */
export type WipeLeftover = "database" | "files" | "preferences";

/** As long as for opening one. */
const deletingTimeoutMs = 8_000;

/** Records first: should the page be closed meanwhile, they are what matters. */
export async function wipe(tools: WipeTools): Promise<readonly WipeLeftover[]> {
  const databases = await Promise.all(tools.databases.map((name) => deleteInTime(name, tools)));
  const areDatabasesGone = databases.every((isGone) => isGone === true);
  const arePreferencesGone = clearPreferences(tools, areDatabasesGone);
  const areFilesGone = await removeFiles(tools).catch(() => false);
  return [
    ...(areDatabasesGone ? [] : (["database"] as const)),
    ...(areFilesGone ? [] : (["files"] as const)),
    ...(arePreferencesGone ? [] : (["preferences"] as const)),
  ];
}

/** Whatever is with the database, the rest goes. */
async function deleteInTime(
  name: string,
  { indexedDB, timer = browserTimer }: WipeTools,
): Promise<boolean | "late"> {
  try {
    return await withinDeadline({ timer, delayMs: deletingTimeoutMs }, () => deleteDatabase(indexedDB, name));
  } catch {
    return false;
  }
}

function clearPreferences({ localStorage, dropMarker }: WipeTools, areDatabasesGone: boolean): boolean {
  try {
    dropMarker();
    localStorage?.clear();
    // What could not be removed goes at the next start, before it is shown.
    if (!areDatabasesGone && localStorage !== undefined) noteWipe(localStorage);
    return true;
  } catch {
    return false;
  }
}

async function removeFiles({ caches, serviceWorker }: WipeTools): Promise<boolean> {
  const registrations = (await serviceWorker?.getRegistrations()) ?? [];
  const gone = await Promise.all(registrations.map((registration) => registration.unregister()));
  if (caches === undefined) return gone.every(Boolean);
  const names = await caches.keys();
  const deleted = await Promise.all(names.map((name) => caches.delete(name)));
  return [...gone, ...deleted].every(Boolean);
}
