/** What must hold of the names in each language; that none is missing is the compiler's to say. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Language, languages } from "../../../src/domain/catalogue/catalogue.ts";
import { names as en } from "../../../src/domain/catalogue/names/en.ts";
import {
  names as es,
  namesToCheck as namesToCheckInSpanish,
} from "../../../src/domain/catalogue/names/es.ts";
import { names as fr, namesToCheck as namesToCheckInFrench } from "../../../src/domain/catalogue/names/fr.ts";
import { shippedCatalogue } from "../../../src/domain/catalogue/shipped.ts";

const namesByLanguage = { en, es, fr } satisfies Record<Language, object>;

const words = (...stems: readonly string[]) =>
  new RegExp(`(?<!\\p{L})(?:${stems.join("|")})(?!\\p{L})`, "iu");

/** Words that judge, or that name a person by what they take. */
const judgingWords = {
  en: words(
    "addict\\p{L}*",
    "abus\\p{L}*",
    "user\\p{L}*",
    "junk\\p{L}*",
    "clean",
    "dirty",
    "client",
    "offender\\p{L}*",
    "compliant",
    "failed",
    "relapse",
  ),
  es: words(
    "\\p{L}*adict\\p{L}*",
    "abus\\p{L}*",
    "usuari\\p{L}*",
    "yonqui\\p{L}*",
    "limpi\\p{L}*",
    "suci\\p{L}*",
    "client\\p{L}*",
    "recaída\\p{L}*",
  ),
  fr: words(
    "toxico\\p{L}*",
    "drogué\\p{L}*",
    "abus\\p{L}*",
    "usag[eè]r\\p{L}*",
    "utilisat\\p{L}*",
    "junkie\\p{L}*",
    "propre\\p{L}*",
    "sales?",
    "client\\p{L}*",
    "rechute\\p{L}*",
  ),
} satisfies Record<Language, RegExp>;

describe.for(languages)("names in %s", (language) => {
  const names = namesByLanguage[language];
  const entries = Object.entries(names);

  test("are there for every item, kit, service, referral and step, and for nothing else", () => {
    const { items, kits, services, referrals, steps } = shippedCatalogue;

    const codes = [...items.keys(), ...kits.keys(), ...services.keys(), ...referrals, ...steps];

    expect(Object.keys(names).toSorted()).toEqual(codes.toSorted());
  });

  test("fit a tile: 40 characters at most, no word of more than 18", () => {
    const tooLong = entries.filter(
      ([, name]) => name.length > 40 || name.split(/[ -]/).some((word) => word.length > 18),
    );

    expect(tooLong).toEqual([]);
  });

  test("are short for the most part: nine in ten have 26 characters or fewer", () => {
    const short = entries.filter(([, name]) => name.length <= 26);

    expect(short.length / entries.length).toBeGreaterThanOrEqual(0.9);
  });

  test("tell any two codes apart, capitals or not", () => {
    const folded = entries.map(([, name]) => name.toLocaleLowerCase(language));

    expect(folded).toEqual([...new Set(folded)]);
  });

  test("begin with a capital or a digit, which no spreadsheet takes for a formula", () => {
    expect(entries.filter(([, name]) => !/^[\p{Lu}\d]/u.test(name))).toEqual([]);
  });

  test("have no space too many and no sign that a table would trip over", () => {
    expect(entries.filter(([, name]) => name !== name.trim() || /\s{2}|[\t\r\n";|=@]/u.test(name))).toEqual(
      [],
    );
  });

  test("are written with composed letters, so that a search finds them", () => {
    expect(entries.filter(([, name]) => name !== name.normalize("NFC"))).toEqual([]);
  });

  test("judge nobody", () => {
    expect(entries.filter(([, name]) => judgingWords[language].test(name))).toEqual([]);
  });

  test("bring along no other language and no catalogue when they are loaded", () => {
    const source = readFileSync(
      new URL(`../../../src/domain/catalogue/names/${language}.ts`, import.meta.url),
      "utf8",
    );

    expect(source.match(/^import\b.*$/gm)).toEqual(['import type { CatalogueCode } from "../shipped.ts";']);
  });
});

describe("judgingWords", () => {
  test.for([
    ["en", "Clean needle"],
    ["en", "Drug user card"],
    ["es", "Jeringa limpia"],
    ["es", "Drogadictos"],
    ["fr", "Seringue propre"],
    ["fr", "Usagère"],
  ] as const)("catch, in %s, %s", ([language, name]) => {
    expect(judgingWords[language].test(name)).toBe(true);
  });
});

describe("names of the three languages", () => {
  test("differ from each other, save for a substance called the same in two", () => {
    const shared = Object.entries(en).filter(([code, name]) => {
      const inOthers = [es, fr].map((names) => Object.entries(names).find(([other]) => other === code)?.[1]);
      return new Set([name, ...inOthers]).size < 3;
    });

    expect(shared).toEqual([["SVC-MOUD-NTX", "Naltrexone"]]);
  });

  test("write a decimal point in English and Spanish, a comma in French", () => {
    const decimalsIn = (names: Readonly<Record<string, string>>) =>
      new Set(Object.values(names).flatMap((name) => name.match(/(?<=\d)[.,](?=\d)/gu) ?? []));

    expect(decimalsIn(en)).toEqual(new Set(["."]));
    expect(decimalsIn(es)).toEqual(new Set(["."]));
    expect(decimalsIn(fr)).toEqual(new Set([","]));
  });
});

describe("namesToCheck", () => {
  test.for([
    ["Spanish", namesToCheckInSpanish],
    ["French", namesToCheckInFrench],
  ] as const)("asks a native reader in %s for every service, referral and step", ([, namesToCheck]) => {
    const { services, referrals, steps } = shippedCatalogue;
    const asked = new Set<string>(namesToCheck);

    expect([...services.keys(), ...referrals, ...steps].filter((code) => !asked.has(code))).toEqual([]);
  });

  test("leaves out what was read in published material", () => {
    expect(namesToCheckInSpanish).not.toContain("SYR-1ML-28G-12");
    expect(namesToCheckInFrench).not.toContain("WTR-3ML");
  });
});
