import { describe, expect, test } from "vitest";
import { hyphenate } from "../../../src/app/language/hyphenate.ts";
import { names as spanish } from "../../../src/domain/catalogue/names/es.ts";
import { names as french } from "../../../src/domain/catalogue/names/fr.ts";

describe("hyphenate", () => {
  test("divides French words between their syllables", () => {
    const words = ["Bandelette", "Remplacement", "dissolution", "membrane", "Échantillon"];

    expect(words.map((word) => shown(hyphenate(word, "fr")))).toEqual([
      "Ban-de-lette",
      "Rem-pla-ce-ment",
      "dis-so-lu-tion",
      "mem-brane",
      "Échan-til-lon",
    ]);
  });

  test("divides Spanish words between their syllables, and leaves ll, rr and qu whole", () => {
    const words = ["Contenedor", "inyectable", "Torniquete", "Mascarilla", "administrado"];

    expect(words.map((word) => shown(hyphenate(word, "es")))).toEqual([
      "Con-te-ne-dor",
      "inyec-ta-ble",
      "Tor-ni-quete",
      "Mas-ca-ri-lla",
      "admi-nis-trado",
    ]);
  });

  test("counts an elided d' as no part of the word", () => {
    expect(shown(hyphenate("d’injection", "fr"))).toBe("d’injec-tion");
  });

  test("leaves English words whole", () => {
    expect(hyphenate("Buprenorphine", "en")).toBe("Buprenorphine");
  });

  test("changes no letter of any name", () => {
    for (const [language, names] of [["es", spanish] as const, ["fr", french] as const]) {
      for (const name of Object.values(names)) {
        expect(hyphenate(name, language).replaceAll("\u00AD", "")).toBe(name);
      }
    }
  });
});

function shown(word: string): string {
  return word.replaceAll("\u00AD", "-");
}
