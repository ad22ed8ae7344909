/**
 * A language that nobody speaks, made from English for tests: what isn't in it on a screen came from no dictionary,
 * and where its longer words fit, those of other languages do. The app that people get knows nothing of it.
 */

/** Each message of a dictionary, however deep, in the other letters; functions say what they said, in these. */
export function pseudo<T>(dictionary: T): T {
  return translated(dictionary) as T;
}

/** Every plain letter in an accented one, vowels, n and s twice: about 40 % more. What is in them already stays as it is. */
export function inPseudo(words: string): string {
  return words.replaceAll(/[A-Za-z]/g, (letter) => letters.get(letter) ?? letter);
}

/** Of letters that no dictionary wrote in pseudo: at least two, for "m" or "K" alone may be a unit. */
export const plainWord = /[A-Za-z]{2,}/;

function translated(value: unknown): unknown {
  if (typeof value === "string") return inPseudo(value);
  if (isMessage(value)) return (...given: readonly unknown[]) => translated(value(...given));
  if (Array.isArray(value)) return value.map(translated);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, translated(inner)]));
}

function isMessage(value: unknown): value is (...given: readonly unknown[]) => unknown {
  return typeof value === "function";
}

const plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const accented = "áƀçđéƒğħíĵķĺṁñóþɋŕšŧúṽŵẋýžÁɃÇĐÉƑĞĦÍĴĶĹṀÑÓÞɊŔŠŦÚṼŴẊÝŽ";

const letters = new Map(
  Array.from(plain, (letter, index) => {
    const other = accented[index] ?? letter;
    return [letter, /[aeiouns]/.test(letter) ? other + other : other];
  }),
);
