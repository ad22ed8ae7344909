/** What runs in the page: somebody who taps and saves without a pause, and what tells of each step of a save. */

export interface TapPlan {
  /** Names the button that adds the first one. */
  readonly tile: string;
  readonly save: string;
  /** Begins the name of the button that shows what is on the form. */
  readonly review: string;
  /** What the app says of an entry that is on the phone. */
  readonly saved: string;
  readonly pausesMs: readonly number[];
}

/** Of the id of an event: its row is written, its transaction is complete, the screen has said that it is saved. */
export interface SaveStep {
  readonly step: "written" | "complete" | "saved";
  readonly event: string;
}

declare global {
  interface Window {
    /** Bound by who drives the page. */
    satchelKillsSaid: (step: SaveStep) => Promise<void>;
    /** The event that was written last: one is saved after the other. */
    satchelKillsLast: string;
  }
}

/** Changes nothing of what the app does; to run before the app's own scripts. */
export function watchSaves(databaseName: string): void {
  // oxlint-disable-next-line typescript/unbound-method -- called below with the store it belongs to
  const add = IDBObjectStore.prototype.add;
  IDBObjectStore.prototype.add = function watched(this: IDBObjectStore, ...given) {
    const request = add.apply(this, given);
    const [row] = given as readonly { readonly id?: string }[];
    const event = row?.id;
    if (this.name !== "events" || this.transaction.db.name !== databaseName || event === undefined)
      return request;
    // Not at its completion: the app hears of that first, and may have drawn it before anybody else is told.
    window.satchelKillsLast = event;
    void window.satchelKillsSaid({ step: "written", event });
    this.transaction.addEventListener("complete", () => {
      void window.satchelKillsSaid({ step: "complete", event });
    });
    return request;
  };
}

/** Contact after contact by the app's own buttons, until the browser is killed. */
export async function tapAndSave({ tile, save, review, saved, pausesMs }: TapPlan): Promise<void> {
  const buttonOf = (name: string) =>
    [...document.querySelectorAll("button")].find((button) =>
      (button.ariaLabel ?? button.textContent).trim().startsWith(name),
    );
  const isSaid = () =>
    [...document.querySelectorAll("p")].some(({ textContent }) => textContent.includes(saved));
  const until = (isSo: () => boolean) =>
    new Promise<void>((resolve) => {
      const observer = new MutationObserver(look);
      function look() {
        if (!isSo()) return;
        observer.disconnect();
        resolve();
      }
      observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
      look();
    });

  await until(() => buttonOf(tile) !== undefined);
  for (const pauseMs of pausesMs) {
    buttonOf(tile)?.click();
    await until(() => buttonOf(review) !== undefined);
    // Saved before its row was written would be a save of nothing, and is told as one.
    window.satchelKillsLast = "nothing";
    buttonOf(save)?.click();
    await until(() => buttonOf(review) === undefined && isSaid());
    void window.satchelKillsSaid({ step: "saved", event: window.satchelKillsLast });
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

export interface StoredLog {
  readonly next: number;
  readonly hw: number;
  readonly number: string;
  /** By seq. */
  readonly events: readonly { readonly id: string; readonly seq: number }[];
}

/** The rows as the browser gives them, by a connection of its own. */
export async function readStoredLog(databaseName: string): Promise<StoredLog> {
  const answerTo = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.addEventListener("success", () => resolve(request.result));
      request.addEventListener("error", () => reject(request.error ?? new Error("It can't be read.")));
    });
  const database = await answerTo(indexedDB.open(databaseName));
  const transaction = database.transaction(["events", "meta"], "readonly");
  const [rows, log, sync] = await Promise.all([
    answerTo(transaction.objectStore("events").getAll()),
    answerTo(transaction.objectStore("meta").get("log")),
    answerTo(transaction.objectStore("meta").get("sync")),
  ]);
  database.close();
  const { next, number } = log as { readonly next: number; readonly number: string };
  const { hw } = sync as { readonly hw: number };
  const events = (rows as readonly { readonly id: string; readonly seq: number }[])
    .map(({ id, seq }) => ({ id, seq }))
    .toSorted((one, other) => one.seq - other.seq);
  return { next, hw, number, events };
}
