/** Two phones that are one: a backup of a phone was put back on another. Both then record under the same numbers. */
import { DatabaseSync } from "node:sqlite";
import { join } from "node:path";
import { IDBFactory } from "fake-indexeddb";
import { describe, expect, test } from "vitest";
import { cellsOfBlock } from "../../src/domain/read-block.ts";
import { checkRecords } from "../../src/server/stores/check-records.ts";
import { joinProgram } from "../../src/storage/join.ts";
import type { Phone } from "../../src/storage/phone.ts";
import { sendCopy } from "../../src/sync/send-copy.ts";
import { sendWaiting } from "../../src/sync/send-waiting.ts";
import { cookieFetch } from "../../src/tools/headless-phone/cookie-fetch.ts";
import { copyDatabase } from "../simulation/copy-databases.ts";
import { programOf } from "../support/builders.ts";
import { clientOver } from "../support/client-over.ts";
import { contactWith, mustSave, newEntry } from "../support/entries.ts";
import { setUpProgram } from "../support/headless-lead.ts";
import { openTestPhone } from "../support/open-test-phone.ts";
import { enrolmentOf, joiningOf, programDatabase, programOptions, syncOf } from "../support/program-phone.ts";
import { valueOf } from "../support/results.ts";
import { serveTestEndpoint } from "../support/served-endpoint.ts";
import { newTryKey } from "../support/test-endpoint.ts";

/** A phone with two contacts, and its clone; then each has recorded more, none of it sent. */
async function setup() {
  const { endpoint, origin } = await serveTestEndpoint();
  const lead = await setUpProgram(origin, String(await endpoint.setupLink()), programOf());
  const fetchAsPhone = cookieFetch(origin);
  const client = clientOver((path, init) => fetchAsPhone(new URL(path, origin), init), "device");
  const { who, settings } = valueOf(
    await client.call("join", { body: { code: await lead.invite(), tryKey: newTryKey() } }),
  );
  const indexedDB = new IDBFactory();
  const options = programOptions({ indexedDB });
  const enrolment = enrolmentOf({ programId: who.program, id: who.id, settings });
  valueOf(await joinProgram(options, joiningOf({ enrolment })));
  const original = await openTestPhone(options);
  await saveDoses(original, [1, 2]);
  const clone = await openTestPhone({
    ...options,
    indexedDB: await copyDatabase(indexedDB, programDatabase),
  });
  await saveDoses(original, [4, 8, 16]);
  await saveDoses(clone, [32, 64]);

  return {
    phones: { original, clone },
    bring: async (phone: Phone) =>
      sendCopy(new Blob(await copyOf(phone)).stream(), { client: lead.client, programId: who.program }),
    sendByItself: (phone: Phone) =>
      sendWaiting({ log: syncOf(phone), client, app: "1", now: () => Date.now() }),
    doses: async () => {
      const cells = (await lead.blocks()).flatMap(cellsOfBlock);
      return cells.reduce((sum, { measure, value }) => sum + (measure === "out" ? value : 0), 0);
    },
    listed: async () => valueOf(await lead.client.call("phones")).phones,
    findings: async () => {
      const connection = new DatabaseSync(join(endpoint.dataDir, "satchel.sqlite"));
      const { findings } = await checkRecords(connection);
      connection.close();
      return findings;
    },
  };
}

async function saveDoses(phone: Phone, doses: readonly number[]): Promise<void> {
  for (const dose of doses) await mustSave(phone, newEntry(contactWith(dose)));
}

async function copyOf(phone: Phone): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of phone.sealedCopy("1")) lines.push(line);
  return lines;
}

/** 1 + 2 of both, 4 + 8 + 16 of the original, 32 + 64 of the clone. */
const allDoses = 127;

describe("a cloned phone", () => {
  test.each([
    ["original", "clone"],
    ["clone", "original"],
  ] as const)(
    "arrives whole in copies, the %s's first, and brought again changes nothing",
    async (...order) => {
      const { phones, bring, doses, listed, findings } = await setup();

      const brought = [await bring(phones[order[0]]), await bring(phones[order[1]])];
      const [once, listedOnce] = [await doses(), await listed()];
      for (const name of [...order, ...order]) await bring(phones[name]);

      expect(
        brought.map(({ failure, quarantined, problemCount }) => [failure, quarantined, problemCount]),
      ).toEqual([
        [undefined, 0, 0],
        [undefined, 0, 0],
      ]);
      expect(Object.fromEntries(order.map((name, index) => [name, brought[index]?.sent]))).toEqual({
        original: 5,
        clone: 4,
      });
      expect(once).toBe(allDoses);
      expect(await doses()).toBe(allDoses);
      // No log more for every time that a copy is brought, and nothing that was never announced is missing.
      expect(listedOnce).toMatchObject([{ label: "Van", delivered: 7, missing: 0 }]);
      expect(await listed()).toEqual(listedOnce);
      expect(await findings()).toEqual([]);
    },
  );

  test("goes on with both after their copies, also where a copy has more by then", async () => {
    const { phones, bring, sendByItself, doses, findings } = await setup();
    await bring(phones.clone);
    await bring(phones.original);
    await saveDoses(phones.original, [128]);

    await bring(phones.original);
    const afterCopy = await doses();
    await saveDoses(phones.clone, [256]);
    const ends = [await sendByItself(phones.original), await sendByItself(phones.clone)];

    expect(afterCopy).toBe(allDoses + 128);
    expect(ends).toEqual([{ kind: "done" }, { kind: "done" }]);
    expect(await doses()).toBe(allDoses + 128 + 256);
    expect(await findings()).toEqual([]);
  });

  test.each([
    ["original", "clone"],
    ["clone", "original"],
  ] as const)("arrives whole by itself, the %s first: the digest tells the other", async (...order) => {
    const { phones, sendByItself, doses, findings } = await setup();

    for (const name of [...order, ...order]) {
      expect(await sendByItself(phones[name])).toEqual({ kind: "done" });
    }

    expect(await doses()).toBe(allDoses);
    expect(await syncOf(phones.original).facts()).toMatchObject({ waiting: 0, hw: 5 });
    expect(await syncOf(phones.clone).facts()).toMatchObject({ waiting: 0, hw: 4 });
    expect(await findings()).toEqual([]);
  });
});
