import type { Language } from "../../domain/catalogue/catalogue.ts";

const softHyphen = "\u00AD";

/**
 * A word with the places where it may break. Browsers hyphenate by a dictionary
 * that Chromium on a computer doesn't have, and then cut "Bandelette" before
 * its last letter. Spanish and French divide by rule: a consonant goes with the
 * vowel after it, and two that are one sound stay together. English does not,
 * and its names are short enough.
 *
 * For what is drawn only: what is spoken, searched or written to a file never
 * goes through here.
 */
export function hyphenate(word: string, language: Language): string {
  if (language === "en") return word;
  return word.replaceAll(syllableStarts[language], (start, offset: number) =>
    hasRoom(word, offset) ? softHyphen + start : start,
  );
}

/** Fewer letters beside a hyphen say too little, and "d'" is no part of the word after it. */
const leastLetters = 3;

function hasRoom(word: string, offset: number): boolean {
  const before = word.slice(0, offset).replace(/^.*['’(-]/, "");
  const after = /^\p{L}*/u.exec(word.slice(offset))?.[0] ?? "";
  return before.length >= leastLetters && after.length >= leastLetters;
}

const oneSound = "[bcdfgpkt][rl]|vr|[cpt]h|gn|[qg]u";
const syllableStarts = {
  es: new RegExp(`(?:${oneSound}|ll|rr|[bcdfghjklmnñpqrstvwxyz])(?=[aeiouáéíóúü])`, "giu"),
  fr: new RegExp(`(?:${oneSound}|[bcdfghjklmnpqrstvwxzç])(?=[aeiouyàâäæèéêëîïôœùûüÿ])`, "giu"),
};
