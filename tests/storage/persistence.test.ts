import { describe, expect, test } from "vitest";
import { persistenceState, requestPersistence, storageEstimate } from "../../src/storage/persistence.ts";

const refuses = () => Promise.reject(new DOMException("Not here", "SecurityError"));

describe("requestPersistence", () => {
  test("says that it is kept when the browser agrees", async () => {
    expect(await requestPersistence({ persist: async () => true })).toBe("kept");
  });

  test("says that it may be deleted when the browser declines", async () => {
    expect(await requestPersistence({ persist: async () => false })).toBe("may-be-deleted");
  });

  test("knows nothing where the browser has no such thing or refuses to answer", async () => {
    expect(await requestPersistence({})).toBe("unknown");
    expect(await requestPersistence({ persist: refuses })).toBe("unknown");
  });

  test("knows nothing without the browser's storage at all", async () => {
    expect(await requestPersistence()).toBe("unknown");
  });
});

describe("persistenceState", () => {
  test("asks without requesting", async () => {
    const storage = { persist: refuses, persisted: async () => true };

    expect(await persistenceState(storage)).toBe("kept");
    expect(await persistenceState({ persisted: async () => false })).toBe("may-be-deleted");
    expect(await persistenceState({ persisted: refuses })).toBe("unknown");
  });
});

describe("storageEstimate", () => {
  test("gives what is used and what may be used, in bytes", async () => {
    const estimate = async () => ({ usage: 1_000, quota: 5_000 });

    expect(await storageEstimate({ estimate })).toEqual({ usedBytes: 1_000, quotaBytes: 5_000 });
  });

  test("knows nothing where the browser says half of it, nothing or refuses", async () => {
    expect(await storageEstimate({ estimate: async () => ({ usage: 1_000 }) })).toBeUndefined();
    expect(await storageEstimate({ estimate: refuses })).toBeUndefined();
    expect(await storageEstimate({})).toBeUndefined();
  });
});
