import { describe, expect, test } from "vitest";
import { commitment, eventHash, type HashedEvent } from "../../src/contract/commitment.ts";
import { parseEventId, parseRecordId } from "../../src/contract/ids.ts";
import golden from "../fixtures/contract/golden-v1.json" with { type: "json" };
import { eventId, recordId } from "../support/builders.ts";
import { bytesOfHex, hexOf } from "../support/hex.ts";
import { valueOf } from "../support/results.ts";

describe("commitment", () => {
  test.each(golden.commitment)("commits to $name as every version does", async ({ salt, canonical, c }) => {
    const made = await commitment(bytesOfHex(salt), new TextEncoder().encode(canonical));

    expect(hexOf(made)).toBe(c);
  });

  test("differs for the same content with another salt", async () => {
    const content = new TextEncoder().encode('{"reason":"mistake"}');

    const one = await commitment(new Uint8Array(16).fill(1), content);
    const other = await commitment(new Uint8Array(16).fill(2), content);

    expect(hexOf(one)).not.toBe(hexOf(other));
  });

  test.each([0, 15, 17])("takes no salt of %i bytes", async (length) => {
    await expect(commitment(new Uint8Array(length), new Uint8Array(1))).rejects.toThrow("Assertion failed");
  });
});

describe("eventHash", () => {
  test.each(golden.eventHash)("hashes $name as every version does", async ({ event, c, h }) => {
    const made = await eventHash({
      id: valueOf(parseEventId(event.id)),
      record: valueOf(parseRecordId(event.record)),
      kind: event.kind as HashedEvent["kind"],
      rev: event.rev,
      ...(event.base !== undefined && { base: valueOf(parseEventId(event.base)) }),
      schema: event.schema,
      c: bytesOfHex(c),
    });

    expect(hexOf(made)).toBe(h);
  });

  const event: HashedEvent = {
    id: eventId(1),
    record: recordId(1),
    kind: "fix",
    rev: 2,
    base: eventId(2),
    schema: 1,
    c: new Uint8Array(32),
  };

  test.each<[string, Partial<HashedEvent>]>([
    ["id", { id: eventId(3) }],
    ["record", { record: recordId(2) }],
    ["kind", { kind: "void" }],
    ["rev", { rev: 3 }],
    ["base", { base: eventId(3) }],
    ["schema", { schema: 2 }],
    ["commitment", { c: new Uint8Array(32).fill(1) }],
  ])("changes with the %s", async (_name, change) => {
    const before = await eventHash(event);

    const after = await eventHash({ ...event, ...change });

    expect(hexOf(after)).not.toBe(hexOf(before));
  });

  test("takes no commitment of another length", async () => {
    await expect(eventHash({ ...event, c: new Uint8Array(31) })).rejects.toThrow("Assertion failed");
  });

  test("takes no number that its field would cut", async () => {
    await expect(eventHash({ ...event, rev: 2 ** 32 })).rejects.toThrow("Assertion failed");
    await expect(eventHash({ ...event, schema: 2 ** 16 })).rejects.toThrow("Assertion failed");
  });
});
