import { IDBFactory } from "fake-indexeddb";
import { describe, expect, test, vi } from "vitest";
import { wipe, type WipeTools } from "../../../src/app/lock/wipe.ts";
import { dropWipeNote, isWipeBegun, noteWipe } from "../../../src/app/lock/wipe-note.ts";
import { manualTimer } from "../../support/manual-timer.ts";
import { memoryStorage } from "../../support/ledger-screen.tsx";
import { openTestPhone } from "../../support/open-test-phone.ts";

function setUp() {
  const indexedDB = new IDBFactory();
  const cached = new Set(["app-files"]);
  const unregister = vi.fn<() => Promise<boolean>>().mockResolvedValue(true);
  const preferences = memoryStorage();
  const clear = vi.fn<() => void>(() => dropWipeNote(preferences));
  const dropMarker = vi.fn<() => void>();
  const tools: WipeTools = {
    indexedDB,
    databases: ["satchel", "satchel-program"],
    caches: { keys: async () => [...cached], delete: async (name) => cached.delete(name) },
    serviceWorker: {
      getRegistrations: async () => [{ unregister } as unknown as ServiceWorkerRegistration],
    },
    localStorage: { ...preferences, clear },
    dropMarker,
  };
  return { preferences, indexedDB, cached, unregister, clear, dropMarker, tools };
}

describe("wipe", () => {
  test("removes the databases, the files, the worker and the preferences", async () => {
    const { indexedDB, preferences, cached, unregister, clear, dropMarker, tools } = setUp();
    noteWipe(preferences);
    const phone = await openTestPhone({ indexedDB });
    phone.close();

    expect(await wipe(tools)).toEqual([]);

    expect(await indexedDB.databases()).toEqual([]);
    expect(cached.size).toBe(0);
    expect(unregister).toHaveBeenCalledOnce();
    expect(clear).toHaveBeenCalledOnce();
    expect(isWipeBegun(preferences)).toBe(false);
    expect(dropMarker).toHaveBeenCalledOnce();
  });

  test("says that a database stays which another page holds, removes the rest, and leaves it to the next start", async () => {
    const { indexedDB, cached, clear, preferences, tools } = setUp();
    await new Promise((resolve) => {
      const request = indexedDB.open("satchel");
      request.addEventListener("success", resolve);
    });

    expect(await wipe(tools)).toEqual(["database"]);

    expect(cached.size).toBe(0);
    expect(clear).toHaveBeenCalledOnce();
    expect(isWipeBegun(preferences)).toBe(true);
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
    const { preferences, tools } = setUp();
    const clear = () => {
      throw new DOMException("no", "SecurityError");
    };

    const leftovers = await wipe({
      ...tools,
      caches: undefined,
      serviceWorker: undefined,
      localStorage: { ...preferences, clear },
    });

    expect(leftovers).toEqual(["preferences"]);
  });
});
