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
  en: async () => {
    const [{ text }, { names }] = await Promise.all([
      import("./en/text.ts"),
      import("../../domain/catalogue/names/en.ts"),
    ]);
    return { text, names };
  },
  es: async () => {
    const [{ text }, { names }] = await Promise.all([
      import("./es/text.ts"),
      import("../../domain/catalogue/names/es.ts"),
    ]);
    return { text, names };
  },
  fr: async () => {
    const [{ text }, { names }] = await Promise.all([
      import("./fr/text.ts"),
      import("../../domain/catalogue/names/fr.ts"),
    ]);
    return { text, names };
  },
};

export async function loadLanguage(language: Language): Promise<LanguagePack> {
  return { language, ...(await loaders[language]()) };
}
