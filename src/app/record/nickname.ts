/**
 * Under which chosen name somebody records, where several share a phone and the
 * program asks for it. It lies on the phone in clear, until the app is
 * opened seven days or more after it was last used.
 */
import { isLocalDate, isTextUpTo } from "../../contract/ids.ts";
import { maxTextLength } from "../../contract/limits.ts";
import type { LocalDate } from "../../domain/ids.ts";
import { daysBetween } from "../../domain/local-date.ts";
import type { PreferenceStorage } from "../shell/preference-storage.ts";

const key = "satchel-worker";
const keptDays = 7;

/** `undefined` where nobody said, or too long ago to be true tonight. */
export function keptNickname(storage: PreferenceStorage, today: LocalDate): string | undefined {
  const [day, name] = (storage.getItem(key) ?? "").split("\n");
  if (day === undefined || !isLocalDate(day) || !isTextUpTo(name, maxTextLength.worker)) return undefined;
  if (daysBetween(day, today) < keptDays) return name;
  storage.setItem(key, "");
  return undefined;
}

/** Used today: the seven days begin anew. Nothing in place of a name forgets it. */
export function keepNickname(storage: PreferenceStorage, name: string | undefined, today: LocalDate): void {
  storage.setItem(key, name === undefined ? "" : `${today}\n${name}`);
}

/** At a start, and where a program stops asking: what is no longer used doesn't stay. */
export function dropUnusedNickname(storage: PreferenceStorage, today: LocalDate, isAsked: boolean): void {
  if (!isAsked && (storage.getItem(key) ?? "") !== "") storage.setItem(key, "");
  // Reading it forgets it after its time.
  keptNickname(storage, today);
}
