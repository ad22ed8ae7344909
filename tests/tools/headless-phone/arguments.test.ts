import { describe, expect, test } from "vitest";
import { readArguments } from "../../../src/tools/headless-phone/arguments.ts";

const code = "0123456789AB";
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
    const read = readArguments(["--phones", "3", "--join", `${code},${code}`, "--join", code, ...rest]);

    expect(read).toMatchObject({ ok: true, value: { codes: [code, code, code] } });
  });

  test.each([
    ["a code too few", ["--phones", "2", "--join", code, ...rest], "2 asked for, 1 given"],
    ["a code that is none", ["--join", "0123", ...rest], "no invite code"],
    ["no code", rest, "1 asked for, 0 given"],
    ["half a phone", ["--phones", "0.5", "--join", code, ...rest], "no number from 1 to 1000"],
    ["no server", ["--join", code, "evening.jsonl"], "--server is missing"],
    ["no file", ["--join", code, "--server", "http://127.0.0.1:8080"], "at least one shift file"],
    ["an unknown option", ["--joyn", code, ...rest], "An option is unknown"],
  ])("says in a sentence that there is %s", (_name, given, sentence) => {
    const read = readArguments(given);

    expect(read).toEqual({ ok: false, error: expect.stringContaining(sentence) });
  });
});
