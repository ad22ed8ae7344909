/**
 * The least that would do the same as the phone, beside it and with as much
 * stored: bare transactions on a copy of its database, in the same browser, and
 * POSTs to a server that only keeps what comes. What grows of these is the
 * browser's and the disk's, and not ours.
 */
import { parseStoredEvent } from "../../../src/contract/event-schema.ts";
import { maxEventsPerExchange } from "../../../src/contract/wire/wire-limits.ts";
import { type WireEvent, wireEventOf } from "../../../src/contract/wire/wire-event.ts";
import { enrolmentName } from "../../../src/storage/enrolment-name.ts";
import { logName, parseLogRow } from "../../../src/storage/log.ts";
import { parseSyncRow, syncName } from "../../../src/storage/sync-row.ts";
import { browserGzip } from "../../../src/sync/browser-client.ts";
import { copyShape, openRaw, resultOf, writeStrictly } from "../page/raw-database.ts";
import { durationMsUntil } from "../support/samples.ts";

const rowsPerCopy = 1000;
const rowsPerRead = 100;

/** What a save writes, by table and key. */
export type KeysOfSave = readonly (readonly [store: string, key: string])[];

interface EventRow {
  readonly seq: number;
  readonly record: string;
}

export class BarePhone {
  readonly #phone: IDBDatabase;
  readonly #copy: IDBDatabase;
  readonly #url: string;
  /** Up to where the copy has the phone's events, and the server those that the endpoint has. */
  #copied = 0;
  #sent = 0;

  private constructor(phone: IDBDatabase, copy: IDBDatabase, url: string) {
    this.#phone = phone;
    this.#copy = copy;
    this.#url = url;
  }

  static async open(name: string, url: string): Promise<BarePhone> {
    const phone = await openRaw(name);
    return new BarePhone(phone, await copyShape(phone, `${name} bare`), url);
  }

  /** Until as much is in the copy. */
  async copyNew(): Promise<void> {
    for (;;) {
      const events = await this.#eventsAfter(this.#copied, rowsPerCopy);
      const read = this.#phone.transaction(["book", "meta", "dayTotals"]);
      const [book, meta, dayTotals] = await Promise.all([
        Promise.all(events.map(({ record }) => resultOf<unknown>(read.objectStore("book").get(record)))),
        resultOf<unknown[]>(read.objectStore("meta").getAll()),
        resultOf<unknown[]>(read.objectStore("dayTotals").getAll()),
      ]);
      await writeStrictly(this.#copy, (transaction) => {
        for (const [store, rows] of Object.entries({ events, book, meta, dayTotals })) {
          for (const row of rows) transaction.objectStore(store).put(row);
        }
      });
      this.#copied += events.length;
      if (events.length < rowsPerCopy) return;
    }
  }

  /** Writes what a save has just written. */
  async save(keys: KeysOfSave): Promise<number> {
    const reading = this.#phone.transaction(this.#phone.objectStoreNames);
    const rows = await Promise.all(
      keys.map(
        async ([store, key]) =>
          [store, await resultOf<unknown>(reading.objectStore(store).get(key))] as const,
      ),
    );
    this.#copied += 1;
    return durationMsUntil(() =>
      writeStrictly(this.#copy, (transaction) => {
        for (const [store, row] of rows) transaction.objectStore(store).put(row);
      }),
    );
  }

  /** Reads what the facts of the status line are worked out of, in the phone's own database. */
  readFacts(): Promise<number> {
    return durationMsUntil(async () => {
      const reading = this.#phone.transaction(["meta", "events"]);
      const rows = [logName, syncName, enrolmentName].map((name) =>
        resultOf<unknown>(reading.objectStore("meta").get(name)),
      );
      const [log, sync] = (await Promise.all(rows)) as [{ readonly next: number }, { readonly hw: number }];
      if (log.next - 1 === sync.hw) return;
      await resultOf(reading.objectStore("events").index("seq").getAll(above(sync.hw), 1));
    });
  }

  /** Reads, packs and POSTs what the phone has sent since the last time, and notes each answer. */
  send(): Promise<number> {
    return durationMsUntil(async () => {
      const { hw, number } = await this.#stand();
      while (this.#sent < hw) {
        const rows = await this.#rowsToSend(Math.min(maxEventsPerExchange, hw - this.#sent));
        await this.#post({ number, events: rows.map(toWire) });
        this.#sent += rows.length;
        await this.#noteAnswer(rows);
      }
    });
  }

  async #rowsToSend(count: number): Promise<readonly EventRow[]> {
    const rows: EventRow[] = [];
    while (rows.length < count) {
      const limit = Math.min(rowsPerRead, count - rows.length);
      rows.push(...(await this.#eventsAfter(this.#sent + rows.length, limit)));
    }
    return rows;
  }

  async #post(body: { readonly number: string; readonly events: readonly WireEvent[] }): Promise<void> {
    const gzip = browserGzip();
    if (gzip === undefined) throw new Error("This browser packs nothing.");
    const packed = await gzip(new TextEncoder().encode(JSON.stringify(body)));
    const { status } = await fetch(this.#url, { method: "POST", body: packed });
    if (status !== 201) throw new Error(`The bare server answered ${status}.`);
  }

  /** A digest is made of each event's hash, which is in its row. */
  async #noteAnswer(rows: readonly EventRow[]): Promise<void> {
    const { sync } = await this.#stand();
    await writeStrictly(this.#copy, (transaction) => {
      const index = transaction.objectStore("events").index("seq");
      const requests = rows.map(({ seq }) => index.get(seq));
      requests.at(-1)?.addEventListener("success", () => transaction.objectStore("meta").put(sync));
    });
  }

  async #stand() {
    const meta = this.#phone.transaction("meta").objectStore("meta");
    const [log, sync] = await Promise.all([
      resultOf<unknown>(meta.get(logName)),
      resultOf<unknown>(meta.get(syncName)),
    ]);
    return { number: parseLogRow(log).number, hw: parseSyncRow(sync).hw, sync };
  }

  #eventsAfter(seq: number, limit: number): Promise<readonly EventRow[]> {
    const index = this.#phone.transaction("events").objectStore("events").index("seq");
    return resultOf<EventRow[]>(index.getAll(above(seq), limit) as IDBRequest<EventRow[]>);
  }
}

function above(seq: number): IDBKeyRange {
  return IDBKeyRange.lowerBound(seq, true);
}

function toWire(row: unknown): WireEvent {
  const event = parseStoredEvent(row);
  const sent = event.ok ? wireEventOf(event.value) : undefined;
  if (sent === undefined) throw new Error("An event of the phone can't be sent.");
  return sent;
}
