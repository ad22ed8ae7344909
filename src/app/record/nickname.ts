/**
 * Under which chosen name somebody records, where several share a phone and the
 * program asks for it. It lies on the phone in clear, beside those of who
 * recorded before, until the app is opened seven days or more after it was last
 * used.
 */
import { isLocalDate, isTextUpTo } from "../../contract/ids.ts";
import { maxTextLength } from "../../contract/limits.ts";
import type { LocalDate } from "../../domain/ids.ts";
import { daysBetween } from "../../domain/local-date.ts";
import type { PreferenceStorage } from "../shell/preference-storage.ts";

const key = "satchel-worker";
const keptDays = 7;
/** More than ever share one phone in a week. */
const mostNames = 12;

interface UsedName {
  readonly name: string;
  readonly day: LocalDate;
}

/** `undefined` where nobody said, or too long ago to be true tonight. */
export function keptNickname(storage: PreferenceStorage, today: LocalDate): string | undefined {
  return namesInUse(storage, today)[0]?.name;
}

/** All that were used here in seven days, who recorded last first. */
export function nicknamesHere(storage: PreferenceStorage, today: LocalDate): readonly string[] {
  return namesInUse(storage, today).flatMap((used) => used?.name ?? []);
}

/** Used today: the seven days begin anew. Nothing in place of a name says that nobody is named; those of others stay. */
export function keepNickname(storage: PreferenceStorage, name: string | undefined, today: LocalDate): void {
  const others = namesInUse(storage, today).filter((used) => used !== undefined && used.name !== name);
  write(storage, [name === undefined ? undefined : { name, day: today }, ...others]);
}

export function forgetNicknames(storage: PreferenceStorage): void {
  storage.setItem(key, "");
}

/** At a start, and where a program stops asking: what is no longer used doesn't stay. */
export function dropUnusedNickname(storage: PreferenceStorage, today: LocalDate, isAsked: boolean): void {
  if (!isAsked && (storage.getItem(key) ?? "") !== "") forgetNicknames(storage);
  // Reading them forgets each after its time.
  namesInUse(storage, today);
}

/** The first is who records now, `undefined` where nobody is named. */
function namesInUse(storage: PreferenceStorage, today: LocalDate): readonly (UsedName | undefined)[] {
  const stored = storage.getItem(key) ?? "";
  const lines = stored.split("\n");
  const names: (UsedName | undefined)[] = [];
  for (let line = 0; line < lines.length; line += 2) {
    const [day, name] = [lines[line], lines[line + 1]];
    const isUsed =
      isLocalDate(day) && isTextUpTo(name, maxTextLength.worker) && daysBetween(day, today) < keptDays;
    if (isUsed) names.push({ name, day });
    else if (line === 0) names.push(undefined);
  }
  if (stored !== textOf(names)) write(storage, names);
  return names;
}

function write(storage: PreferenceStorage, names: readonly (UsedName | undefined)[]): void {
  storage.setItem(key, textOf(names));
}

/** A line for the day and one for the name, of each; empty ones where nobody is named now. */
function textOf(names: readonly (UsedName | undefined)[]): string {
  const isAnybody = names.some((used) => used !== undefined);
  if (!isAnybody) return "";
  return names
    .slice(0, mostNames)
    .map((used) => `${used?.day ?? ""}\n${used?.name ?? ""}`)
    .join("\n");
}
