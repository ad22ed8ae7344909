import { describe, expect, test } from "vitest";
import { isLongEnough, newLock, openLock, parseLock } from "../../../src/storage/sealing/passphrase.ts";
import { words } from "../../support/kept-book.ts";
import { randomBytes } from "../../support/sealing.ts";

describe("isLongEnough", () => {
  test.each([
    words,
    "  Otter  lamp\tquiet SEVEN harbor ",
    "cinq mots très bien choisis",
    "pez luna tren seis gato",
  ])("takes %j", (passphrase) => {
    expect(isLongEnough(passphrase)).toBe(true);
  });

  test.each([
    "",
    "otter lamp quiet seven",
    "otterlampquietsevenharbor",
    "otter otter otter otter otter",
    "Otter otter OTTER lamp quiet seven",
    "a b c d e",
  ])("refuses %j", (passphrase) => {
    expect(isLongEnough(passphrase)).toBe(false);
  });
});

describe("newLock", () => {
  test("costs a guess 600,000 rounds", async () => {
    const { lock } = await newLock(words, { randomBytes });

    expect(lock.rounds).toBe(600_000);
    expect(await openLock(lock, words)).toBeDefined();
  });

  test.each(["otter lamp quiet seven harbour", "lamp otter quiet seven harbor", ""])(
    "stays closed to %j",
    async (guess) => {
      const { lock } = await newLock(words, { randomBytes, rounds: 1000 });

      expect(await openLock(lock, guess)).toBeUndefined();
    },
  );

  test("is another lock each time, for the same words too", async () => {
    const one = await newLock(words, { randomBytes, rounds: 1000 });
    const other = await newLock(words, { randomBytes, rounds: 1000 });

    expect(one.lock.salt).not.toEqual(other.lock.salt);
    expect(one.lock.publicKey).not.toEqual(other.lock.publicKey);
  });
});

describe("parseLock", () => {
  test("reads what is stored, and nothing that is not whole", async () => {
    const { lock } = await newLock(words, { randomBytes, rounds: 1000 });

    expect(parseLock(structuredClone(lock))).toEqual(lock);
    for (const broken of [
      undefined,
      null,
      {},
      { ...lock, salt: "" },
      { ...lock, publicKey: new Uint8Array(64) },
    ]) {
      expect(parseLock(broken)).toBeUndefined();
    }
  });
});
