import { describe, expect, test } from "vitest";
import { text } from "../../../src/app/language/en/text.ts";
import { inPseudo, plainWord, pseudo } from "../../support/pseudo-text.ts";

describe("pseudo", () => {
  test("leaves no plain word of a dictionary, however deep", () => {
    const words = pseudo(text);

    expect(words.settings.title).not.toMatch(plainWord);
    expect(words.items.voidReasons.mistake).not.toMatch(plainWord);
    expect(words.settings.siteCount(2)).toMatch(/^2 /);
    expect(words.settings.siteCount(2)).not.toMatch(plainWord);
  });

  test("leaves what is in other letters already as it is", () => {
    expect(inPseudo(inPseudo("Naloxone"))).toBe(inPseudo("Naloxone"));
  });

  test("makes words about 40 % longer", () => {
    const english = text.settings.privacyDeleting;

    expect(inPseudo(english).length / english.length).toBeCloseTo(1.4, 1);
  });
});
