/** What stored rows must agree with, folded from nothing and in memory. */
import type { RecordEvent } from "../../src/domain/event.ts";
import type { RecordId } from "../../src/domain/ids.ts";
import type { Cell } from "../../src/domain/measure.ts";
import type { SatchelRecord } from "../../src/domain/record.ts";
import { applyEvent, emptyState, liveRecord, type RecordState } from "../../src/domain/record-state.ts";

export function statesOf(log: readonly RecordEvent[]): ReadonlyMap<RecordId, RecordState> {
  const states = new Map<RecordId, RecordState>();
  for (const event of log) {
    states.set(event.record, applyEvent(states.get(event.record) ?? emptyState, event));
  }
  return states;
}

export function liveRecordsOf(states: readonly RecordState[]): readonly SatchelRecord[] {
  return states.flatMap((state) => liveRecord(state) ?? []);
}

/** Over all places, by measure and code. */
export function sumsOf(cells: readonly Cell[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { measure, code, value } of cells) {
    const key = `${measure} ${code}`;
    sums.set(key, (sums.get(key) ?? 0) + value);
  }
  return new Map([...sums].filter(([, value]) => value !== 0));
}
