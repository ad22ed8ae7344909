import { describe, expect, test } from "vitest";
import { derivedRecordId } from "../../src/contract/derived-id.ts";
import { isRecordId } from "../../src/contract/ids.ts";
import golden from "../fixtures/contract/golden-v1.json" with { type: "json" };

const origin = { source: "evening.jsonl", content: '{"day":"2026-06-19"}', occurrence: 1 };

describe("derivedRecordId", () => {
  test.each(golden.derivedId)(
    "gives $source, $occurrence the id of every version",
    async ({ id, ...given }) => {
      expect(await derivedRecordId(given)).toBe(id);
    },
  );

  test("is a UUID of version 8, which no random id is", async () => {
    const id = await derivedRecordId(origin);

    expect(isRecordId(id)).toBe(true);
    expect(id).toMatch(/^.{14}8.{4}[89ab]/);
  });

  test.each([{ source: "other.jsonl" }, { content: "{}" }, { occurrence: 2 }])(
    "differs where the origin does: %j",
    async (change) => {
      expect(await derivedRecordId({ ...origin, ...change })).not.toBe(await derivedRecordId(origin));
    },
  );

  test("can't be led to take one part for another", async () => {
    const one = await derivedRecordId({ source: 'a","b', content: "c", occurrence: 1 });
    const other = await derivedRecordId({ source: "a", content: 'b","c', occurrence: 1 });

    expect(one).not.toBe(other);
  });
});
