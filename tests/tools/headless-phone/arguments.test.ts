import { describe, expect, test } from "vitest";
import { readArguments } from "../../../src/tools/headless-phone/arguments.ts";

const [code, second, third] = ["0123456789AB", "123456789ABC", "23456789ABCD"] as const;
const rest = ["--server", "http://127.0.0.1:8080", "evening.jsonl"];

describe("readArguments", () => {
  test("takes a code as a person types it, and an address with a path for its origin", () => {
    const read = readArguments([
      "--join",
      "o123 4567-89ab",
      "--server",
      "http://127.0.0.1:8080/join",
      "a",
      "b",
    ]);

    expect(read).toEqual({
      ok: true,
      value: { codes: [code], server: "http://127.0.0.1:8080", files: ["a", "b"] },
    });
  });

  test("takes a code for each phone, in one option or in several", () => {
    const read = readArguments(["--phones", "3", "--join", `${code},${second}`, "--join", third, ...rest]);

    expect(read).toMatchObject({ ok: true, value: { codes: [code, second, third] } });
  });

  test("takes the link that ends in a code", () => {
    const read = readArguments(["--join", `https://satchel.example.org/join#${code}`, ...rest]);

    expect(read).toMatchObject({ ok: true, value: { codes: [code] } });
  });

  test.each([
    ["a code too few", ["--phones", "2", "--join", code, ...rest], "2 asked for, 1 given"],
    ["one code twice", ["--phones", "2", "--join", `${code},${code}`, ...rest], `"${code}" is given twice`],
    ["a code that is none", ["--join", "sesame", ...rest], `"sesame" is no invite code`],
    ["no code", rest, "--join is missing"],
    ["half a phone", ["--phones", "0.5", "--join", code, ...rest], "no number from 1 to 1000"],
    ["no server", ["--join", code, "evening.jsonl"], "--server is missing"],
    ["an address of another kind", ["--join", code, "--server", "ftp://a", "b"], "no address such as"],
    ["no file", ["--join", code, "--server", "http://127.0.0.1:8080"], "at least one shift file"],
    ["an unknown option", ["--joyn", code, ...rest], "An option is unknown"],
  ])("says in a sentence that there is %s", (_name, given, sentence) => {
    const read = readArguments(given);

    expect(read).toEqual({ ok: false, error: expect.stringContaining(sentence) });
  });
});
