import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { maxBodyBytes } from "../../../src/contract/limits.ts";
import { base64urlLength, bytesToBase64url } from "../../../src/contract/wire/base64url.ts";
import {
  type WireEvent,
  storedBodyOf,
  wireEventOf,
  wireEventSchema,
  withheldEventOf,
} from "../../../src/contract/wire/wire-event.ts";
import { plainSealer } from "../../../src/storage/sealer.ts";
import { eventId, eventOf, fixOf, voidOf } from "../../support/builders.ts";
import { contactWith } from "../../support/entries.ts";
import { doorTo, newProgramKey, sentThrough, storedThrough } from "../../support/sealing.ts";
import { sealedTextOf, wireEvent } from "../../support/wire-messages.ts";

function isTaken(event: object): boolean {
  return v.is(wireEventSchema, event);
}

describe("wireEventSchema", () => {
  test("takes what a phone sends of a record, a fix and a void", async () => {
    const door = doorTo(await newProgramKey());
    const record = eventOf(contactWith(1));
    const events = [record, fixOf(record, contactWith(2)), voidOf(record)];

    for (const event of events) expect(isTaken(await sentThrough(door, event))).toBe(true);
  });

  test("takes an event without its body, and says why there is none", () => {
    for (const withheld of ["too-large", "refused", "unreadable"]) {
      const { key: _key, enc: _enc, sealed: _sealed, ...clear } = wireEvent();

      expect(isTaken({ ...clear, withheld })).toBe(true);
    }
  });

  test.each<[keyof WireEvent, number, number]>([
    ["seq", 1, Number.MAX_SAFE_INTEGER],
    ["rev", 1, 4_294_967_295],
    ["schema", 1, 65_535],
    ["key", 1, 4_294_967_295],
  ])("holds %s to its limits", (part, min, max) => {
    for (const value of [min, max]) expect(isTaken(wireEvent({ [part]: value }))).toBe(true);
    for (const value of [min - 1, max + 1, 1.5, "1"]) {
      expect(isTaken({ ...wireEvent(), [part]: value })).toBe(false);
    }
  });

  test.each<[keyof WireEvent, number]>([
    ["h", 32],
    ["enc", 65],
  ])("takes %s of its one length", (part, length) => {
    const takes = (bytes: number) => isTaken(wireEvent({ [part]: sealedTextOf(bytes) }));

    expect([length - 1, length, length + 1].map(takes)).toEqual([false, true, false]);
  });

  test("takes a sealed body up to its limit", () => {
    expect(isTaken(wireEvent({ sealed: sealedTextOf(maxBodyBytes) }))).toBe(true);
    expect(isTaken(wireEvent({ sealed: sealedTextOf(maxBodyBytes + 1) }))).toBe(false);
    expect(isTaken(wireEvent({ sealed: "A".repeat(base64urlLength(maxBodyBytes) + 1) }))).toBe(false);
  });

  test.each<[string, Readonly<Record<string, unknown>>]>([
    ["a new record that replaces something", { base: eventId() }],
    ["a fix that replaces nothing", { kind: "fix" }],
    ["a body and a reason for having none", { withheld: "refused" }],
    ["a body without its key", { key: undefined }],
    ["a body without its encapsulation", { enc: undefined }],
    ["a key and an encapsulation without a body", { sealed: undefined }],
    ["a time of day", { time: "20:15" }],
    ["an id in capitals", { id: eventId().toUpperCase() }],
    ["a day that no calendar has", { day: "2026-02-30" }],
    ["a kind that nobody knows", { kind: "undo" }],
    ["another prototype", JSON.parse('{"__proto__":{"seq":1}}') as Record<string, unknown>],
  ])("refuses %s", (_name, change) => {
    const members = [...Object.entries(wireEvent()), ...Object.entries(change)];
    const changed = new Map(members.filter(([key]) => change[key] !== undefined || !(key in change)));

    expect(isTaken(Object.fromEntries(changed))).toBe(false);
  });
});

describe("wireEventOf", () => {
  test("gives back, on the other side, the row that it was made of", async () => {
    const stored = await storedThrough(doorTo(await newProgramKey()), eventOf(contactWith(1)));

    const sent = wireEventOf(stored)!;

    expect(storedBodyOf(sent)).toEqual(stored.body);
    expect(sent.h).toBe(bytesToBase64url(stored.h));
    expect(sent).not.toHaveProperty("body");
  });

  test("sends nothing that a phone alone recorded", async () => {
    const stored = await storedThrough(plainSealer, eventOf(contactWith(1)));

    expect(wireEventOf(stored)).toBeUndefined();
  });
});

describe("withheldEventOf", () => {
  test("leaves the body on the phone, of an unsealed event too", async () => {
    const sealed = await storedThrough(doorTo(await newProgramKey()), eventOf(contactWith(1)));
    const plain = await storedThrough(plainSealer, eventOf(contactWith(1)));

    for (const stored of [sealed, plain]) {
      const sent = withheldEventOf(stored, "too-large");

      expect(isTaken(sent)).toBe(true);
      expect(storedBodyOf(sent)).toBeUndefined();
      expect(JSON.stringify(sent)).not.toContain(bytesToBase64url(stored.body).slice(8, 40));
    }
  });
});
