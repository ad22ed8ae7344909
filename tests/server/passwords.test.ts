import { describe, expect, test } from "vitest";
import { createPasswords } from "../../src/server/passwords.ts";

const cheap = { costExponent: 4, blockSize: 8, parallelization: 1 };

describe("createPasswords", () => {
  test("knows a password again, and no other", async () => {
    const passwords = createPasswords(cheap);
    const hash = await passwords.hash("correct horse battery");

    expect(await passwords.matches("correct horse battery", hash)).toBe(true);
    expect(await passwords.matches("correct horse batterY", hash)).toBe(false);
    expect(await passwords.matches("correct horse battery", undefined)).toBe(false);
  });

  test("gives the same password another hash each time", async () => {
    const passwords = createPasswords(cheap);

    const hashes = [
      await passwords.hash("correct horse battery"),
      await passwords.hash("correct horse battery"),
    ];

    expect(new Set(hashes).size).toBe(2);
  });

  test("knows a password by the cost that its hash was made with", async () => {
    const hash = await createPasswords(cheap).hash("correct horse battery");

    const later = createPasswords({ ...cheap, costExponent: 5 });

    expect(await later.matches("correct horse battery", hash)).toBe(true);
  });

  // On a machine with much else to do, this takes seconds.
  test("costs 64 MiB twice over unless it is said otherwise", { timeout: 60_000 }, async () => {
    const hash = await createPasswords().hash("correct horse battery");

    expect(hash).toMatch(/^scrypt\$16\$8\$2\$[\w-]{22}\$[\w-]{43}$/);
  });

  test("lets twenty wait, and sends the next one away for a while", async () => {
    const passwords = createPasswords(cheap);
    const waiting = Array.from({ length: 20 }, () => passwords.hash("correct horse battery"));

    await expect(passwords.hash("correct horse battery")).rejects.toMatchObject({
      code: "too-fast",
      headers: { "Retry-After": "5" },
    });
    await Promise.all(waiting);
    await expect(passwords.hash("correct horse battery")).resolves.toBeTypeOf("string");
  });
});
