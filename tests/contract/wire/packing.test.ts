import { gzipSync } from "node:zlib";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalBytes } from "../../../src/contract/canonical.ts";
import { packedContent, unpackedContent } from "../../../src/contract/wire/packing.ts";
import { maxEventsPerExchange } from "../../../src/contract/wire/wire-limits.ts";
import { contactsOf } from "../../bench/support/evenings.ts";
import { arbitraryRecord } from "../../support/arbitraries.ts";
import { encounterOf, eventOf } from "../../support/builders.ts";
import { deflate, doorTo, inflate, newProgramKey, sentThrough } from "../../support/sealing.ts";
import { syncRequest } from "../../support/wire-messages.ts";

const salt = Uint8Array.from({ length: 16 }, (_, index) => index);

/** On the wire, of a contact of six lines that phones send by the hundred. Slow networks and small plans are the rule. */
const bytesPerContact = 260;

describe("packedContent", () => {
  test("gives back any record", () => {
    fc.assert(
      fc.property(arbitraryRecord, (record) => {
        const canonical = canonicalBytes(record);

        const unpacked = unpackedContent(
          packedContent({ salt, canonical }, record.id, deflate),
          record.id,
          inflate,
        );

        expect(unpacked).toEqual({ salt, canonical });
      }),
    );
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
