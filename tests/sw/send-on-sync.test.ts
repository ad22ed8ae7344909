/** The worker on a real database of a program's phone, with a `self` of the test's. */
import { gunzipSync } from "node:zlib";
import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { errors, type ErrorCode } from "../../src/contract/wire/errors.ts";
import { nonceHeader, protocolHeader, understoodVersions } from "../../src/contract/wire/protocol.ts";
import { parseSyncRequest, type SyncRequest } from "../../src/contract/wire/sync-message.ts";
import { sendOnSync } from "../../src/sw/send-on-sync.ts";
import { sendTag, takenWord, type Windows } from "../../src/sync/wake-windows.ts";
import { dumpDatabase } from "../support/database-fixture.ts";
import { PretendEndpoint } from "../support/pretend-endpoint.ts";
import { exchange, programDatabase, programPhone, saveContacts } from "../support/program-phone.ts";
import { valueOf } from "../support/results.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("sendOnSync", () => {
  test("brings everything that waits there, in batches, and writes nothing down", async () => {
    const { program, endpoint, sync } = await setup({ contacts: 5, perExchange: 2 });
    const before = await dumpDatabase(program.indexedDB, programDatabase);

    await sync();

    const { number, waiting } = await program.sync.facts();
    expect(endpoint.seqsOf(number)).toEqual([1, 2, 3, 4, 5]);
    expect(waiting).toBe(5);
    expect(await dumpDatabase(program.indexedDB, programDatabase)).toEqual(before);
  });

  test("leaves the next window to hear what has arrived, and nothing is there twice", async () => {
    const { program, endpoint, sync } = await setup({ contacts: 3 });

    await sync();
    expect(await exchange(program.sync, endpoint)).toBe("advanced");

    const { number, waiting } = await program.sync.facts();
    expect(waiting).toBe(0);
    expect(endpoint.seqsOf(number)).toEqual([1, 2, 3]);
  });

  test("goes on after what is confirmed already", async () => {
    const { program, endpoint, sent, sync } = await setup({ contacts: 2 });
    await exchange(program.sync, endpoint);
    await saveContacts(program.phone, 1);

    await sync();

    expect(sent.map(({ events }) => events.map(({ seq }) => seq))).toEqual([[3]]);
  });

  test("leaves it to an open window that is awake", async () => {
    const told: string[] = [];
    const { sent, sync } = await setup({
      contacts: 1,
      windows: [
        {
          postMessage(message, [port]) {
            told.push(message);
            (port as MessagePort).postMessage(takenWord);
          },
        },
      ],
    });

    await sync();

    expect(told).toEqual([sendTag]);
    expect(sent).toEqual([]);
  });

  test("sends by itself where the browser froze the windows, and one of them keeps the lock", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    const { program, endpoint, sync } = await setup({
      contacts: 2,
      windows: [{ postMessage: () => undefined }],
      locks: lockedByAnother,
    });

    const syncing = sync();
    await vi.advanceTimersByTimeAsync(3_000);
    await syncing;

    expect(endpoint.seqsOf((await program.sync.facts()).number)).toEqual([1, 2]);
  });

  test("leaves it to who holds the lock where no window is open", async () => {
    const { sent, sync } = await setup({ contacts: 1, locks: lockedByAnother });

    await sync();

    expect(sent).toEqual([]);
  });

  test("asks the browser to be woken once more where no answer came", async () => {
    const { sync, sent } = await setup({ contacts: 1, answer: "no-answer" });

    await expect(sync()).rejects.toThrow("no-connection");
    expect(sent).toHaveLength(1);
  });

  test.each(["revoked", "malformed", "number-taken", "protocol-unknown"] satisfies ErrorCode[])(
    "leaves %s to the next window",
    async (code) => {
      const { program, sync, sent } = await setup({ contacts: 1, answer: code });
      const before = await dumpDatabase(program.indexedDB, programDatabase);

      await sync();

      // Of a version that isn't understood, once more in the one before.
      expect(sent).toHaveLength(code === "protocol-unknown" ? understoodVersions.length : 1);
      expect(await dumpDatabase(program.indexedDB, programDatabase)).toEqual(before);
    },
  );

  test("sends nothing while the endpoint has asked a window to wait, and asks to be woken once more", async () => {
    const { program, sync, sent } = await setup({ contacts: 1 });
    const busyUntil = (nextTryMs: number) =>
      program.sync.noteTry({ kind: "failed", failure: "busy", nextTryMs });
    valueOf(await busyUntil(Date.now() + 30 * 60_000));

    await expect(sync()).rejects.toThrow("asked to wait");
    const meanwhile = sent.length;
    valueOf(await busyUntil(Date.now() - 1));
    await sync();

    expect([meanwhile, sent.length]).toEqual([0, 1]);
  });

  test("sends nothing while only a person can begin the next try", async () => {
    const { program, sync, sent } = await setup({ contacts: 1 });
    valueOf(await program.sync.noteTry({ kind: "failed", failure: "revoked" }));

    await sync();

    expect(sent).toEqual([]);
  });

  test("stops where the endpoint has another stand than the phone knows", async () => {
    const { program, endpoint, sync, sent } = await setup({ contacts: 2 });
    await exchange(program.sync, endpoint);
    await saveContacts(program.phone, 1);
    endpoint.forget((await program.sync.facts()).number);

    await sync();

    expect(sent).toHaveLength(1);
  });

  test("makes no database where no phone of a program is", async () => {
    const indexedDB = new IDBFactory();
    const { sync, sent } = await setup({ contacts: 1, indexedDB });

    await sync();

    expect(sent).toEqual([]);
    expect(await indexedDB.databases()).toEqual([]);
  });
});

interface Given {
  readonly contacts: number;
  readonly perExchange?: number;
  readonly windows?: Awaited<ReturnType<Windows["matchAll"]>>;
  readonly locks?: LockManager;
  readonly answer?: ErrorCode | "no-answer";
  /** Other than the phone's. */
  readonly indexedDB?: IDBFactory;
}

const lockedByAnother = {
  request: (_name: string, _options: object, work: (lock: null) => unknown) => work(null),
} as unknown as LockManager;

async function setup({ contacts, perExchange = 500, windows = [], locks, answer, indexedDB }: Given) {
  const program = await programPhone();
  await saveContacts(program.phone, contacts);
  const endpoint = new PretendEndpoint();
  const sent: SyncRequest[] = [];
  vi.stubGlobal("fetch", async (_path: string, { headers, body }: RequestInit) => {
    const request = requestIn(headers as Record<string, string>, body as Uint8Array);
    sent.push(request);
    if (answer === "no-answer") throw new TypeError("Failed to fetch");
    const ours = { ...echoOf(headers as Record<string, string>), "Content-Type": "application/json" };
    if (answer !== undefined) {
      const { status, sentence } = errors[answer];
      return Response.json({ code: answer, sentence }, { status, headers: ours });
    }
    // The endpoint takes fewer than are offered: the rest is offered again.
    const batch = { ...request, events: request.events.slice(0, perExchange), hw: 0, replies: 0 };
    return Response.json(endpoint.answer(batch), {
      status: 201,
      headers: ours,
    });
  });
  const self = {
    clients: { matchAll: async () => windows },
    navigator: locks === undefined ? {} : { locks },
    IDBKeyRange,
  };
  return {
    program,
    endpoint,
    sent,
    sync: () => sendOnSync({ ...self, indexedDB: indexedDB ?? program.indexedDB }),
  };
}

function requestIn(headers: Record<string, string>, body: Uint8Array): SyncRequest {
  const bytes = headers["Content-Encoding"] === "gzip" ? gunzipSync(body) : body;
  return valueOf(parseSyncRequest(JSON.parse(new TextDecoder().decode(bytes))));
}

function echoOf(headers: Record<string, string>): Record<string, string> {
  return { [nonceHeader]: headers[nonceHeader] ?? "", [protocolHeader]: headers[protocolHeader] ?? "" };
}
