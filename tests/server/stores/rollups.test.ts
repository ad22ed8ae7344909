/** How much of a program one reply to a lead's device holds. */
import { expect, onTestFinished, test } from "vitest";
import { blockFromWire } from "../../../src/contract/wire/wire-block.ts";
import { cellsOfBlock } from "../../../src/domain/read-block.ts";
import { Rollup, type PlacedCell } from "../../../src/domain/rollup.ts";
import { inMemory, openDatabase, type SqliteDatabase } from "../../../src/server/stores/sqlite-database.ts";
import { openRecordStore } from "../../../src/server/stores/sqlite-record-store.ts";
import type { RecordStore } from "../../../src/server/stores/store.ts";
import { addToCells } from "../../../src/server/stores/total-rows.ts";
import { contributionOf, out } from "../../support/contributions.ts";
import { monthAfter, pulled } from "../../support/record-store/readings.ts";
import { testProgram } from "../../support/test-log.ts";

const months = Array.from({ length: 5 }, (_, index) => monthAfter(index));

const megabyte = 1024 * 1024;

function setup(): { readonly database: SqliteDatabase; readonly store: RecordStore } {
  const database = openDatabase(inMemory);
  onTestFinished(() => database.close());
  return { database, store: openRecordStore(database) };
}

/** Two days of a month with so many items that its block is of half a megabyte. */
function largeMonth(month: string): readonly PlacedCell[] {
  const rollup = new Rollup();
  for (const day of ["02", "01"]) {
    const cells = Array.from({ length: 8000 }, (_, index) => out(`ITEM-${month}-${day}-${index}`, index + 1));
    rollup.add(contributionOf(cells, { day: `${month}-${day}` }));
  }
  return rollup.cells();
}

function add(database: SqliteDatabase, cells: readonly PlacedCell[]): void {
  database.transaction(() => addToCells(database, testProgram, cells));
}

/** As a desk does it that has nothing yet. */
function pullAll(store: RecordStore) {
  const replies = [pulled(store)];
  while (replies.at(-1)!.more) replies.push(pulled(store, replies.at(-1)!.cursor));
  return replies;
}

test("months that are too large for one reply come in several, whole, each once and exact", () => {
  const { database, store } = setup();
  const cells = months.flatMap(largeMonth);
  add(database, cells);

  const replies = pullAll(store);

  expect(replies.length).toBeGreaterThan(1);
  const blocks = replies.flatMap((reply) => reply.blocks.map(blockFromWire));
  expect(blocks.map(({ month }) => month)).toEqual(months);
  expect(blocks.flatMap(cellsOfBlock)).toEqual(cells);
  expect(pulled(store, replies.at(-1)!.cursor).blocks).toEqual([]);
});

test("a reply takes no other month once it holds a megabyte, and at least one", () => {
  const { database, store } = setup();
  add(database, months.flatMap(largeMonth));

  for (const { blocks } of pullAll(store)) {
    expect(blocks.length).toBeGreaterThan(0);
    expect(JSON.stringify(blocks.slice(0, -1)).length).toBeLessThan(megabyte);
  }
});

test("a month that changes between two replies comes again, as it is then", () => {
  const { database, store } = setup();
  add(database, months.flatMap(largeMonth));
  const first = pulled(store);
  const added = contributionOf([out("LATE", 7)], { day: `${months[0]!}-03` });
  add(database, [{ place: added.place, ...added.cells[0]! }]);

  const replies = [first];
  while (replies.at(-1)!.more) replies.push(pulled(store, replies.at(-1)!.cursor));

  const inOrder = replies.flatMap(({ blocks }) => blocks.map(blockFromWire));
  expect(inOrder.map(({ month }) => month)).toEqual([...months, months[0]]);
  expect(cellsOfBlock(inOrder.at(-1)!)).toContainEqual({ place: added.place, ...added.cells[0]! });
});
