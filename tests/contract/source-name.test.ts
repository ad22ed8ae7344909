import { describe, expect, test } from "vitest";
import { sourceNameOf } from "../../src/contract/source-name.ts";

describe("sourceNameOf", () => {
  test.each([
    // Chromium and Android, Firefox, Windows, macOS, GNOME.
    "evening (1).jsonl",
    "evening(2).jsonl",
    "evening - Copy.jsonl",
    "evening - Copy (2).jsonl",
    "evening copy.jsonl",
    "evening copy 2.jsonl",
    "evening (copy).jsonl",
    "evening (Copy) (3).jsonl",
    "evening - copia.jsonl",
    "evening - Copie (2).jsonl",
    " evening.jsonl ",
  ])("takes %j for evening.jsonl", (name) => {
    expect(sourceNameOf(name)).toBe("evening.jsonl");
  });

  test.each([
    "evening.jsonl",
    "evening",
    // How people number their evenings.
    "evening 2.jsonl",
    "evening-2.jsonl",
    "evening (march).jsonl",
    "evening (2026).jsonl",
    "evening (copied by Wren).jsonl",
    "photocopy.jsonl",
    "copy.jsonl",
    "(1).jsonl",
    "satchel-copy-2026-06-20.jsonl",
    "evening (1) late.jsonl",
  ])("leaves %j as it is", (name) => {
    expect(sourceNameOf(name)).toBe(name);
  });

  test("drops the number where a name has no extension", () => {
    expect(sourceNameOf("evening (1)")).toBe("evening");
  });

  test("spells one letter in one way, as different computers don't", () => {
    expect(sourceNameOf("soire\u0301e.jsonl")).toBe("soir\u00e9e.jsonl");
  });
});
