/** Taking a phone's databases away. What was on the disk can be found there for a while: only sealed rows are safe from that. */
import { err, ok, type Result } from "../domain/result.ts";
import { browserTimer, type Timer } from "./deadline.ts";

/** The phone that works alone, the one that belongs to a program, and a lead's browser: its log, and its totals. */
export const databaseNames = {
  alone: "satchel",
  program: "satchel-program",
  desk: "satchel-desk",
  deskTotals: "satchel-desk-totals",
} as const;
export type DatabaseName = (typeof databaseNames)[keyof typeof databaseNames];

export type DeletionFailure =
  /** Another tab, perhaps a suspended one, holds it open: the browser deletes it once that lets go. */
  { readonly kind: "blocked" } | { readonly kind: "unavailable"; readonly cause: unknown };

interface DeletionTools {
  readonly indexedDB?: IDBFactory;
  readonly timer?: Timer;
}

/** Open tabs let go by themselves; one that is suspended can't. */
const deletionTimeoutMs = 8_000;

/** Where there is none of this name, it is as good as deleted. */
export function deletePhoneDatabase(
  name: DatabaseName,
  { indexedDB = globalThis.indexedDB, timer = browserTimer }: DeletionTools = {},
): Promise<Result<void, DeletionFailure>> {
  return new Promise((resolve) => {
    const cancel = timer(() => resolve(err({ kind: "blocked" })), deletionTimeoutMs);
    function finish(result: Result<void, DeletionFailure>) {
      cancel();
      resolve(result);
    }
    try {
      const request = indexedDB.deleteDatabase(name);
      request.addEventListener("success", () => finish(ok(undefined)));
      request.addEventListener("error", () => finish(err({ kind: "unavailable", cause: request.error })));
    } catch (cause) {
      finish(err({ kind: "unavailable", cause }));
    }
  });
}

/** Whether there is one of this name; `undefined` where the browser doesn't tell. */
export async function hasDatabase(
  name: DatabaseName,
  factory: Partial<Pick<IDBFactory, "databases">> | undefined = globalThis.indexedDB,
): Promise<boolean | undefined> {
  try {
    const databases = await factory?.databases?.();
    return databases?.some((database) => database.name === name);
  } catch {
    // Refused in some private windows.
    return undefined;
  }
}
