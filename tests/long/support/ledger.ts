/**
 * All that was saved in a year, on disk and apart from what is on trial, so that
 * it takes no memory; and at the end what it adds up to, by the rule as it is
 * written down.
 */
import { closeSync, createReadStream, openSync, writeSync } from "node:fs";
import { createInterface } from "node:readline";
import { monthOf } from "../../../src/domain/local-date.ts";
import type { RecordEvent } from "../../../src/domain/event.ts";
import type { SatchelRecord } from "../../../src/domain/record.ts";
import { contribution } from "../../../src/domain/contribution.ts";
import { type PlacedCell, Rollup } from "../../../src/domain/rollup.ts";
import { liveRecordsIn } from "../../simulation/naive-fold.ts";

const linesPerWrite = 200;
/** The first digit of a record's id: so many parts are folded one after the other. */
const parts = "0123456789abcdef";

type Line = readonly [place: number, event: RecordEvent];

export interface Folded {
  readonly ids: ReadonlySet<string>;
  readonly cells: readonly PlacedCell[];
  readonly records: number;
  /** By month, counted off the records by this file and by nothing of the product: contacts, and units out by item. */
  readonly byHand: ReadonlyMap<string, number>;
}

export class Ledger {
  readonly #path: string;
  readonly #file: number;
  #lines: string[] = [];
  events = 0;

  constructor(path: string) {
    this.#path = path;
    this.#file = openSync(path, "w");
  }

  note(event: RecordEvent): void {
    this.events += 1;
    this.#lines.push(`${event.record} ${JSON.stringify([this.events, event] satisfies Line)}\n`);
    if (this.#lines.length >= linesPerWrite) this.#write();
  }

  /** What those events come to that count, by their places in the order of the saves, from 1 on. */
  async fold(counts: (place: number) => boolean = () => true): Promise<Folded> {
    this.#write();
    const ids = new Set<string>();
    const rollup = new Rollup();
    const byHand = new Map<string, number>();
    let records = 0;
    for (const part of parts) {
      const lines = await this.#linesOf(part);
      const events = lines.flatMap(([place, event]) => (counts(place) ? [event] : []));
      for (const { id } of events) ids.add(id);
      for (const record of liveRecordsIn(events)) {
        records += 1;
        countByHand(byHand, record);
        rollup.add(contribution(record));
      }
    }
    return { ids, cells: rollup.cells(), records, byHand };
  }

  close(): void {
    closeSync(this.#file);
  }

  #write(): void {
    writeSync(this.#file, this.#lines.join(""));
    this.#lines = [];
  }

  async #linesOf(part: string): Promise<readonly Line[]> {
    const lines: Line[] = [];
    for await (const line of createInterface({ input: createReadStream(this.#path) })) {
      if (line.startsWith(part)) lines.push(JSON.parse(line.slice(line.indexOf(" ") + 1)) as Line);
    }
    return lines;
  }
}

/** As `byHand` has them, of cells. */
export function sumsLikeByHand(cells: readonly PlacedCell[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { place, measure, code, value } of cells) {
    if (measure === "contacts" || measure === "out") {
      add(sums, `${monthOf(place.day)} ${measure} ${code}`, value);
    }
  }
  return sums;
}

function countByHand(sums: Map<string, number>, record: SatchelRecord): void {
  const month = record.day.slice(0, "2025-01".length);
  if (record.kind === "encounter") add(sums, `${month} contacts `, 1);
  if (record.kind === "tally" && record.contacts !== undefined) {
    add(sums, `${month} contacts `, record.contacts);
  }
  if (record.kind === "shift" || record.kind === "stock" || record.kind === "cleanup") return;
  for (const { direction, item, quantity } of record.lines) {
    if (direction === "out") add(sums, `${month} out ${item}`, quantity);
  }
}

function add(sums: Map<string, number>, key: string, value: number): void {
  sums.set(key, (sums.get(key) ?? 0) + value);
}
