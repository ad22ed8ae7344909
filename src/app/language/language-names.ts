import type { Language } from "../../domain/catalogue/catalogue.ts";

/** Each in itself, so that whoever is in the wrong one finds the way out. */
export const languageNames: Record<Language, string> = {
  en: "English",
  es: "Español",
  fr: "Français",
};
