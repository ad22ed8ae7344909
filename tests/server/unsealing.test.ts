import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalBytes } from "../../src/contract/canonical.ts";
import { joinedBytes } from "../../src/contract/joined-bytes.ts";
import { maxRecordBytes } from "../../src/contract/limits.ts";
import { base64urlToBytes, bytesToBase64url } from "../../src/contract/wire/base64url.ts";
import { packedContent } from "../../src/contract/wire/packing.ts";
import { type WireEvent, withheldEventOf } from "../../src/contract/wire/wire-event.ts";
import { openerWith } from "../../src/server/unsealing.ts";
import { arbitraryHistory } from "../support/arbitraries.ts";
import { eventId, eventOf, fixOf, recordId, voidOf } from "../support/builders.ts";
import { contactWith } from "../support/entries.ts";
import {
  canonicalOf,
  deflate,
  doorTo,
  keysOf,
  newProgramKey,
  otherProgramId,
  programId,
  sentThrough,
  sentWithPacked,
  storedThrough,
  type TestProgramKey,
} from "../support/sealing.ts";

async function setup() {
  const key = await newProgramKey();
  const door = doorTo(key);
  const event = fixOf(eventOf(contactWith(1)), contactWith(2));
  const sent = await sentThrough(door, event);
  const opener = openerWith(keysOf(key));
  return {
    key,
    door,
    event,
    sent,
    open: (given: WireEvent, program = programId) => opener.open(given, program),
  };
}

/** The same text of bytes with one bit turned. */
function withBitTurned(text: string, bit: number): string {
  const bytes = base64urlToBytes(text)!;
  const turned = bit % (bytes.byteLength * 8);
  bytes[turned >> 3]! ^= 1 << (turned & 7);
  return bytesToBase64url(bytes);
}

/** The key that it names is there, and it doesn't open. */
const damaged = { ok: false, code: "cannot-open", isDamaged: true };

const inSealed = { enc: "cannot-open", sealed: "cannot-open", h: "hash-mismatch" } as const;

describe("openerWith", () => {
  test("gives back salt and content of whatever a phone sealed", async () => {
    const { door, open } = await setup();

    await fc.assert(
      fc.asyncProperty(arbitraryHistory, async (history) => {
        for (const event of history) {
          const opened = await open(await sentThrough(door, event));

          expect(opened).toEqual({ ok: true, salt: expect.any(Uint8Array), canonical: canonicalOf(event) });
        }
      }),
      { numRuns: 25 },
    );
  });

  test("opens events of one run in any order, and each alone", async () => {
    const { door, open } = await setup();
    const events = [1, 2, 3].map((doses) => eventOf(contactWith(doses)));
    const sent = await Promise.all(events.map((event) => sentThrough(door, event)));

    const opened = await Promise.all(sent.toReversed().map((event) => open(event)));

    expect(opened).toMatchObject(
      events.toReversed().map((event) => ({ ok: true, canonical: canonicalOf(event) })),
    );
  });

  test("opens what is sealed to each of a program's keys", async () => {
    const keys = [await newProgramKey(1), await newProgramKey(2)];
    const opener = openerWith(keysOf(...keys));
    const event = voidOf(eventOf(contactWith(1)));

    for (const key of keys) {
      const opened = await opener.open(await sentThrough(doorTo(key), event), programId);

      expect(opened).toMatchObject({ ok: true, canonical: canonicalBytes({ reason: "mistake" }) });
    }
  });

  test("opens the first run again after hundreds of others", async () => {
    const { door, sent, open } = await setup();
    for (let run = 0; run < 300; run++) {
      door.renew();
      await open(await sentThrough(door, eventOf(contactWith(1))));
    }

    expect((await open(sent)).ok).toBe(true);
  });

  test("refuses a body with any bit turned", async () => {
    const { sent, open } = await setup();

    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom("enc" as const, "sealed" as const, "h" as const),
        fc.nat({ max: 4095 }),
        async (part, bit) => {
          const changed = { ...sent, [part]: withBitTurned(sent[part]!, bit) };

          expect(await open(changed)).toMatchObject({ ok: false, code: inSealed[part] });
        },
      ),
      { numRuns: 200 },
    );
  });

  test.each<[string, Partial<WireEvent>]>([
    ["id", { id: eventId() }],
    ["record", { record: recordId() }],
    ["kind", { kind: "void" }],
    ["revision", { rev: 3 }],
    ["base", { base: eventId() }],
    ["schema", { schema: 2 }],
  ])("refuses a body that was moved to another %s", async (_part, change) => {
    const { sent, open } = await setup();

    expect(await open({ ...sent, ...change })).toEqual(damaged);
  });

  test("refuses a body that was moved to another program or key", async () => {
    const key = await newProgramKey(1);
    const sent = await sentThrough(doorTo(key), eventOf(contactWith(1)));
    const opener = openerWith({ keyPair: async () => key.pair });

    expect(await opener.open(sent, otherProgramId)).toEqual(damaged);
    expect(await opener.open({ ...sent, key: 2 }, programId)).toEqual(damaged);
  });

  test("says that it can't open what is sealed to a key that was removed", async () => {
    const { sent } = await setup();

    expect(await openerWith(keysOf()).open(sent, programId)).toEqual({ ok: false, code: "cannot-open" });
  });

  test.each([
    ["a bit of it is turned", (sent: WireEvent) => ({ sealed: withBitTurned(sent.sealed!, 200) })],
    ["its encapsulation is no point of the curve", () => ({ enc: bytesToBase64url(new Uint8Array(65)) })],
  ])("calls a body damaged where %s, and only where its key is there", async (_, damage) => {
    const { sent, open } = await setup();
    const given = { ...sent, ...damage(sent) };

    const withKey = await open(given);
    const withoutKey = await openerWith(keysOf()).open(given, programId);

    expect(withKey).toEqual(damaged);
    expect(withoutKey).toEqual({ ok: false, code: "cannot-open" });
  });

  test("opens it once the key is there again", async () => {
    const held: TestProgramKey[] = [];
    const key = await newProgramKey();
    const opener = openerWith({ keyPair: (...asked) => keysOf(...held).keyPair(...asked) });
    const sent = await sentThrough(doorTo(key), eventOf(contactWith(1)));
    const before = await opener.open(sent, programId);

    held.push(key);

    expect(before.ok).toBe(false);
    expect((await opener.open(sent, programId)).ok).toBe(true);
  });

  test("knows an event whose body stayed on the phone", async () => {
    const { door, event, open } = await setup();
    const withheld = withheldEventOf(await storedThrough(door, event), "too-large");

    expect(await open(withheld)).toEqual({ ok: false, code: "withheld" });
  });

  test("compares what it opened with the h that was announced, and keeps it for a lead to read", async () => {
    const { door, sent, open } = await setup();
    const other = await sentThrough(door, eventOf(contactWith(2)));

    const opened = await open(sent);

    expect(await open({ ...sent, h: other.h })).toEqual({
      ok: false,
      code: "hash-mismatch",
      canonical: opened.ok && opened.canonical,
    });
  });
});

describe("what a newer or hostile phone packed", () => {
  const salt = new Uint8Array(16);

  /** Whatever it is, padded as it has to be. */
  function packedAs(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
    const packed = new Uint8Array(64);
    packed.set(joinedBytes([Uint8Array.of(1), salt, bytes, Uint8Array.of(0x80)]));
    return packed;
  }

  async function openPacked(packed: Uint8Array<ArrayBuffer>) {
    const { key, sent, open } = await setup();
    return open(await sentWithPacked(key, sent, packed));
  }

  async function openContent(canonical: Uint8Array<ArrayBuffer>) {
    const { sent } = await setup();
    return openPacked(packedContent({ salt, canonical }, sent.record, deflate));
  }

  test("waits for a newer server where the packing is not known", async () => {
    const { sent } = await setup();
    const packed = packedContent({ salt, canonical: new Uint8Array(9) }, sent.record, deflate);
    packed[0] = 2;

    expect(await openPacked(packed)).toEqual({ ok: false, code: "newer-schema" });
  });

  test.each([
    ["nothing", new Uint8Array()],
    ["less than a salt", Uint8Array.of(1, 2, 3)],
    ["no deflate", packedAs(Uint8Array.of(0xff, 0xff, 0xff))],
    ["half of a deflate", packedAs(deflate(new Uint8Array(900), salt).subarray(0, 4))],
    ["not padded", joinedBytes([Uint8Array.of(1), salt, deflate(new Uint8Array(900), salt)])],
  ])("is not understood where it is %s", async (_name, packed) => {
    expect(await openPacked(packed)).toEqual({ ok: false, code: "not-understood" });
  });

  test("inflates up to the size of a record, and no byte more", async () => {
    const atLimit = await openContent(new Uint8Array(maxRecordBytes));
    const overLimit = await openContent(new Uint8Array(maxRecordBytes + 1));

    expect(atLimit).toMatchObject({ ok: false, code: "hash-mismatch" });
    expect(overLimit).toEqual({ ok: false, code: "not-understood" });
  });

  test("never makes it throw", async () => {
    const { open } = await setup();
    const bytes = (max: number) => fc.uint8Array({ maxLength: max }).map(bytesToBase64url);
    const given = fc.record({ key: fc.nat(), enc: bytes(80), sealed: bytes(60) });

    await fc.assert(
      fc.asyncProperty(given, async (parts) => {
        const { sent } = await setup();

        expect((await open({ ...sent, ...parts })).ok).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
});
