import { describe, expect, test } from "vitest";
import { parseEventContent, parseStoredEvent, type StoredEvent } from "../../src/contract/event-schema.ts";
import { maxBodyBytes } from "../../src/contract/limits.ts";
import { encounterOf, eventId, localDate, recordId } from "../support/builders.ts";
import { errorOf, valueOf } from "../support/results.ts";

function storedEventOf(given: Partial<StoredEvent> = {}): StoredEvent {
  return {
    id: eventId(),
    seq: 1,
    record: recordId(),
    kind: "rec",
    rev: 1,
    schema: 1,
    day: localDate("2026-03-08"),
    body: new Uint8Array(64),
    h: new Uint8Array(32),
    ...given,
  };
}

describe("parseStoredEvent", () => {
  test.each([
    ["a new record", storedEventOf()],
    ["a fix", storedEventOf({ kind: "fix", rev: 2, base: eventId() })],
    ["a void", storedEventOf({ kind: "void", rev: 3, base: eventId() })],
  ])("gives back %s", (_name, event) => {
    expect(valueOf(parseStoredEvent(event))).toEqual(event);
  });

  test("gives back what the database cloned", () => {
    const event = storedEventOf({ body: Uint8Array.of(1, 2, 3) });

    expect(valueOf(parseStoredEvent(structuredClone(event))).body).toEqual(Uint8Array.of(1, 2, 3));
  });

  test("names a key that it doesn't have", () => {
    expect(errorOf(parseStoredEvent({ ...storedEventOf(), time: "20:15" }))).toEqual([
      { code: "unknown-key", path: "time" },
    ]);
  });

  test("refuses a fix or void that replaces nothing, and a new record that replaces something", () => {
    for (const kind of ["fix", "void"] as const)
      expect(parseStoredEvent(storedEventOf({ kind })).ok).toBe(false);
    expect(parseStoredEvent(storedEventOf({ base: eventId() })).ok).toBe(false);
  });

  test.each<[keyof StoredEvent, number, number]>([
    ["seq", 1, Number.MAX_SAFE_INTEGER],
    ["rev", 1, 4_294_967_295],
    ["schema", 1, 65_535],
  ])("holds %s to its limits", (key, min, max) => {
    for (const value of [min, max]) expect(parseStoredEvent(storedEventOf({ [key]: value })).ok).toBe(true);
    for (const value of [min - 1, max + 1]) {
      expect(parseStoredEvent(storedEventOf({ [key]: value })).ok).toBe(false);
    }
  });

  test("holds the body and the hash to their lengths", () => {
    const bytes = (length: number) => new Uint8Array(length);

    expect(parseStoredEvent(storedEventOf({ body: bytes(maxBodyBytes) })).ok).toBe(true);
    expect(parseStoredEvent(storedEventOf({ body: bytes(maxBodyBytes + 1) })).ok).toBe(false);
    expect(parseStoredEvent(storedEventOf({ h: bytes(31) })).ok).toBe(false);
    expect(parseStoredEvent(storedEventOf({ h: bytes(33) })).ok).toBe(false);
    expect(parseStoredEvent({ ...storedEventOf(), body: Array.from(bytes(3)) }).ok).toBe(false);
    expect(parseStoredEvent({ ...storedEventOf(), body: new Uint16Array(3) }).ok).toBe(false);
  });
});

describe("parseEventContent", () => {
  test("reads a whole record from a new one and from a fix", () => {
    const record = encounterOf();

    expect(valueOf(parseEventContent("rec", record))).toEqual(record);
    expect(valueOf(parseEventContent("fix", record))).toEqual(record);
  });

  test("reads only a reason from a void", () => {
    expect(valueOf(parseEventContent("void", { reason: "duplicate" }))).toEqual({ reason: "duplicate" });
    expect(parseEventContent("void", encounterOf()).ok).toBe(false);
    expect(parseEventContent("void", { reason: "bored" }).ok).toBe(false);
    expect(parseEventContent("void", { reason: "other", note: "x" }).ok).toBe(false);
    expect(parseEventContent("rec", { reason: "mistake" }).ok).toBe(false);
  });
});
