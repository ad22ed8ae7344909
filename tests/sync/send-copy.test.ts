/** A lead brings what a phone could not send itself. */
import { IDBFactory } from "fake-indexeddb";
import { describe, expect, test } from "vitest";
import type { ReplyOf } from "../../src/contract/wire/route-messages.ts";
import type { SyncRequest } from "../../src/contract/wire/sync-message.ts";
import { blockFromWire } from "../../src/contract/wire/wire-block.ts";
import { cellsOfBlock } from "../../src/domain/read-block.ts";
import { err, ok } from "../../src/domain/result.ts";
import { joinProgram } from "../../src/storage/join.ts";
import type { Phone } from "../../src/storage/phone.ts";
import type { EndpointClient } from "../../src/sync/endpoint-client.ts";
import { sendCopy } from "../../src/sync/send-copy.ts";
import { sendWaiting } from "../../src/sync/send-waiting.ts";
import { eventId } from "../support/builders.ts";
import { clientOver } from "../support/client-over.ts";
import { noConnection, refusedWith } from "../support/endpoint-in-memory.ts";
import { openTestPhone } from "../support/open-test-phone.ts";
import {
  enrolmentOf,
  joiningOf,
  programOptions,
  programPhone,
  saveContacts,
  syncOf,
} from "../support/program-phone.ts";
import { valueOf } from "../support/results.ts";
import { otherProgramId, programId } from "../support/sealing.ts";
import { inviteCodeOf, openProgramEndpoint, type TestBrowser } from "../support/test-endpoint.ts";

async function setup() {
  const { endpoint, admin } = await openProgramEndpoint();
  const browser = endpoint.browser();
  const { who, settings } = await browser.joinWith(await inviteCodeOf(admin));
  const options = programOptions({ indexedDB: new IDBFactory() });
  const enrolment = enrolmentOf({ programId: who.program, id: who.id, settings });
  valueOf(await joinProgram(options, joiningOf({ enrolment })));
  const phone = await openTestPhone(options);
  const [lead, own] = [clientOf(admin), clientOf(browser)];
  return {
    phone,
    sendByItself: () => sendWaiting({ log: syncOf(phone), client: own, app: "1", now: () => Date.now() }),
    bring: (lines: readonly string[]) => bring(lines, { client: lead, programId: who.program }),
    contacts: async () => {
      const { blocks } = valueOf(await lead.call("rollups", { query: {} }));
      const cells = blocks.flatMap((block) => cellsOfBlock(blockFromWire(block)));
      return cells.find(({ measure }) => measure === "contacts")?.value ?? 0;
    },
  };
}

function clientOf(browser: TestBrowser): EndpointClient {
  return clientOver((path, init) => browser.send(path, init));
}

async function copyOf(phone: Phone): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of phone.sealedCopy("1")) lines.push(line);
  return lines;
}

function bring(lines: readonly string[], tools: Parameters<typeof sendCopy>[1]) {
  return sendCopy(new Blob([...lines]).stream(), tools);
}

describe("sendCopy", () => {
  test("brings what waits on a phone, and the phone finds it confirmed", async () => {
    const { phone, bring: bringIt, sendByItself, contacts } = await setup();
    await saveContacts(phone, 3);

    const brought = await bringIt(await copyOf(phone));
    await saveContacts(phone, 1);
    const counted = await contacts();
    const end = await sendByItself();

    expect(brought).toMatchObject({ sent: 3, quarantined: 0, problemCount: 0 });
    expect(brought).not.toHaveProperty("failure");
    expect(counted).toBe(3);
    expect(end).toEqual({ kind: "done" });
    expect(await contacts()).toBe(4);
    expect(await syncOf(phone).facts()).toMatchObject({ hw: 4, waiting: 0 });
  });

  test("brought twice, doubles nothing", async () => {
    const { phone, bring: bringIt, contacts } = await setup();
    await saveContacts(phone, 2);
    const lines = await copyOf(phone);

    await bringIt(lines);
    const again = await bringIt(lines);

    expect(again).toMatchObject({ sent: 2 });
    expect(await contacts()).toBe(2);
  });

  test("arrives too where the program doesn't know the phone", async () => {
    const { phone, bring: bringIt, contacts } = await setup();
    await saveContacts(phone, 2);
    const [head, ...lines] = await copyOf(phone);
    const ofUnknown = { ...(JSON.parse(String(head)) as object), device: otherProgramId };

    const brought = await bringIt([`${JSON.stringify(ofUnknown)}\n`, ...lines]);

    expect(brought).toMatchObject({ sent: 2 });
    expect(brought).not.toHaveProperty("failure");
    expect(await contacts()).toBe(2);
  });

  test("names a line that can't be read and brings the others; the phone sends what it was", async () => {
    const { phone, bring: bringIt, sendByItself, contacts } = await setup();
    await saveContacts(phone, 3);
    const lines = await copyOf(phone);
    lines[2] = "{}\n";

    const brought = await bringIt(lines);
    const countedThen = await contacts();
    await sendByItself();

    expect(brought).toMatchObject({
      sent: 2,
      problems: [
        { line: 3, code: "not-an-event" },
        { line: 5, code: "cut-off" },
      ],
      problemCount: 2,
    });
    expect(countedThen).toBe(2);
    expect(await contacts()).toBe(3);
  });
});

/** A phone's copy, and an endpoint that answers as a test says. */
async function copyFor(answer: (request: SyncRequest) => "stored" | ReturnType<typeof refusedWith>) {
  const { phone } = await programPhone();
  await saveContacts(phone, 5);
  const requests: SyncRequest[] = [];
  const client = {
    async call(_name: string, { body }: { readonly body: SyncRequest }) {
      requests.push(body);
      const answered = answer(body);
      if (answered !== "stored") return err(answered);
      return ok({ quarantined: [] } as unknown as ReplyOf<"sync">);
    },
  } as unknown as EndpointClient;
  return { lines: await copyOf(phone), client, requests };
}

describe("sendCopy, where the endpoint refuses", () => {
  test("brings less at once to who takes less", async () => {
    const { lines, client, requests } = await copyFor(({ events }) =>
      events.length > 2 ? refusedWith("too-large") : "stored",
    );

    const brought = await bring(lines, { client, programId });

    expect(brought).toMatchObject({ sent: 5 });
    const stored = requests.filter(({ events }) => events.length <= 2).flatMap(({ events }) => events);
    expect(stored.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
  });

  test("waits as long as it is told where it is too quick, and goes on where it was", async () => {
    let asked = 0;
    const { lines, client, requests } = await copyFor(({ events }) => {
      asked += 1;
      if (asked === 2) return refusedWith("too-fast", 7_000);
      return events.length > 2 ? refusedWith("too-large") : "stored";
    });
    const pauses: number[] = [];
    const pause = async (ms: number) => void pauses.push(ms);

    const brought = await bring(lines, { client, programId, pause });

    expect(brought).toMatchObject({ sent: 5 });
    expect(brought).not.toHaveProperty("failure");
    expect(pauses).toEqual([7_000]);
    expect(requests.length).toBeLessThan(8);
  });

  test("stops where it is too quick again and again, and says so", async () => {
    const { lines, client } = await copyFor(() => refusedWith("too-fast"));
    let pauses = 0;
    const pause = async () => void (pauses += 1);

    expect(await bring(lines, { client, programId, pause })).toMatchObject({
      sent: 0,
      failure: { code: "too-fast" },
    });
    expect(pauses).toBe(10);
  });

  test("leaves out and names the one event that is too large by itself, and brings the rest", async () => {
    const { lines, client, requests } = await copyFor(({ events }) =>
      events.some(({ seq }) => seq === 3) ? refusedWith("too-large") : "stored",
    );

    const brought = await bring(lines, { client, programId });

    // The first line is the head's.
    expect(brought).toMatchObject({
      sent: 4,
      problems: [{ line: 4, code: "too-large" }],
      problemCount: 1,
    });
    expect(brought).not.toHaveProperty("failure");
    expect(Math.max(...requests.map(({ next }) => next))).toBe(6);
  });

  test("announces the event that was left out at the end: it is known to have never come", async () => {
    const { lines, client, requests } = await copyFor(({ events }) =>
      events.some(({ seq }) => seq === 5) ? refusedWith("too-large") : "stored",
    );

    const brought = await bring(lines, { client, programId });

    expect(brought).toMatchObject({ sent: 4, problems: [{ line: 6, code: "too-large" }] });
    expect(requests.at(-1)).toMatchObject({ next: 6, events: [] });
  });

  test("stops where every request is too large, and says so", async () => {
    const { lines, client } = await copyFor(() => refusedWith("too-large"));

    expect(await bring(lines, { client, programId })).toMatchObject({
      sent: 0,
      failure: { code: "too-large" },
    });
  });

  test("stops without a connection, and says how much has arrived", async () => {
    const { lines, client } = await copyFor(() => noConnection);

    expect(await bring(lines, { client, programId })).toMatchObject({ sent: 0, failure: noConnection });
  });

  test("announces what is left only with the last of it, and under one number", async () => {
    const { lines, client, requests } = await copyFor(({ events }) =>
      events.length > 2 ? refusedWith("too-large") : "stored",
    );

    await bring(lines, { client, programId });

    const stored = requests.filter(({ events }) => events.length <= 2);
    expect(stored.map(({ next }) => next)).toEqual([3, 5, 6]);
  });

  test("goes on under a number of its own from the first event whose place another has", async () => {
    const places = new Map<string, string>();
    const { lines, client, requests } = await copyFor(({ number, events }) => {
      const isTaken = events.some(({ seq, id }) => (places.get(`${number} ${seq}`) ?? id) !== id);
      return isTaken ? refusedWith("number-taken") : "stored";
    });
    const { number } = JSON.parse(String(lines[0])) as { number: string };
    places.set(`${number} 4`, eventId());

    const brought = await bring(lines, { client, programId });

    const stored = requests.filter((request) => requests.indexOf(request) > 0 && request.events.length < 5);
    const fork = stored.filter((request) => request.number !== number);
    expect(brought).toMatchObject({ sent: 5 });
    expect(brought).not.toHaveProperty("failure");
    expect(fork).toMatchObject([{ born: 3, next: 6, prev: [] }]);
    expect(fork[0]?.events.map(({ seq }) => seq)).toEqual([4, 5]);
    // The number of its own follows from the event, so that the same copy has the same one again.
    requests.length = 0;
    await bring(lines, { client, programId });
    expect(requests.at(-1)?.number).toBe(fork[0]?.number);
  });

  test("stops where an endpoint says of every number that it is taken", async () => {
    const { lines, client } = await copyFor(() => refusedWith("number-taken"));

    expect(await bring(lines, { client, programId })).toMatchObject({
      sent: 0,
      failure: { code: "number-taken" },
    });
  });

  test("sends nothing of another program's copy", async () => {
    const { lines, client, requests } = await copyFor(() => "stored");

    const brought = await bring(lines, { client, programId: otherProgramId });

    expect(brought).toMatchObject({ sent: 0, failure: { kind: "other-program" } });
    expect(requests).toEqual([]);
  });

  test("sends nothing of a file that is no copy", async () => {
    const { client, requests } = await copyFor(() => "stored");

    const brought = await bring(["hello\n", "{}\n"], { client, programId });

    expect(brought).toMatchObject({ sent: 0, problems: [{ line: 1, code: "not-a-copy" }] });
    expect(requests).toEqual([]);
  });
});
