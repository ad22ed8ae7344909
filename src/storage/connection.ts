/**
 * A connection that is opened again when the browser drops it, and that knows
 * when it must not be: when another tab took the database away.
 */
import { err, ok, type Result } from "../domain/result.ts";
import type { Database } from "./database.ts";
import { browserTimer, type Timer } from "./deadline.ts";
import { failureOf, isConnectionLost, StorageError } from "./failures.ts";
import { logName, parseLogRow, type LogRow } from "./log.ts";
import type { OpenFailure } from "./phone.ts";

/** Some browsers never answer at start; by then a person has given up twice. */
const openTimeoutMs = 8_000;

/** On a dead handle each try fails at once, so more tries only hide that it is dead. */
const maxReopenings = 3;

export type ClosedBecause = "database-newer" | "database-deleted";

export interface Connection {
  /** The head of the log as it was at the first opening. */
  readonly openedLog: LogRow;
  /**
   * Runs `work`, and after a broken connection again on a new one, up to three
   * times: it must be safe to do twice. Nothing is begun once `isOver`.
   */
  readonly run: <T>(work: (database: Database) => Promise<T>, isOver?: () => boolean) => Promise<T>;
  /** Throws when the log is another one than was opened: the phone was wiped meanwhile. */
  readonly assertSameLog: (log: LogRow) => void;
  onClosed(listener: (why: ClosedBecause) => void): () => void;
  close(): void;
}

export async function openConnection(
  database: Database,
  timer: Timer = browserTimer,
): Promise<Result<Connection, OpenFailure>> {
  const listeners = new Set<(why: ClosedBecause) => void>();
  let closedBecause: ClosedBecause | "closed" | undefined;
  /** The number of the log that was opened first. */
  let number: string | undefined;
  /** Raised at each opening, so that one broken connection is opened again once, whoever notices. */
  let generation = 0;
  let brokenGeneration = -1;
  let reopening: Promise<void> | undefined;

  function closeFor(why: ClosedBecause) {
    if (closedBecause !== undefined) return;
    closedBecause = why;
    database.close();
    for (const listener of listeners) queueMicrotask(() => listener(why));
  }

  database.on("versionchange", ({ newVersion }) => {
    closeFor(newVersion === null ? "database-deleted" : "database-newer");
  });

  function assertSameLog(log: LogRow) {
    number ??= log.number;
    if (log.number !== number && !log.prev.some((previous) => previous.number === number)) {
      closeFor("database-deleted");
      throw new StorageError({ kind: "database-deleted" });
    }
  }

  async function open(): Promise<Result<LogRow, OpenFailure>> {
    const opened = await openInTime(database, timer);
    if (!opened.ok) return opened;
    try {
      const log = parseLogRow(await database.meta.get(logName));
      assertSameLog(log);
      generation += 1;
      return ok(log);
    } catch (cause) {
      return err({ kind: "unavailable", cause });
    }
  }

  async function reopen() {
    database.close({ disableAutoOpen: false });
    const opened = await open();
    if (!opened.ok) throw reopeningError(opened.error);
  }

  /** Opens again if need be. Callers that come meanwhile wait for the same opening. */
  async function assertOpen() {
    if (closedBecause === undefined && (!database.isOpen() || brokenGeneration === generation)) {
      reopening ??= reopen().finally(() => {
        reopening = undefined;
      });
      await reopening;
    }
    if (closedBecause !== undefined) throw closedError(closedBecause);
  }

  const firstOpening = await open();
  if (!firstOpening.ok) {
    database.close();
    return firstOpening;
  }

  return ok({
    openedLog: firstOpening.value,
    async run(work, isOver = () => false) {
      for (let reopenings = 0; ; reopenings++) {
        let usedGeneration = generation;
        try {
          await assertOpen();
          if (isOver()) throw new StorageError({ kind: "storage-slow" });
          usedGeneration = generation;
          return await work(database);
        } catch (error) {
          if (failureOf(error)?.kind === "database-newer") closeFor("database-newer");
          if (reopenings === maxReopenings || !isConnectionLost(error)) throw error;
          brokenGeneration = usedGeneration;
        }
      }
    },
    assertSameLog,
    onClosed(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      closedBecause ??= "closed";
      database.close();
    },
  });
}

function openInTime(database: Database, timer: Timer): Promise<Result<void, OpenFailure>> {
  return new Promise((resolve) => {
    let isBlocked = false;
    function noteBlocked() {
      isBlocked = true;
    }
    database.on("blocked", noteBlocked);

    function finish(result: Result<void, OpenFailure>) {
      cancelTimer();
      database.on("blocked").unsubscribe(noteBlocked);
      resolve(result);
    }
    const cancelTimer = timer(() => {
      finish(err({ kind: isBlocked ? "blocked" : "hanging" }));
      // Should it open after all, it must not keep other tabs from upgrading.
      database.close();
    }, openTimeoutMs);
    database.open().then(
      () => finish(ok(undefined)),
      (cause: unknown) => finish(err(openFailureOf(cause))),
    );
  });
}

function openFailureOf(cause: unknown): OpenFailure {
  return failureOf(cause)?.kind === "database-newer"
    ? { kind: "database-newer" }
    : { kind: "unavailable", cause };
}

/** As the error that a write or read fails with; a lost connection is worth another try. */
function reopeningError(failure: OpenFailure): unknown {
  switch (failure.kind) {
    case "hanging":
      return new StorageError({ kind: "storage-lost", cause: new Error("The database did not open") });
    case "blocked":
      return new StorageError({ kind: "storage-blocked" });
    case "database-newer":
      return new StorageError({ kind: "database-newer" });
    case "unavailable":
      return failure.cause;
  }
}

function closedError(why: ClosedBecause | "closed"): StorageError {
  return why === "closed"
    ? new StorageError({ kind: "storage-lost", cause: new Error("The phone was closed") })
    : new StorageError({ kind: why });
}
