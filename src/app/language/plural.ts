import type { Language } from "../../domain/catalogue/catalogue.ts";
import { formatNumber } from "./format-number.ts";

/** `#` stands for the number. Spanish and French say `many` for millions; without it they use `other`. */
export interface PluralForms {
  readonly one: string;
  readonly many?: string;
  readonly other: string;
}

/** `plural("en", 2, { one: "# contact", other: "# contacts" })` is "2 contacts". */
export function plural(language: Language, count: number, forms: PluralForms): string {
  const rule = rulesOf(language).select(count);
  const form = rule === "one" ? forms.one : ((rule === "many" ? forms.many : undefined) ?? forms.other);
  return form.replaceAll("#", formatNumber(language, count));
}

const rules = new Map<Language, Intl.PluralRules>();

function rulesOf(language: Language): Intl.PluralRules {
  let found = rules.get(language);
  if (found === undefined) {
    found = new Intl.PluralRules(language);
    rules.set(language, found);
  }
  return found;
}
