/** The factors of estimates as they are typed, and the version that a change makes. */
import type { Language } from "../../domain/catalogue/catalogue.ts";
import { compareDecimals, type DecimalMark, decimalOf, parseTypedDecimal } from "../../domain/decimal.ts";
import type { Decimal } from "../../domain/ids.ts";
import type { Factors } from "../../domain/program.ts";
import { err, ok, type Result } from "../../domain/result.ts";
import { decimalMarkOf, formatDecimal } from "../language/format-number.ts";

export const factorKeys = ["perPound", "perKilogram", "perLitre"] as const;
export type FactorKey = (typeof factorKeys)[number];

export type FactorDraft = Readonly<Record<FactorKey, string>>;
export type FactorProblem = "unfit" | "too-long";

/** As a person writes them: with the language's own mark. */
export function draftOfFactors(factors: Factors, language: Language): FactorDraft {
  return {
    perPound: formatDecimal(language, factors.perPound),
    perKilogram: formatDecimal(language, factors.perKilogram),
    perLitre: formatDecimal(language, factors.perLitre),
  };
}

/**
 * The factors as typed. The same numbers keep their version; others are a new
 * one, also when they are the shipped ones again: a record names its version,
 * so one version can never mean two sets of numbers.
 */
export function factorsFrom(
  draft: FactorDraft,
  { current, language }: { readonly current: Factors; readonly language: Language },
): Result<Factors, Partial<Record<FactorKey, FactorProblem>>> {
  const mark = decimalMarkOf(language);
  const perPound = parseFactor(draft.perPound, mark);
  const perKilogram = parseFactor(draft.perKilogram, mark);
  const perLitre = parseFactor(draft.perLitre, mark);
  if (!perPound.ok || !perKilogram.ok || !perLitre.ok) {
    return err({
      ...(!perPound.ok && { perPound: perPound.error }),
      ...(!perKilogram.ok && { perKilogram: perKilogram.error }),
      ...(!perLitre.ok && { perLitre: perLitre.error }),
    });
  }
  const typed = { perPound: perPound.value, perKilogram: perKilogram.value, perLitre: perLitre.value };
  const isSame = factorKeys.every((key) => compareDecimals(typed[key], current[key]) === 0);
  return ok(isSame ? current : { version: current.version + 1, ...typed });
}

function parseFactor(text: string, mark: DecimalMark): Result<Decimal, FactorProblem> {
  const parsed = parseTypedDecimal(text, mark);
  if (!parsed.ok) return err(parsed.error === "too-long" ? "too-long" : "unfit");
  return compareDecimals(parsed.value, decimalOf(0)) > 0 ? parsed : err("unfit");
}
