import { gzipSync } from "node:zlib";
import * as fc from "fast-check";
import { inflateSync } from "fflate";
import { describe, expect, test } from "vitest";
import { canonicalBytes } from "../../../src/contract/canonical.ts";
import { joinedBytes } from "../../../src/contract/joined-bytes.ts";
import {
  type Inflate,
  packedContent,
  packingDictionary,
  paddingBlockBytes,
  unpackedContent,
} from "../../../src/contract/wire/packing.ts";
import { maxEventsPerExchange } from "../../../src/contract/wire/wire-limits.ts";
import { contactsOf } from "../../bench/support/evenings.ts";
import { arbitraryRecord } from "../../support/arbitraries.ts";
import { encounterOf, eventOf } from "../../support/builders.ts";
import { deflate, doorTo, inflate, newProgramKey, sentThrough } from "../../support/sealing.ts";
import { syncRequest } from "../../support/wire-messages.ts";

const salt = Uint8Array.from({ length: 16 }, (_, index) => index);

/** On the wire, of a contact of six lines that phones send by the hundred. Slow networks and small plans are the rule. */
const bytesPerContact = 260;

/** The library that phones pack with. */
const inflateOfPhones: Inflate = (bytes, { dictionary, maxBytes }) => {
  const inflated = inflateSync(bytes, { dictionary });
  return inflated.byteLength > maxBytes ? undefined : new Uint8Array(inflated);
};

describe("packedContent", () => {
  test("gives back any record, by the endpoint's library and by the phones'", () => {
    fc.assert(
      fc.property(arbitraryRecord, (record) => {
        const canonical = canonicalBytes(record);

        const packed = packedContent({ salt, canonical }, record.id, deflate);

        expect(unpackedContent(packed, record.id, inflate)).toEqual({ salt, canonical });
        expect(unpackedContent(packed, record.id, inflateOfPhones)).toEqual({ salt, canonical });
      }),
    );
  });

  test("is of few lengths, so that a length tells little of any record", () => {
    fc.assert(
      fc.property(arbitraryRecord, (record) => {
        const canonical = canonicalBytes(record);

        const packed = packedContent({ salt, canonical }, record.id, deflate);

        const bare = 1 + salt.byteLength + deflate(canonical, packingDictionary(record.id)).byteLength;
        expect(packed.byteLength % paddingBlockBytes).toBe(0);
        expect(packed.byteLength).toBeGreaterThan(bare);
        expect(packed.byteLength - bare).toBeLessThanOrEqual(paddingBlockBytes);
      }),
    );
  });

  test.each<[string, (packed: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>]>([
    ["something other than zeros", (packed) => packed.with(packed.length - 1, 1)],
    ["no mark where it begins", (packed) => packed.with(packed.lastIndexOf(0x80), 0)],
    ["more zeros than its last block takes", (packed) => joinedBytes([packed, new Uint8Array(32)])],
    ["fewer zeros than its last block takes", (packed) => packed.slice(0, -1)],
    ["nothing before it", () => new Uint8Array(32).with(0, 1).with(5, 0x80)],
  ])("is not understood with %s as its padding", (_what, change) => {
    const record = encounterOf();
    const packed = packedContent({ salt, canonical: canonicalBytes(record) }, record.id, deflate);
    expect(packed.at(-1)).toBe(0);

    expect(unpackedContent(change(packed), record.id, inflate)).toBeUndefined();
  });

  test("opens with no other record's dictionary", () => {
    const [one, other] = [encounterOf(), encounterOf()];
    const canonical = canonicalBytes(one);

    const unpacked = unpackedContent(packedContent({ salt, canonical }, one.id, deflate), other.id, inflate);

    expect(unpacked).not.toEqual({ salt, canonical });
  });

  test("keeps a full exchange of contacts with six lines within its budget", async () => {
    const contacts = [
      ...contactsOf({ count: maxEventsPerExchange, firstDay: "2026-03-01", days: 20, sites: 12, seed: 7 }),
    ];
    const door = doorTo(await newProgramKey());
    const events = await Promise.all(
      contacts.map((contact, index) => sentThrough(door, eventOf(contact), { seq: index + 1 })),
    );

    const body = gzipSync(JSON.stringify(syncRequest({ events })));

    expect(contacts.every(({ lines }) => lines.length === 6)).toBe(true);
    expect(body.byteLength / events.length).toBeLessThanOrEqual(bytesPerContact);
  });
});
