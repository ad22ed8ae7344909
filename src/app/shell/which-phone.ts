/**
 * A phone that joined a program keeps what it recorded there in a database of
 * its own, beside the one of the time when it worked alone. Which of the two the
 * app opens is written down where it can be read before any database is open.
 */
import { isLocalDate } from "../../contract/ids.ts";
import type { LocalDate } from "../../domain/ids.ts";
import type { PreferenceStorage } from "./preference-storage.ts";

export type WhichPhone = "alone" | "program";

const key = "satchel.phone";

/** `undefined` where nothing says so: at the first start, after the browser lost it, and while a joining is under way. */
export function phoneKeptIn(storage: PreferenceStorage): WhichPhone | undefined {
  const kept = storage.getItem(key);
  return kept === "alone" || kept === "program" ? kept : undefined;
}

export function keepPhone(storage: PreferenceStorage, which: WhichPhone): void {
  storage.setItem(key, which);
}

const joining = "joining ";

/**
 * Neither of the two: whoever opens the app next looks how far it came. The
 * key goes with it, because the endpoint answers a code once more only to the
 * phone that used it; the code itself is written nowhere.
 */
export function keepJoining(storage: PreferenceStorage, tryKey: string): void {
  storage.setItem(key, joining + tryKey);
}

/** The key of a joining that was begun and not ended. */
export function tryKeyKeptIn(storage: PreferenceStorage): string | undefined {
  const kept = storage.getItem(key);
  return kept?.startsWith(joining) === true ? kept.slice(joining.length) : undefined;
}

const joinedKey = "satchel.joined";

/** A browser writes a new cookie down late: killed before that, the phone can join with the same code as itself. */
export function keepTryKey(storage: PreferenceStorage, tryKey: string): void {
  storage.setItem(joinedKey, tryKey);
}

/** The key with which this phone joined last. */
export function tryKeyOfJoined(storage: PreferenceStorage): string | undefined {
  return storage.getItem(joinedKey) || undefined;
}

/** Once the program's server has known this phone for a day, its cookie is on the disk and the key is good for nothing. */
export function dropTryKey(storage: PreferenceStorage): void {
  if (tryKeyOfJoined(storage) !== undefined) storage.setItem(joinedKey, "");
}

const openedKey = "satchel.opened";

/** The day on which a program's phone was last there when the app was opened. */
export function keepDayOpened(storage: PreferenceStorage, day: LocalDate): void {
  storage.setItem(openedKey, day);
}

export function dayOpenedKeptIn(storage: PreferenceStorage): LocalDate | undefined {
  const day = storage.getItem(openedKey);
  return isLocalDate(day) ? day : undefined;
}

const lossesKey = "satchel.losses";
/** As many as the protocol holds. */
const mostLosses = 9999;

/**
 * The browser has emptied the database of a phone that belongs to a program.
 * From here on it is as if the joining had not come to its end: the credential
 * may still be good, and then no code is asked for.
 */
export function noteLoss(storage: PreferenceStorage): void {
  storage.setItem(lossesKey, String(Math.min(lossesKeptIn(storage) + 1, mostLosses)));
  keepJoining(storage, tryKeyOfJoined(storage) ?? "");
}

/** How often it happened, as far as anybody noticed. */
export function lossesKeptIn(storage: PreferenceStorage): number {
  const losses = Number(storage.getItem(lossesKey) ?? 0);
  return Number.isSafeInteger(losses) && losses > 0 ? losses : 0;
}

/** Whether this phone was emptied, and has not joined again since. */
export function isEmptied(storage: PreferenceStorage): boolean {
  return lossesKeptIn(storage) > 0 && tryKeyKeptIn(storage) !== undefined;
}

/** Asks without making one: `databases()` came to Firefox only in 2024. */
export function databaseExists(indexedDB: Pick<IDBFactory, "open">, name: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = indexedDB.open(name);
    let isNew = false;
    request.addEventListener("upgradeneeded", () => {
      isNew = true;
      // What was begun for the question is taken back.
      request.transaction?.abort();
    });
    request.addEventListener("success", () => {
      request.result.close();
      resolve(!isNew);
    });
    // One that can't be opened is there; the app says why when it tries.
    request.addEventListener("error", () => resolve(!isNew));
    request.addEventListener("blocked", () => resolve(true));
  });
}

/** The browser waits for tabs that don't let go; whoever deletes is told instead. */
export function deleteDatabase(
  indexedDB: Pick<IDBFactory, "deleteDatabase">,
  name: string,
): Promise<boolean> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    request.addEventListener("success", () => resolve(true));
    request.addEventListener("error", () => resolve(false));
    request.addEventListener("blocked", () => resolve(false));
  });
}
