/** What the suites of the record store ask it and expect of it. */
import { expect, onTestFinished } from "vitest";
import { contribution } from "../../../src/domain/contribution.ts";
import type { SatchelRecord } from "../../../src/domain/record.ts";
import { cellsOfBlock } from "../../../src/domain/read-block.ts";
import { rollupOf } from "../../../src/domain/rollup.ts";
import { blockFromWire } from "../../../src/contract/wire/wire-block.ts";
import type { MonthBlock } from "../../../src/domain/month-block.ts";
import type { RecordStore } from "../../../src/server/stores/store.ts";
import { encounterOf, eventOf, localMonth } from "../builders.ts";
import { TestLog, testProgram, uuidOf } from "../test-log.ts";

export interface OpenedStore {
  readonly store: RecordStore;
  readonly close: () => void;
}

/** A store that is closed when its test ends. */
export function openedFor(open: () => OpenedStore): RecordStore {
  const { store, close } = open();
  onTestFinished(close);
  return store;
}

export function dropped(log: TestLog, pruned: number) {
  return { number: log.number, born: log.born, next: log.next, pruned, digest: log.digest(pruned) };
}

export async function phoneAndLead(store: RecordStore) {
  const [phone, lead] = [new TestLog(), new TestLog({ sender: { kind: "account", id: uuidOf("f", 3) } })];
  const event = eventOf(encounterOf());
  await phone.add(event);
  await phone.send(store);
  return { phone, lead, event };
}

export function missingByNumber(store: RecordStore) {
  return Object.fromEntries(store.logs(testProgram).map(({ number, missing }) => [number, missing]));
}

/** What is on the leads' list, as `number: [[first, last], ...]`, "some of" where it isn't certain. */
export function gapsIn(store: RecordStore) {
  return Object.fromEntries(
    store
      .logs(testProgram)
      .filter(({ gaps }) => gaps.length > 0)
      .map(({ number, gaps }) => [
        number,
        gaps.map(({ first, last, certain }) => (certain ? [first, last] : ["some of", first, last])),
      ]),
  );
}

export function pulled(store: RecordStore, after?: string, program = testProgram) {
  const reply = store.rollups(program, after);
  if (!reply.ok) throw new Error(`The pull was refused: ${reply.error}`);
  return reply.value;
}

export function monthAfter(months: number): string {
  return localMonth(`${2020 + Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}`);
}

/** All numbers that leads can read. What travels is what is read here. */
export function cellsIn(store: RecordStore, program = testProgram) {
  const blocks = store.withBlocks(program, localMonth("1980-01"), (all) => [...all]);
  const travelled: MonthBlock[] = [];
  for (let more = true, cursor: string | undefined; more; ) {
    const page = pulled(store, cursor, program);
    travelled.push(...page.blocks.map(blockFromWire));
    ({ more, cursor } = page);
  }
  expect(travelled.toSorted((a, b) => (a.month < b.month ? -1 : 1))).toEqual(blocks);
  return blocks.flatMap(cellsOfBlock);
}

/** What the contents of logs of new records add up to. */
export function cellsOf(...logs: readonly TestLog[]) {
  const records = logs.flatMap(({ sent }) =>
    sent.map(({ opened }): SatchelRecord => {
      if (!opened.ok) throw new Error("It opens.");
      return JSON.parse(new TextDecoder().decode(opened.canonical)) as SatchelRecord;
    }),
  );
  expect(records.every((record) => contribution(record).cells.length > 0)).toBe(true);
  return rollupOf(records).cells();
}
