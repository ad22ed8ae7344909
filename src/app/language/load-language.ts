import type { CatalogueNames, Language } from "../../domain/catalogue/catalogue.ts";
import type { Text } from "./text.ts";

/** Everything a screen says in one language: its own words, and the names of the catalogue. */
export interface LanguagePack {
  readonly language: Language;
  readonly text: Text;
  readonly names: CatalogueNames;
}

/** Each language is a chunk of its own; all are precached, so a phone without a connection can switch. */
const loaders: Record<Language, () => Promise<Omit<LanguagePack, "language">>> = {
  en: async () => (await import("./en/pack.ts")).pack,
  es: async () => (await import("./es/pack.ts")).pack,
  fr: async () => (await import("./fr/pack.ts")).pack,
};

export async function loadLanguage(language: Language): Promise<LanguagePack> {
  return { language, ...(await loaders[language]()) };
}
