import { describe, expect, test } from "vitest";
import { whatInWords } from "../../../src/app/day/record-in-words.ts";
import { text } from "../../../src/app/language/en/text.ts";
import { names } from "../../../src/domain/catalogue/names/en.ts";
import { encounterOf } from "../../support/builders.ts";

const foil = { code: "KIT-SMK-FOIL", version: 1 };

describe("whatInWords", () => {
  test("says of a kit that went out with something else in it what there was", () => {
    const record = encounterOf({
      kits: [{ ...foil, quantity: 2 }],
      lines: [
        { item: "FOI-SHEET", quantity: 10, direction: "out", kit: foil },
        { item: "STR-SMOKE", quantity: 1, direction: "out", kit: foil },
      ],
    });

    expect(whatInWords(record, { text, names, language: "en" })).toEqual([
      { key: "gave", words: "2 × Smoking kit, foil (contents changed: 1 × Smoking straw)" },
    ]);
  });

  test("calls a kit by its name alone where all in it is as usual", () => {
    const record = encounterOf({
      kits: [{ ...foil, quantity: 1 }],
      lines: [
        { item: "FOI-SHEET", quantity: 5, direction: "out", kit: foil },
        { item: "STR-SMOKE", quantity: 2, direction: "out", kit: foil },
      ],
    });

    expect(whatInWords(record, { text, names, language: "en" })).toEqual([
      { key: "gave", words: "1 × Smoking kit, foil" },
    ]);
  });
});
