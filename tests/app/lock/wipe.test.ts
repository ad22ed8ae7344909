import { IDBFactory } from "fake-indexeddb";
import { describe, expect, test, vi } from "vitest";
import { wipe, type WipeTools } from "../../../src/app/lock/wipe.ts";
import { manualTimer } from "../../support/browser-with-faults.ts";
import { openTestPhone } from "../../support/open-test-phone.ts";

function setUp() {
  const indexedDB = new IDBFactory();
  const cached = new Set(["app-files"]);
  const unregister = vi.fn<() => Promise<boolean>>().mockResolvedValue(true);
  const clear = vi.fn<() => void>();
  const dropMarker = vi.fn<() => void>();
  const tools: WipeTools = {
    indexedDB,
    databases: ["satchel", "satchel-program"],
    caches: { keys: async () => [...cached], delete: async (name) => cached.delete(name) },
    serviceWorker: {
      getRegistrations: async () => [{ unregister } as unknown as ServiceWorkerRegistration],
    },
    localStorage: { clear },
    dropMarker,
  };
  return { indexedDB, cached, unregister, clear, dropMarker, tools };
}

describe("wipe", () => {
  test("removes the databases, the files, the worker and the preferences", async () => {
    const { indexedDB, cached, unregister, clear, dropMarker, tools } = setUp();
    const phone = await openTestPhone({ indexedDB });
    phone.close();

    expect(await wipe(tools)).toEqual([]);

    expect(await indexedDB.databases()).toEqual([]);
    expect(cached.size).toBe(0);
    expect(unregister).toHaveBeenCalledOnce();
    expect(clear).toHaveBeenCalledOnce();
    expect(dropMarker).toHaveBeenCalledOnce();
  });

  test("says that a database stays which another page holds, and removes the rest", async () => {
    const { indexedDB, cached, tools } = setUp();
    await new Promise((resolve) => {
      const request = indexedDB.open("satchel");
      request.addEventListener("success", resolve);
    });

    expect(await wipe(tools)).toEqual(["database"]);

    expect(cached.size).toBe(0);
  });

  test("removes the rest where the browser never answers about a database, and says that it stays", async () => {
    const { cached, clear, dropMarker, tools } = setUp();
    const clock = manualTimer();
    const deleteDatabase = () => new EventTarget() as IDBOpenDBRequest;

    const wiping = wipe({ ...tools, indexedDB: { deleteDatabase }, timer: clock.timer });
    clock.pass(8000);

    expect(await wiping).toEqual(["database"]);
    expect(cached.size).toBe(0);
    expect(clear).toHaveBeenCalledOnce();
    expect(dropMarker).toHaveBeenCalledOnce();
  });

  test("goes on where the browser keeps no files and refuses the preferences", async () => {
    const { tools } = setUp();
    const clear = () => {
      throw new DOMException("no", "SecurityError");
    };

    const leftovers = await wipe({
      ...tools,
      caches: undefined,
      serviceWorker: undefined,
      localStorage: { clear },
    });

    expect(leftovers).toEqual(["preferences"]);
  });
});
