/** Compares all that an endpoint has with what was saved on phones: no more, no less, and each once. */
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import type { RecordEvent } from "../../src/domain/event.ts";
import type { MonthBlock } from "../../src/domain/month-block.ts";
import { cellsOfBlock } from "../../src/domain/read-block.ts";
import { type PlacedCell, rollupOf } from "../../src/domain/rollup.ts";
import { databaseName } from "../../src/server/data-folder.ts";
import { checkRecords } from "../../src/server/stores/check-records.ts";
import { openForReading } from "../../src/server/stores/sqlite-database.ts";
import { liveRecordsOf, statesOf } from "./fold-of-events.ts";

/** Where a phone's log stands. */
export interface LogStand {
  readonly number: string;
  /** Up to here it was told that all is stored. */
  readonly hw: number;
}

/** What is confirmed and not there; and of how many logs more is there than was told. */
export interface Confirmed {
  readonly problems: readonly string[];
  readonly untold: number;
  readonly events: number;
}

/** Cheap enough for after each kill: of each log every number up to what was told, and nothing counted twice. */
export function compareConfirmed(dataDir: string, stands: readonly LogStand[]): Confirmed {
  return reading(dataDir, (connection) => {
    const logs = new Map(
      connection
        .prepare(
          `SELECT number, hw, (SELECT count(*) FROM receipts AS r
             WHERE r.program = logs.program AND r.number = logs.number AND seq > born AND seq <= hw) = hw - born AS is_whole
           FROM logs`,
        )
        .all()
        .map((row) => [String(row["number"]), { hw: Number(row["hw"]), isWhole: row["is_whole"] === 1 }]),
    );
    const problems: string[] = [];
    for (const [number, { isWhole }] of logs) if (!isWhole) problems.push(`${number} has a gap below its hw`);
    for (const { number, hw } of stands) {
      const stored = logs.get(number)?.hw ?? 0;
      if (stored < hw) problems.push(`${number}: ${hw} were confirmed, ${stored} are stored`);
    }
    const untold = stands.filter(({ number, hw }) => (logs.get(number)?.hw ?? 0) > hw).length;
    const [row] = connection.prepare("SELECT count(*) AS events FROM events").all();
    return { problems, untold, events: Number(row?.["events"]) };
  });
}

/** What `npm run check` finds. */
export async function findingsIn(dataDir: string): Promise<readonly string[]> {
  const connection = openForReading(join(dataDir, databaseName));
  try {
    return (await checkRecords(connection)).findings;
  } finally {
    connection.close();
  }
}

/** Ids of all stored events, against those that were saved; nothing may be in quarantine. */
export function compareIds(dataDir: string, saved: ReadonlySet<string>): readonly string[] {
  return reading(dataDir, (connection) => {
    const ids = connection
      .prepare("SELECT id FROM events")
      .all()
      .map(({ id }) => String(id));
    const stored = new Set(ids);
    const lost = [...saved].filter((id) => !stored.has(id)).length;
    const alien = [...stored].filter((id) => !saved.has(id)).length;
    const [quarantined] = connection.prepare("SELECT count(*) AS events FROM quarantine").all();
    return [
      ...sentenceFor(lost, "events were saved and are not stored"),
      ...sentenceFor(alien, "stored events were never saved"),
      ...sentenceFor(ids.length - stored.size, "events are stored twice"),
      ...sentenceFor(Number(quarantined?.["events"]), "events are in quarantine"),
    ];
  });
}

/** The totals that a lead pulls, number by number, against the fold of what was saved. */
export function compareTotals(
  blocks: readonly MonthBlock[],
  saved: readonly RecordEvent[],
): readonly string[] {
  return compareCells(blocks, rollupOf(liveRecordsOf([...statesOf(saved).values()])).cells());
}

/** The same against numbers that were added up elsewhere. */
export function compareCells(blocks: readonly MonthBlock[], cells: readonly PlacedCell[]): readonly string[] {
  const counted = valuesByPlace(blocks.flatMap(cellsOfBlock));
  const expected = valuesByPlace(cells);
  return [...new Set([...counted.keys(), ...expected.keys()])].flatMap((key) => {
    const [is, must] = [counted.get(key) ?? 0, expected.get(key) ?? 0];
    return is === must ? [] : [`the total of ${key} is ${is}, and ${must} were saved`];
  });
}

function valuesByPlace(cells: readonly PlacedCell[]): ReadonlyMap<string, number> {
  const entries = cells.map(({ place, measure, code, value }): [string, number] => {
    const sorted = Object.entries(place).toSorted(([one], [other]) => (one < other ? -1 : 1));
    return [JSON.stringify([measure, code, sorted]), value];
  });
  return new Map(entries);
}

function sentenceFor(count: number, sentence: string): readonly string[] {
  return count === 0 ? [] : [`${count} ${sentence}`];
}

function reading<T>(dataDir: string, look: (connection: DatabaseSync) => T): T {
  const connection = openForReading(join(dataDir, databaseName));
  try {
    return look(connection);
  } finally {
    connection.close();
  }
}
