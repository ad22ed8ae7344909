import { describe, expect, test } from "vitest";
import {
  type ErrorCode,
  errorCodes,
  errors,
  quarantineMeant,
  refusalMeant,
} from "../../../src/contract/wire/errors.ts";
import { verdictOn } from "../../../src/sync/classify.ts";

const unheardOf = "not-on-sundays";

function verdictOnUnheardOf(status: number) {
  const code = refusalMeant(unheardOf, status);
  return code === undefined ? undefined : verdictOn({ kind: "refused", code, status });
}

describe("refusalMeant", () => {
  test.each(errorCodes)("takes %s at its word, with its own status only", (code) => {
    const { status } = errors[code];

    expect(refusalMeant(code, status)).toBe(code);
    expect(refusalMeant(code, status + 1)).toBeUndefined();
  });

  test.each<[number, ErrorCode]>([
    [400, "malformed"],
    [401, "not-signed-in"],
    [402, "protocol-unknown"],
    [403, "not-allowed"],
    [404, "not-found"],
    [405, "method-not-allowed"],
    [409, "unexpected"],
    [410, "cursor-unknown"],
    [415, "wrong-type"],
    [422, "protocol-unknown"],
    [500, "unexpected"],
    [507, "unexpected"],
  ])("takes an unheard-of code with %i for %s", (status, code) => {
    expect(refusalMeant(unheardOf, status)).toBe(code);
  });

  test.each([200, 204, 302, 399, 600])("takes a code with %i for no refusal", (status) => {
    expect(refusalMeant(unheardOf, status)).toBeUndefined();
  });

  test("never takes a new number for a reason that it doesn't know", () => {
    const kinds = Array.from({ length: 200 }, (_, index) => verdictOnUnheardOf(400 + index)?.kind);

    expect(kinds).not.toContain("new-number");
    expect(kinds).not.toContain(undefined);
  });

  test.each([
    [400, { kind: "less", failure: "refused", reason: "refused" }],
    [401, { kind: "stop", failure: "signed-out" }],
    [403, { kind: "stop", failure: "not-allowed" }],
    [409, { kind: "wait", failure: "busy" }],
    [422, { kind: "stop", failure: "other-version" }],
    [500, { kind: "wait", failure: "busy" }],
  ])("lets what waits stay, after an unheard-of %i", (status, verdict) => {
    expect(verdictOnUnheardOf(status)).toEqual(verdict);
  });
});

describe("quarantineMeant", () => {
  test("has one word for every reason that a later version adds", () => {
    expect(quarantineMeant("frozen")).toBe("frozen");
    expect(quarantineMeant(unheardOf)).toBe("other");
    expect(quarantineMeant("toString")).toBe("other");
  });
});
