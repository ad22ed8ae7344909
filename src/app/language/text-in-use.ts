import type { Language } from "../../domain/catalogue/catalogue.ts";

/** Brings the words of some screens in a language. */
type LoadWords = (language: Language) => Promise<void>;

/** What was shown since the start: another language is only there once it has these words too. */
const inUse = new Set<LoadWords>();

export function keepInUse(load: LoadWords): void {
  inUse.add(load);
}

export async function loadTextInUse(language: Language): Promise<void> {
  await Promise.all([...inUse].map((load) => load(language)));
}
