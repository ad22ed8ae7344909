import { describe, expect, test } from "vitest";
import { failureOf, isConnectionLost, StorageError } from "../../src/storage/failures.ts";

const named = (name: string, wrapped: object = {}) =>
  Object.assign(new Error("Something"), { name }, wrapped);

describe("failureOf", () => {
  test.each([
    ["QuotaExceededError", "storage-full"],
    ["VersionError", "database-newer"],
    ["InvalidStateError", "storage-lost"],
    ["DatabaseClosedError", "storage-lost"],
    ["UnknownError", "storage-lost"],
    ["AbortError", "storage-lost"],
    ["ConstraintError", "unexpected"],
    ["SecurityError", "unexpected"],
  ])("takes %s for %s and keeps it as the cause", (name, kind) => {
    const error = named(name);

    expect(failureOf(error)).toEqual({ kind, cause: error });
  });

  test.each([["inner"], ["cause"]])("sees a full disk that an abort wraps as its %s", (key) => {
    const error = named("AbortError", { [key]: named("QuotaExceededError") });

    expect(failureOf(error)?.kind).toBe("storage-full");
    expect(isConnectionLost(error)).toBe(false);
  });

  test("gives back the failure that a storage error carries", () => {
    expect(failureOf(new StorageError({ kind: "changed-since" }))).toEqual({ kind: "changed-since" });
  });

  test("takes our own mistakes for no failure of the phone's", () => {
    expect(failureOf(new TypeError("x is not a function"))).toBeUndefined();
    expect(failureOf("text")).toBeUndefined();
  });

  test("looks no deeper than five errors that wrap each other", () => {
    const wrapped = (depth: number): Error =>
      depth === 0 ? named("QuotaExceededError") : named("Wrapper", { inner: wrapped(depth - 1) });

    expect(failureOf(wrapped(4))?.kind).toBe("storage-full");
    expect(failureOf(wrapped(5))).toBeUndefined();
  });
});
