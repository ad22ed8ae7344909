/** How tests find what is on the screen: by what the app says, never by its markup. */
import type { CatalogueNames, Language } from "../../../src/domain/catalogue/catalogue.ts";
import type { CatalogueCode } from "../../../src/domain/catalogue/shipped.ts";
import { names as englishNames } from "../../../src/domain/catalogue/names/en.ts";
import { names as spanishNames } from "../../../src/domain/catalogue/names/es.ts";
import { names as frenchNames } from "../../../src/domain/catalogue/names/fr.ts";
import { text as englishText } from "../../../src/app/language/en/text.ts";
import { text as spanishText } from "../../../src/app/language/es/text.ts";
import { text as frenchText } from "../../../src/app/language/fr/text.ts";
import type { Text } from "../../../src/app/language/text.ts";

/** One language of the app. */
export interface Words {
  readonly language: Language;
  readonly text: Text;
  readonly names: CatalogueNames;
}

export const english: Words = { language: "en", text: englishText, names: englishNames };
export const spanish: Words = { language: "es", text: spanishText, names: spanishNames };
export const french: Words = { language: "fr", text: frenchText, names: frenchNames };

export function mustGetName({ names }: Words, code: CatalogueCode): string {
  const name = names[code];
  if (name === undefined) throw new Error(`${code} has no name.`);
  return name;
}

/** Text that begins so: what follows is a hint, or tells how many. */
export function startingWith(beginning: string): RegExp {
  return new RegExp(String.raw`^\s*${escaped(beginning)}`);
}

/** A whole sentence, with any number in the one place where it has one. */
export function withAnyNumber(say: (count: string) => string): RegExp {
  const placeholder = "\u0000";
  const parts = say(placeholder).split(placeholder).map(escaped);
  return new RegExp(`^${parts.join(String.raw`[\d.,\s]+`)}$`);
}

function escaped(text: string): string {
  // A name is compared with plain spaces, whichever its language asks for.
  return text.replaceAll(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`).replaceAll(/\s/g, String.raw`\s`);
}
