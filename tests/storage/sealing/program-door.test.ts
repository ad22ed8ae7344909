import { describe, expect, test } from "vitest";
import { maxBodyBytes, maxRecordBytes } from "../../../src/contract/limits.ts";
import { bytesToBase64url } from "../../../src/contract/wire/base64url.ts";
import { splitSealedBody } from "../../../src/contract/wire/sealed-body.ts";
import { openerWith } from "../../../src/server/unsealing.ts";
import { joinBody } from "../../../src/storage/sealer.ts";
import { canSealTo } from "../../../src/storage/sealing/program-door.ts";
import { eventOf } from "../../support/builders.ts";
import { contactWith } from "../../support/entries.ts";
import {
  doorTo,
  keysOf,
  newProgramKey,
  programId,
  randomBytes,
  sentThrough,
  storedThrough,
} from "../../support/sealing.ts";

async function setup() {
  const key = await newProgramKey();
  const door = doorTo(key);
  return { key, door, seal: () => sentThrough(door, eventOf(contactWith(1))) };
}

function distinct(values: readonly (string | undefined)[]): number {
  return new Set(values).size;
}

describe("programDoor", () => {
  test("opens nothing, not even what it has just sealed", async () => {
    const { door } = await setup();
    const stored = await storedThrough(door, eventOf(contactWith(1)));

    expect(door.opens).toBe(false);
    expect(await door.open(stored.body, stored)).toBeUndefined();
  });

  test("seals a hundred records in one run, and the next in another", async () => {
    const { seal } = await setup();

    const sent = await Promise.all(Array.from({ length: 101 }, seal));

    expect(distinct(sent.slice(0, 100).map(({ enc }) => enc))).toBe(1);
    expect(distinct(sent.map(({ enc }) => enc))).toBe(2);
  });

  test("seals the same content to other bytes each time", async () => {
    const { door } = await setup();
    const event = eventOf(contactWith(1));

    const sent = await Promise.all([sentThrough(door, event), sentThrough(door, event)]);

    expect(distinct(sent.map(({ sealed }) => sealed))).toBe(2);
  });

  test("begins a run at each lock", async () => {
    const { door, seal } = await setup();
    const before = await seal();

    door.renew();

    expect((await seal()).enc).not.toBe(before.enc);
  });

  test("seals to the program's next key once it has it", async () => {
    const { key, door, seal } = await setup();
    const next = await newProgramKey(2);
    const before = await seal();

    door.renew(next.sealTo);
    const after = await seal();

    expect([before.key, after.key]).toEqual([1, 2]);
    const opener = openerWith(keysOf(key, next));
    expect([await opener.open(before, programId), await opener.open(after, programId)]).toMatchObject([
      { ok: true },
      { ok: true },
    ]);
  });

  test("makes a record of the greatest size fit its row, even one that can't be packed", async () => {
    const { door } = await setup();
    const { body: _, ...about } = await storedThrough(door, eventOf(contactWith(1)));

    const body = await door.seal(
      joinBody({ salt: randomBytes(16), canonical: randomBytes(maxRecordBytes) }),
      about,
    );

    expect(body.byteLength).toBeLessThanOrEqual(maxBodyBytes);
    expect(splitSealedBody(body)?.key).toBe(1);
  });
});

describe("canSealTo", () => {
  test("tells a point of the curve from other bytes", async () => {
    const { sealTo } = await newProgramKey();
    const noPoint = bytesToBase64url(new Uint8Array(65).fill(4));

    expect(await canSealTo(sealTo)).toBe(true);
    expect(await canSealTo({ key: 1, publicKey: noPoint })).toBe(false);
  });
});
