import { describe, expect, test } from "vitest";
import { keepNumbers, keepUnits } from "../../../src/app/language/keep-together.ts";

const shown = (words: string) => words.replaceAll("\u00A0", "_");

describe("keepUnits", () => {
  test.each([
    ["Syringe 0.5 mL 31G 5/16″", "Syringe 0.5_mL 31G_5/16″"],
    ["Sharps box 14 qt", "Sharps box 14_qt"],
    ["Naloxone vial, 10 doses", "Naloxone vial, 10 doses"],
  ])("keeps the units of %s", (name, kept) => {
    expect(shown(keepUnits(name))).toBe(kept);
  });
});

describe("keepNumbers", () => {
  test.each([
    ["12 × Syringe 1 mL 29G ½″; 5 × Cooker", "12_×_Syringe 1_mL 29G_½″; 5_×_Cooker"],
    ["41 counted, 310 estimated", "41_counted, 310_estimated"],
    [
      "1 × Kit de inyección, 4; 2 × Kit de inyección, 4 × 3 mL",
      "1_×_Kit de inyección,_4; 2_×_Kit de inyección, 4_×_3_mL",
    ],
    ["1 × Trousse d’injection, 4\u202F; 2 × Gaze", "1_×_Trousse d’injection,_4\u202F; 2_×_Gaze"],
    ["20 personnes estimées", "20_personnes estimées"],
  ])("parts no number of “%s” from what it counts", (words, kept) => {
    expect(shown(keepNumbers(words))).toBe(kept);
  });

  test("leaves everywhere else to break", () => {
    expect(keepNumbers("Coped another way, Mutual aid group (offered)")).not.toContain("\u00A0");
  });
});
