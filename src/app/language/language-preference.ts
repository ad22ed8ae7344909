import { type Language, languages } from "../../domain/catalogue/catalogue.ts";
import type { PreferenceStorage } from "../shell/preference-storage.ts";

const storageKey = "satchel-language";

/** The language chosen on this phone, else the first of the browser's that Satchel speaks, else English. */
export function preferredLanguage(storage: PreferenceStorage, browserLanguages: readonly string[]): Language {
  const chosen = storage.getItem(storageKey);
  if (chosen !== null && isLanguage(chosen)) return chosen;

  for (const tag of browserLanguages) {
    const language = tag.toLowerCase().split("-")[0] ?? "";
    if (isLanguage(language)) return language;
  }
  return "en";
}

export function keepLanguage(storage: PreferenceStorage, language: Language): void {
  storage.setItem(storageKey, language);
}

function isLanguage(value: string): value is Language {
  return (languages as readonly string[]).includes(value);
}
