/** What a browser can do to a page's database, done when a test asks for it. */
import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";

interface Tampering {
  /** What happens to the next write. */
  next: "nothing" | "hold" | "abort" | "refuse";
  /** Requests of a write that is held: asked, and answered. */
  asked: number;
  answered: number;
  readonly connections: Set<IDBDatabase>;
  readonly held: Set<IDBTransaction>;
}

declare global {
  interface Window {
    satchelTampering: Tampering;
  }
}

/** To be called before the page is opened; changes nothing by itself. */
export async function prepareTampering(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const state: Tampering = {
      next: "nothing",
      asked: 0,
      answered: 0,
      connections: new Set(),
      held: new Set(),
    };
    window.satchelTampering = state;
    // oxlint-disable-next-line typescript/unbound-method -- called below with the connection it belongs to
    const begin = IDBDatabase.prototype.transaction;

    IDBDatabase.prototype.transaction = function transaction(this: IDBDatabase, ...given) {
      state.connections.add(this);
      const begun = begin.apply(this, given);
      const what = isSave(begun) ? state.next : "nothing";
      if (what === "abort") abortOnce(begun);
      if (what === "hold") holdOpen(begun);
      return begun;
    };
    for (const method of ["add", "put"] as const) countAnswers(method);

    /** Of a record, not of what is on a form and not saved yet. */
    function isSave({ mode, objectStoreNames }: IDBTransaction): boolean {
      return mode === "readwrite" && objectStoreNames.contains("events");
    }

    function abortOnce(begun: IDBTransaction) {
      state.next = "nothing";
      // After its first requests, as a browser does that loses its storage.
      queueMicrotask(() => begun.abort());
    }

    /** A transaction commits when nothing more is asked of it; of this one, something always is. */
    function holdOpen(begun: IDBTransaction) {
      const [store = ""] = begun.objectStoreNames;
      state.held.add(begun);
      const askAgain = () => {
        if (state.held.has(begun)) begun.objectStore(store).count().addEventListener("success", askAgain);
      };
      askAgain();
    }

    function countAnswers(method: "add" | "put") {
      const ask = IDBObjectStore.prototype[method];
      IDBObjectStore.prototype[method] = function counted(this: IDBObjectStore, ...given) {
        if (state.next === "refuse") throw new DOMException("No room is left.", "QuotaExceededError");
        const request = ask.apply(this, given);
        if (state.next !== "hold" || !isSave(this.transaction)) return request;
        state.asked += 1;
        request.addEventListener("success", () => {
          state.answered += 1;
        });
        return request;
      };
    }
  });
}

/** From now on a save is written, and never completes. */
export async function holdSaves(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.satchelTampering.next = "hold";
  });
}

/** Waits until all rows of a held save are written, so that only its completion is missing. */
export async function untilSaveIsHeld(page: Page): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(() => {
        const { asked, answered } = window.satchelTampering;
        return asked > 0 && asked === answered;
      }),
    )
    .toBe(true);
}

/** The browser gives up what was held, and from now on its room is used up. */
export async function failHeldSave(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { held } = window.satchelTampering;
    window.satchelTampering.next = "refuse";
    for (const transaction of held) {
      held.delete(transaction);
      transaction.abort();
    }
  });
}

/** What was held is stored after all. */
export async function letHeldSaveThrough(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.satchelTampering.next = "nothing";
    window.satchelTampering.held.clear();
  });
}

/** The transaction of the next save is ended by the browser. */
export async function abortNextSave(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.satchelTampering.next = "abort";
  });
}

/** As a browser whose room is used up. */
export async function refuseWrites(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.satchelTampering.next = "refuse";
  });
}

export async function acceptWrites(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.satchelTampering.next = "nothing";
  });
}

/** The browser drops the page's connections, as some do to pages in the background. */
export async function closeConnections(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const connection of window.satchelTampering.connections) connection.close();
  });
}
