import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codeInGroups, codeOfBytes, isCode, tidyCode } from "../../../src/contract/wire/codes.ts";
import { inviteCodeLength, setupCodeLength } from "../../../src/contract/wire/wire-limits.ts";

const drawn = (length: number) =>
  fc.uint8Array({ minLength: length, maxLength: length }).map((bytes) => codeOfBytes(bytes));

describe("codeOfBytes", () => {
  test("makes a code of any bytes", () => {
    fc.assert(
      fc.property(drawn(inviteCodeLength), drawn(setupCodeLength), (invite, setup) => {
        expect(isCode(invite, inviteCodeLength)).toBe(true);
        expect(isCode(setup, setupCodeLength)).toBe(true);
      }),
    );
  });

  test("uses each of its 32 characters for as many bytes", () => {
    const all = codeOfBytes(Uint8Array.from({ length: 256 }, (_, byte) => byte));
    const counts = new Map(Array.from(all).map((character) => [character, all.split(character).length - 1]));

    expect(counts.size).toBe(32);
    expect(new Set(counts.values())).toEqual(new Set([8]));
  });
});

describe("tidyCode", () => {
  test("understands a code however it was typed", () => {
    fc.assert(
      fc.property(drawn(inviteCodeLength), (code) => {
        const typed = codeInGroups(code)
          .toLowerCase()
          .replaceAll(" ", "-")
          .replaceAll("0", "o")
          .replaceAll("1", "l");

        expect(tidyCode(` ${typed} `)).toBe(code);
      }),
    );
  });

  test("takes I for 1 too", () => {
    expect(tidyCode("iI lL oO")).toBe("111100");
  });
});

describe("isCode", () => {
  test.each([
    "ABCD1234EFG",
    "ABCD1234EFGHJ",
    "ABCD1234EFGI",
    "ABCD1234EFGU",
    "abcd1234efgh",
    "ABCD1234EFG ",
    "",
  ])("refuses %j", (text) => {
    expect(isCode(text, inviteCodeLength)).toBe(false);
  });

  test("refuses what is no text", () => {
    expect(isCode(["A"], 1)).toBe(false);
    expect(isCode(undefined, 0)).toBe(false);
  });
});

describe("codeInGroups", () => {
  test("shows groups of four", () => {
    expect(codeInGroups("ABCD1234EFGH")).toBe("ABCD 1234 EFGH");
    expect(codeInGroups("ABCDE")).toBe("ABCD E");
  });
});
