import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalBytes, canonicalJson, utf8Length } from "../../src/contract/canonical.ts";
import { parseRecord } from "../../src/contract/record-schema.ts";
import golden from "../fixtures/contract/golden-v1.json" with { type: "json" };
import { arbitraryRecord } from "../support/arbitraries.ts";
import { encounterOf } from "../support/builders.ts";

/** Any text, also halves of characters and control characters. */
const text = fc.string({ unit: "binary", maxLength: 8 });

const { value: arbitraryContent } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.maxSafeInteger().filter((number) => !Object.is(number, -0)),
    fc.boolean(),
    text,
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(text, tie("value"), { maxKeys: 5, noNullPrototype: true }),
  ),
}));

describe("canonicalJson", () => {
  test.each(golden.canonical)("writes $name as every version does", ({ value, canonical, bytes }) => {
    expect(canonicalJson(value)).toBe(canonical);
    expect(utf8Length(canonical)).toBe(bytes);
  });

  test("loses nothing", () => {
    fc.assert(
      fc.property(arbitraryContent, (content) => {
        expect(JSON.parse(canonicalJson(content))).toEqual(content);
      }),
    );
  });

  test("writes equal content alike, whatever the order of its keys", () => {
    fc.assert(
      fc.property(arbitraryContent, fc.infiniteStream(fc.nat()), (content, order) => {
        expect(canonicalJson(reordered(content, order))).toBe(canonicalJson(content));
      }),
    );
  });

  test("leaves absent keys out", () => {
    expect(canonicalJson({ a: 1, b: undefined })).toBe(canonicalJson({ a: 1 }));
  });

  test("writes both zeros alike", () => {
    expect(canonicalJson([-0])).toBe("[0]");
  });

  test.each([1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, null, undefined, 1n, () => 1])(
    "has no spelling for %s",
    (value) => {
      expect(() => canonicalJson([value])).toThrow("Assertion failed");
    },
  );
});

describe("the golden records", () => {
  const records = golden.canonical.filter(({ value }) => "kind" in value);

  test.each(records)("hold $name, which every version still reads", ({ value }) => {
    expect(parseRecord(value)).toEqual({ ok: true, value });
  });
});

describe("canonicalBytes", () => {
  test("is UTF-8", () => {
    const record = encounterOf({ site: "Östra torget", note: "🧷" });

    expect(new TextDecoder("utf-8", { fatal: true }).decode(canonicalBytes(record))).toBe(
      canonicalJson(record),
    );
  });

  test("gives back any record", () => {
    fc.assert(
      fc.property(arbitraryRecord, (record) => {
        expect(JSON.parse(new TextDecoder().decode(canonicalBytes(record)))).toEqual(record);
      }),
    );
  });
});

/** The same content with the keys of each object put in in another order. */
function reordered(content: unknown, order: Iterator<number>): unknown {
  if (Array.isArray(content)) return content.map((member) => reordered(member, order));
  if (typeof content !== "object" || content === null) return content;
  const members = Object.entries(content).map(
    ([key, member]) => [Number(order.next().value), [key, reordered(member, order)]] as const,
  );
  return Object.fromEntries(members.toSorted(([one], [other]) => one - other).map(([, member]) => member));
}
