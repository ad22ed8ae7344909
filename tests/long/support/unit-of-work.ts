/**
 * A fixed piece of work of the kind that is measured. What it takes tells how
 * quick the machine is at this moment: where others are busy on it, even the
 * processor time of the same work doubles.
 */
import { createHash } from "node:crypto";
import { medianOf } from "../../bench/support/samples.ts";

const record = {
  id: "10000000-0000-4000-8000-000000000001",
  day: "2025-01-01",
  lines: Array.from({ length: 6 }, (_, line) => ({ item: `ITEM-${line}`, quantity: line, direction: "out" })),
};
const rounds = 300;

/** Processor time. */
export function unitMs(): number {
  const before = process.cpuUsage();
  const rows = new Map<string, unknown>();
  for (let round = 0; round < rounds; round++) {
    const text = JSON.stringify({ ...record, round });
    rows.set(createHash("sha256").update(text).digest("hex"), structuredClone(JSON.parse(text)));
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** What something takes, in units. */
export interface InUnits {
  /** Processor time of one of them. */
  readonly ms: number;
  readonly inUnits: number;
}

/** Processor time of something that is done many times, in units. */
export class TimeInUnits implements InUnits {
  #ms = 0;
  #count = 0;
  #unitsMs = 0;
  #units = 0;

  add(ms: number, count: number): void {
    this.#ms += ms;
    this.#count += count;
  }

  addUnit(ms: number): void {
    this.#unitsMs += ms;
    this.#units += 1;
  }

  /** Of one of them. */
  get ms(): number {
    return this.#ms / this.#count;
  }

  get inUnits(): number {
    return this.ms / (this.#unitsMs / this.#units);
  }

  against(other: TimeInUnits): number {
    return this.inUnits / other.inUnits;
  }
}

/**
 * The same by the middle round and the middle unit: collecting garbage takes as
 * long as many of them, and where it falls would decide what a mean says.
 */
export class RoundsInUnits implements InUnits {
  readonly #rounds: number[] = [];
  readonly #units: number[] = [];

  /** A round in which nothing was done, or taken back, says nothing of what one takes. */
  add(ms: number, count: number): void {
    if (count > 0) this.#rounds.push(ms / count);
  }

  addUnit(ms: number): void {
    this.#units.push(ms);
  }

  get ms(): number {
    return medianOf(this.#rounds);
  }

  get inUnits(): number {
    return this.ms / medianOf(this.#units);
  }

  against(other: RoundsInUnits): number {
    return this.inUnits / other.inUnits;
  }
}
