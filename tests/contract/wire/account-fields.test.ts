import { describe, expect, test } from "vitest";
import { isGuessable } from "../../../src/contract/wire/account-fields.ts";

const names = ["Robin", "Harbor Outreach"];

describe("isGuessable", () => {
  test.each([
    "111111111111",
    "abcabcabcabcabc",
    "harboroutreach",
    "Harbor Outreach 2026",
    "Hárbor-Outreach!!!",
    "robinrobin12",
  ])("takes %s for what anybody would try", (password) => {
    expect(isGuessable(password, names)).toBe(true);
  });

  test.each([
    "correct horse battery",
    "abcdabcdabcd",
    "the robin in our street",
    "harbor lights at four",
    "🌧️🚲🌧️🌉🚲🌙🚲🌧️🌉🌙",
  ])("takes %s for a password", (password) => {
    expect(isGuessable(password, names)).toBe(false);
  });

  test("minds no name that is part of many words", () => {
    expect(isGuessable("a longer thing", ["a", "on"])).toBe(false);
  });
});
