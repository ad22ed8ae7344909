import type { Language } from "../../domain/catalogue/catalogue.ts";
import type { PublishedCount } from "../../domain/publication.ts";
import { plural, type PluralForms } from "./plural.ts";

/** A sentence of a count that may be told; `small` where it is only said to be few. */
export interface PublishedForms extends PluralForms {
  readonly small: string;
}

export function published(language: Language, count: PublishedCount, forms: PublishedForms): string {
  return count === "few" ? forms.small : plural(language, count, forms);
}
