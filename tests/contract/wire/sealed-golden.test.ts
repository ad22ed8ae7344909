/** What was sealed once opens for ever: the fixture was worked out by another program. */
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { EventInClear } from "../../../src/contract/commitment.ts";
import type { StoredEvent } from "../../../src/contract/event-schema.ts";
import type { RecordId } from "../../../src/domain/ids.ts";
import { packingDictionary, unpackedContent } from "../../../src/contract/wire/packing.ts";
import {
  joinSealedBody,
  sealAdditionalData,
  sealInfo,
  splitSealedBody,
} from "../../../src/contract/wire/sealed-body.ts";
import { type WireEvent, storedBodyOf, wireEventOf } from "../../../src/contract/wire/wire-event.ts";
import { openerWith } from "../../../src/server/unsealing.ts";
import golden from "../../fixtures/contract/sealed-v1.json" with { type: "json" };
import { localDate, eventOf } from "../../support/builders.ts";
import { contactWith } from "../../support/entries.ts";
import { bytesOfHex, hexOf } from "../../support/hex.ts";
import {
  canonicalOf,
  doorTo,
  inflate,
  keysOf,
  programKeyOf,
  newProgramKey,
  programId,
  sentThrough,
} from "../../support/sealing.ts";

const { program, key } = golden;
type GoldenEvent = (typeof golden.sealed)[number];

function inClear({ event }: GoldenEvent): EventInClear {
  return event as unknown as EventInClear;
}

function sent(given: GoldenEvent): WireEvent {
  const stored = {
    ...inClear(given),
    seq: 1,
    day: localDate("2026-11-21"),
    body: bytesOfHex(given.body),
    h: bytesOfHex(given.h),
  } satisfies StoredEvent;
  const event = wireEventOf(stored);
  if (event === undefined) throw new Error("The golden body is not sealed");
  return event;
}

describe("what is sealed", () => {
  test("is bound to program and key by the same info", () => {
    expect(new TextDecoder().decode(sealInfo(program, key))).toBe(golden.info);
  });

  test.each(golden.sealed)("is bound to $name by the same additional data", (given) => {
    expect(new TextDecoder().decode(sealAdditionalData(program, key, inClear(given)))).toBe(given.aad);
  });

  test("is packed with the dictionary of its packing", () => {
    const { record, sha256 } = golden.dictionary;
    const dictionary = packingDictionary(record as RecordId);

    expect(createHash("sha256").update(dictionary).digest("hex")).toBe(sha256);
  });

  test.each(golden.sealed)("unpacks $name", (given) => {
    const unpacked = unpackedContent(
      new Uint8Array(bytesOfHex(given.packed)),
      inClear(given).record,
      inflate,
    );

    expect(unpacked).toEqual({
      salt: new Uint8Array(bytesOfHex(given.salt)),
      canonical: new TextEncoder().encode(given.canonical),
    });
  });

  test.each(golden.sealed)("opens $name with the program's key", async (given) => {
    const opener = openerWith(keysOf(await programKeyOf(key, golden.jwk)));

    const opened = await opener.open(sent(given), program);

    expect(opened).toEqual({
      ok: true,
      salt: new Uint8Array(bytesOfHex(given.salt)),
      canonical: new TextEncoder().encode(given.canonical),
    });
  });

  test.each(golden.sealed)("keeps the bytes of $name from the phone's row to the wire and back", (given) => {
    expect(hexOf(storedBodyOf(sent(given)) ?? new Uint8Array())).toBe(given.body);
    expect(hexOf(joinSealedBody(splitSealedBody(bytesOfHex(given.body))!))).toBe(given.body);
  });
});

describe("h", () => {
  test("says the same of a content that is sealed to another key", async () => {
    const event = eventOf(contactWith(3));
    const [first, second] = [await newProgramKey(1), await newProgramKey(2)];
    const salt = new Uint8Array(16).fill(9);

    const one = await sentThrough(doorTo(first), event, { salt });
    const other = await sentThrough(doorTo(second), event, { salt });

    expect(other.h).toBe(one.h);
    expect(other.sealed).not.toBe(one.sealed);
    expect(await openerWith(keysOf(second)).open(other, programId)).toMatchObject({
      ok: true,
      canonical: canonicalOf(event),
    });
  });
});
