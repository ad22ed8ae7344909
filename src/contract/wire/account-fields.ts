/** Fields of an account, wherever one is made or changed. */
import { form, text } from "../fields.ts";
import { maxAccountNameLength, maxPasswordLength, minPasswordLength } from "./wire-limits.ts";

export const accountName = text(maxAccountNameLength);

/** Of any characters, spaces and emoji included; the length is what counts. */
export const password = form(
  (value: unknown): value is string =>
    typeof value === "string" && value.length >= minPasswordLength && value.length <= maxPasswordLength,
  { type: "string", minLength: minPasswordLength, maxLength: maxPasswordLength },
);

const minDistinct = 4;
/** So much has to be left once the names are taken out of it. */
const minOwnCharacters = 6;
/** A name that is shorter is part of many words. */
const minNameLength = 3;

/**
 * What whoever knows the program would try first: its name or the account's
 * with a year behind it, or one key held down. Lists of common passwords end
 * well before twelve characters, so none is asked.
 */
export function isGuessable(tried: string, names: readonly string[]): boolean {
  if (new Set(tried).size < minDistinct) return true;
  let left = lettersOf(tried);
  for (const name of names.map(lettersOf)) {
    if (name.length >= minNameLength) left = left.replaceAll(name, "");
  }
  return left !== lettersOf(tried) && left.length < minOwnCharacters;
}

/** Without case, accents and all that stands between letters. */
function lettersOf(written: string): string {
  return written
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, "");
}
