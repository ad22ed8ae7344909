/**
 * A connection that is opened again when the browser drops it, and that knows
 * when it must not be: when another tab took the database away.
 */
import { err, ok, type Result } from "../domain/result.ts";
import { type Database, isBeingUpgraded } from "./database.ts";
import { browserTimer, type Timer } from "./deadline.ts";
import { failureOf, isConnectionLost, StorageError } from "./failures.ts";
import { logName, parseLogRow, type LogRow } from "./log.ts";
import type { ConnectionFailure } from "./phone.ts";

/** Some browsers never answer at start; by then a person has given up twice. */
const openTimeoutMs = 8_000;

/** On a dead handle each try fails at once, so more tries only hide that it is dead. */
const maxReopenings = 3;

export type ClosedBecause = "database-newer" | "database-deleted";

export class Connection {
  private readonly listeners = new Set<(why: ClosedBecause) => void>();
  private closedBecause: ClosedBecause | "closed" | undefined;
  /** The number of the log that was opened first. */
  private number: string | undefined;
  /** Raised at each opening, so that one broken connection is opened again once, whoever notices. */
  private generation = 0;
  private brokenGeneration = -1;
  private reopening: Promise<void> | undefined;
  private readonly database: Database;
  private readonly timer: Timer;

  constructor(database: Database, timer: Timer = browserTimer) {
    this.database = database;
    this.timer = timer;
    database.on("versionchange", ({ newVersion }) => {
      this.closeFor(newVersion === null ? "database-deleted" : "database-newer");
    });
  }

  /** Gives the head of the log, so that the opener can look at what it opened. */
  async open(): Promise<Result<LogRow, ConnectionFailure>> {
    const log = await openInTime(this.database, this.timer);
    if (!log.ok) return log;
    try {
      this.assertSameLog(log.value);
      this.generation += 1;
      return log;
    } catch (cause) {
      return err({ kind: "unavailable", cause });
    }
  }

  /**
   * Runs `work`, and after a broken connection again on a new one, up to three
   * times: it must be safe to do twice. Nothing is begun once `isOver`.
   */
  async run<T>(work: (database: Database) => Promise<T>, isOver: () => boolean = () => false): Promise<T> {
    for (let reopenings = 0; ; reopenings++) {
      let usedGeneration = this.generation;
      try {
        await this.assertOpen();
        if (isOver()) throw new StorageError({ kind: "storage-slow" });
        usedGeneration = this.generation;
        return await work(this.database);
      } catch (error) {
        if (failureOf(error)?.kind === "database-newer") this.closeFor("database-newer");
        if (reopenings === maxReopenings || !isConnectionLost(error)) throw error;
        this.brokenGeneration = usedGeneration;
      }
    }
  }

  /** Throws when the log is another one than was opened: the phone was wiped meanwhile. */
  assertSameLog(log: LogRow): void {
    const number = (this.number ??= log.number);
    if (log.number === number || log.prev.some((previous) => previous.number === number)) return;
    this.closeFor("database-deleted");
    throw new StorageError({ kind: "database-deleted" });
  }

  /** Nobody says that a handle is dead: after one that gave no answer, the next who asks gets another. */
  suspect(): void {
    this.brokenGeneration = this.generation;
  }

  onClosed(listener: (why: ClosedBecause) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  close(): void {
    this.closedBecause ??= "closed";
    this.database.close();
  }

  private closeFor(why: ClosedBecause): void {
    if (this.closedBecause !== undefined) return;
    this.closedBecause = why;
    this.database.close();
    for (const listener of this.listeners) queueMicrotask(() => listener(why));
  }

  /** Opens again if need be. Callers that come meanwhile wait for the same opening. */
  private async assertOpen(): Promise<void> {
    const isBroken = !this.database.isOpen() || this.brokenGeneration === this.generation;
    if (this.closedBecause === undefined && isBroken) {
      this.reopening ??= this.reopen().finally(() => {
        this.reopening = undefined;
      });
      await this.reopening;
    }
    if (this.closedBecause !== undefined) throw closedError(this.closedBecause);
  }

  private async reopen(): Promise<void> {
    this.database.close({ disableAutoOpen: false });
    const opened = await this.open();
    if (!opened.ok) throw reopeningError(opened.error);
  }
}

/** Reading is part of it: a suspended tab may let the database open and hold every table. */
function openInTime(database: Database, timer: Timer): Promise<Result<LogRow, ConnectionFailure>> {
  return new Promise((resolve) => {
    let isBlocked = false;
    function noteBlocked() {
      isBlocked = true;
    }
    database.on("blocked", noteBlocked);

    function finish(result: Result<LogRow, ConnectionFailure>) {
      cancelTimer();
      database.on("blocked").unsubscribe(noteBlocked);
      resolve(result);
    }
    let cancelTimer = timer(giveUp, openTimeoutMs);
    function giveUp() {
      // Closed in the middle of it, an upgrade is undone, and each opening would begin it anew and get no further.
      if (isBeingUpgraded(database)) {
        cancelTimer = timer(giveUp, openTimeoutMs);
        return;
      }
      finish(err({ kind: isBlocked ? "blocked" : "hanging" }));
      // Should it open after all, it must not keep other tabs from upgrading.
      database.close();
    }
    openAndRead(database).then(
      (log) => finish(ok(log)),
      (cause: unknown) => finish(err(connectionFailureOf(cause))),
    );
  });
}

async function openAndRead(database: Database): Promise<LogRow> {
  await database.open();
  return parseLogRow(await database.meta.get(logName));
}

function connectionFailureOf(cause: unknown): ConnectionFailure {
  return failureOf(cause)?.kind === "database-newer"
    ? { kind: "database-newer" }
    : { kind: "unavailable", cause };
}

/** As the error that a write or read fails with; a lost connection is worth another try. */
function reopeningError(failure: ConnectionFailure): unknown {
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
