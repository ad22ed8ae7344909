/** The one place where what a browser throws becomes a failure that a screen has words for. */
import type { OpenFailure, SaveFailure } from "./phone.ts";

/** Carries a failure through code that has no `Result`: a transaction's callbacks, reads. */
export class StorageError extends Error {
  readonly failure: SaveFailure;

  constructor(failure: SaveFailure) {
    super(failure.kind, { cause: "cause" in failure ? failure.cause : undefined });
    this.name = "StorageError";
    this.failure = failure;
  }
}

/**
 * What went wrong, or `undefined` for an error that no browser threw: that is
 * our own mistake and goes to the top handler.
 */
export function failureOf(error: unknown): SaveFailure | undefined {
  if (error instanceof StorageError) return error.failure;
  const names = namesOf(error);
  if (names.includes("QuotaExceededError")) return { kind: "storage-full", cause: error };
  if (names.includes("VersionError")) return { kind: "database-newer", cause: error };
  if (isConnectionLost(error)) return { kind: "storage-lost", cause: error };
  if (names.some((name) => browserErrorNames.has(name))) return { kind: "unexpected", cause: error };
  return undefined;
}

/** Of what is read before the first screen. */
export function openFailureOf(cause: unknown): OpenFailure {
  switch (failureOf(cause)?.kind) {
    case "database-newer":
      return { kind: "database-newer" };
    case "storage-slow":
    case "storage-lost":
      return { kind: "hanging" };
    default:
      return { kind: "unavailable", cause };
  }
}

/**
 * Whether opening the database again may help. WebKit drops connections of
 * pages in the background ("Connection to Indexed Database server lost") and
 * aborts their transactions; Chromium fails to open its backing store for a while.
 */
export function isConnectionLost(error: unknown): boolean {
  const names = namesOf(error);
  if (names.includes("QuotaExceededError")) return false;
  return names.some((name) => lostConnectionNames.has(name));
}

const lostConnectionNames: ReadonlySet<string> = new Set([
  "AbortError",
  "DatabaseClosedError",
  "InvalidStateError",
  "OpenFailedError",
  "TransactionInactiveError",
  "UnknownError",
]);

/** The rest of what IndexedDB and Dexie can throw. */
const browserErrorNames: ReadonlySet<string> = new Set([
  "ConstraintError",
  "DataCloneError",
  "DataError",
  "MissingAPIError",
  "NotFoundError",
  "NotReadableError",
  "ReadOnlyError",
  "SchemaDiffError",
  "SecurityError",
  "TimeoutError",
]);

/** An `AbortError` may only wrap the reason: Dexie keeps that in `inner`, others in `cause`. */
const maxDepth = 5;

function namesOf(error: unknown): readonly string[] {
  const names: string[] = [];
  let current = error;
  for (let depth = 0; depth < maxDepth && isErrorLike(current); depth++) {
    names.push(current.name);
    current = current.inner ?? current.cause;
  }
  return names;
}

interface ErrorLike {
  readonly name: string;
  readonly inner?: unknown;
  readonly cause?: unknown;
}

function isErrorLike(value: unknown): value is ErrorLike {
  return typeof value === "object" && value !== null && "name" in value && typeof value.name === "string";
}
