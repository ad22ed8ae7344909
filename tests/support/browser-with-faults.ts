/**
 * A browser's database that fails on demand, as real ones do: connections that
 * die, transactions that abort, a disk without room, an answer that never comes.
 */
import { forceCloseDatabase, IDBFactory } from "fake-indexeddb";
import { openNatively } from "./stored-rows.ts";

/** What happens to a read-write transaction once it was asked for. */
export type Fault = (transaction: FakeTransaction) => void;

/** What the fake has beyond a browser: a transaction that can be aborted for a reason. */
export interface FakeTransaction extends IDBTransaction {
  _abort(reason: string | null): void;
}

interface SeenTransaction {
  readonly mode: IDBTransactionMode;
  readonly durability: IDBTransactionDurability;
}

export class BrowserWithFaults {
  /** To be given to a phone; shares its databases with `healthy`. */
  readonly indexedDB: IDBFactory;
  readonly healthy: IDBFactory;
  readonly transactions: SeenTransaction[] = [];
  openings = 0;
  /** From now on no write finds room. */
  isFull = false;
  /** Called where whoever uses the database has to wait for it: as a transaction begins, and as it ends. */
  onWait: (place: "transaction began" | "transaction ended") => void = () => undefined;
  private readonly connections = new Set<IDBDatabase>();
  private readonly deaf = new Set<IDBDatabase>();
  private readonly faults: Fault[] = [];
  private isDead = false;

  /** On databases that there are already, it is another tab of theirs. */
  constructor(healthy = new IDBFactory()) {
    this.healthy = healthy;
    this.indexedDB = Object.assign(Object.create(IDBFactory.prototype) as IDBFactory, {
      open: (name: string, version?: number) => this.open(name, version),
      deleteDatabase: (name: string) => healthy.deleteDatabase(name),
      cmp: (first: unknown, second: unknown) => healthy.cmp(first, second),
      databases: () => healthy.databases(),
    });
  }

  /** Each of the next read-write transactions meets one of these, in turn. */
  failNextWrites(...faults: readonly Fault[]): void {
    this.faults.push(...faults);
  }

  /** Closes every connection without a word to the page, as a browser does behind a suspended one. */
  dropConnections(): void {
    for (const connection of this.connections) connection.close();
    this.connections.clear();
  }

  /** Closes every connection and says so by a `close` event, as when storage is cleared. */
  forceClose(): void {
    for (const connection of this.connections) {
      // The package's types take the class where they mean an instance.
      forceCloseDatabase(connection as unknown as Parameters<typeof forceCloseDatabase>[0]);
    }
    this.connections.clear();
  }

  /** From now on the page hears nothing more of what is written over the connections that it has. */
  deafen(): void {
    for (const connection of this.connections) this.deaf.add(connection);
  }

  /** From now on every connection is dead as soon as it is opened. */
  die(): void {
    this.isDead = true;
    this.dropConnections();
  }

  get writes(): readonly SeenTransaction[] {
    return this.transactions.filter(({ mode }) => mode === "readwrite");
  }

  private open(name: string, version?: number): IDBOpenDBRequest {
    this.openings += 1;
    const request = this.healthy.open(name, version);
    request.addEventListener("success", () => this.watch(request.result));
    return request;
  }

  private watch(connection: IDBDatabase): void {
    this.connections.add(connection);
    const begin = connection.transaction.bind(connection);
    connection.transaction = (...given: Parameters<IDBDatabase["transaction"]>) => {
      // Reading the log at opening still gets through, as it does on the real ones.
      if (this.isDead && given[1] === "readwrite") {
        throw new DOMException("Connection to Indexed Database server lost", "InvalidStateError");
      }
      const transaction = begin(...given) as FakeTransaction;
      if (this.deaf.has(connection)) ignoreListeners(transaction);
      this.transactions.push({ mode: transaction.mode, durability: transaction.durability });
      transaction.addEventListener("complete", () => this.onWait("transaction ended"));
      this.onWait("transaction began");
      if (transaction.mode === "readwrite") (this.faults.shift() ?? this.lastingFault())?.(transaction);
      return transaction;
    };
  }

  private lastingFault(): Fault | undefined {
    return this.isFull ? abortAtCommit("QuotaExceededError") : undefined;
  }
}

/** The page's own, which come at once; the fake listens to its transactions itself, later. */
function ignoreListeners(transaction: IDBTransaction): void {
  const listen = transaction.addEventListener.bind(transaction);
  transaction.addEventListener = () => undefined;
  queueMicrotask(() => {
    transaction.addEventListener = listen;
  });
}

/** Aborts as soon as the first row is written. */
export function abortWithReason(reason: string | null): Fault {
  return (transaction) =>
    onFirstWrite(transaction, () => {
      // oxlint-disable-next-line eslint/no-underscore-dangle -- the fake's own way to abort for a reason
      transaction._abort(reason);
    });
}

/** Every row is written, and then the disk has no room to commit them. */
export function abortAtCommit(reason: string): Fault {
  return (transaction) => {
    const storeOf = transaction.objectStore.bind(transaction);
    transaction.objectStore = (name) => {
      const store = storeOf(name);
      const put = store.put.bind(store);
      store.put = (...given: Parameters<IDBObjectStore["put"]>) => {
        const request = put(...given);
        // The head of the log is what a save writes last.
        // oxlint-disable-next-line eslint/no-underscore-dangle -- the fake's own way to abort for a reason
        if (name === "meta") request.addEventListener("success", () => transaction._abort(reason));
        return request;
      };
      return store;
    };
  };
}

/** The write itself throws. */
export function throwOnWrite(error: unknown): Fault {
  return (transaction) =>
    onFirstWrite(transaction, () => {
      throw error;
    });
}

/** The rows are stored, but the page hears of an abort: the connection broke between the two. */
export function storeButReportLost(): Fault {
  return (transaction) => {
    const listen = transaction.addEventListener.bind(transaction);
    transaction.addEventListener = (type: string, listener: EventListenerOrEventListenerObject) => {
      if (type === "abort") listen("complete", listener);
      // One that the page aborts itself stores nothing, and is told as it is.
      if (type === "abort") listen("abort", listener);
      else if (type !== "complete") listen(type, listener);
    };
  };
}

function onFirstWrite(transaction: IDBTransaction, act: () => void): void {
  const storeOf = transaction.objectStore.bind(transaction);
  transaction.objectStore = (name) => {
    const store = storeOf(name);
    for (const method of ["add", "put", "delete", "clear"] as const) {
      const write = store[method].bind(store) as (...given: readonly unknown[]) => IDBRequest;
      store[method] = (...given: readonly unknown[]): IDBRequest => {
        const request = write(...given);
        act();
        return request;
      };
    }
    return store;
  };
}

/** The next write is done and never completes, as where the process behind the database hangs. */
export function neverEnds(): { readonly fault: Fault; readonly release: () => void } {
  let isHeld = true;
  return {
    fault(transaction) {
      function hold() {
        if (isHeld) transaction.objectStore("meta").get("nothing").addEventListener("success", hold);
      }
      hold();
    },
    release: () => {
      isHeld = false;
    },
  };
}

/** Another tab's transaction that stays open, as one of a suspended page does. Returns how to let go. */
export async function holdDatabase(factory: IDBFactory, name: string): Promise<() => void> {
  const connection = await openNatively(factory, name);
  const transaction = connection.transaction([...connection.objectStoreNames], "readwrite");
  let isHeld = true;
  function hold() {
    if (isHeld) transaction.objectStore("meta").get("nothing").addEventListener("success", hold);
    else connection.close();
  }
  hold();
  return () => {
    isHeld = false;
  };
}

/** Until a phone has asked for so many writing transactions: hashing before them takes a moment. */
export async function transactionsAsked(browser: BrowserWithFaults, count: number): Promise<void> {
  while (browser.writes.length < count) await nextTask();
}

/** Lets everything run that was queued before. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
