/** All that a program's phone still holds, as a file. */
import { describe, expect, test } from "vitest";
import { type CopyLine, readSatchelCopy } from "../../src/contract/wire/satchel-copy.ts";
import type { Phone } from "../../src/storage/phone.ts";
import { deleteRow } from "../support/stored-rows.ts";
import { openTestPhone } from "../support/open-test-phone.ts";
import { PretendEndpoint } from "../support/pretend-endpoint.ts";
import {
  batchOf,
  enrolmentOf,
  exchange,
  programDatabase,
  programPhone,
  saveContacts,
  sendAll,
} from "../support/program-phone.ts";
import { valueOf } from "../support/results.ts";
import { programId } from "../support/sealing.ts";

async function copyOf(phone: Phone): Promise<readonly CopyLine[]> {
  const lines: string[] = [];
  for await (const line of phone.sealedCopy("1.2.3")) lines.push(line);
  const found: CopyLine[] = [];
  for await (const line of readSatchelCopy(new Blob(lines).stream())) found.push(valueOf(line));
  return found;
}

describe("sealedCopy", () => {
  test("says whose log it is, and holds what waits as it would travel", async () => {
    const { phone, sync } = await programPhone();
    await saveContacts(phone, 2);

    const { number, events } = await batchOf(sync);

    expect(await copyOf(phone)).toEqual([
      {
        kind: "head",
        head: {
          program: programId,
          device: enrolmentOf().id,
          app: "1.2.3",
          schema: 1,
          number,
          born: 0,
          next: 3,
          prev: [],
        },
      },
      ...events.map((event, index) => ({ kind: "event", event, line: 2 + index })),
      { kind: "end" },
    ]);
  });

  test("holds what is confirmed too, over several pages, and nothing that has left the phone", async () => {
    const { phone, sync } = await programPhone();
    const endpoint = new PretendEndpoint();
    await saveContacts(phone, 3);
    await sendAll(sync, endpoint);
    endpoint.passDays(40);
    await saveContacts(phone, 120);
    await exchange(sync, endpoint);

    const seqs = (await copyOf(phone)).flatMap((line) => (line.kind === "event" ? [line.event.seq] : []));

    expect(seqs).toEqual(Array.from({ length: 120 }, (_, index) => index + 4));
  });

  test("brings the body that an exchange was too small for", async () => {
    const { phone, sync } = await programPhone();
    await saveContacts(phone, 1);
    valueOf(await sync.withhold(1, "too-large"));

    const [, event] = await copyOf(phone);

    expect(event).toMatchObject({ kind: "event", event: { seq: 1 } });
    expect(event).not.toHaveProperty("event.withheld");
  });

  test("ends no copy of which an event is missing", async () => {
    const { indexedDB, phone } = await programPhone();
    const [saved] = await saveContacts(phone, 2);
    await deleteRow(indexedDB, "events", String(saved?.event), programDatabase);

    await expect(copyOf(phone)).rejects.toThrow("unreadable");
  });

  test("is not for a phone alone", async () => {
    await expect(copyOf(await openTestPhone())).rejects.toThrow("unreadable");
  });
});
