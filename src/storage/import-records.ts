/** Records that were made elsewhere, brought into the log with the revision they have there. */
import { parseRecord } from "../contract/record-schema.ts";
import { assert } from "../domain/assert.ts";
import type { RecEvent } from "../domain/event.ts";
import { ok, type Result } from "../domain/result.ts";
import type { PreparedEvent, Verdict } from "./apply-events.ts";
import { commitEvents } from "./commit.ts";
import type { Connection } from "./connection.ts";
import type { ImportCount, RevisedRecord, SaveFailure } from "./phone.ts";
import { prepareEvent, type SaveTools } from "./save.ts";

/** Enough that a transaction's own cost is spread thin, few enough that a cheap phone holds them and a save never waits long. */
export const recordsPerChunk = 200;

/** Stops at the first chunk that fails: those before it are stored, and found there the next time. */
export async function importInChunks(
  records: readonly RevisedRecord[],
  importOne: (chunk: readonly RevisedRecord[]) => Promise<Result<ImportCount, SaveFailure>>,
): Promise<Result<ImportCount, SaveFailure>> {
  let added = 0;
  let alreadyHere = 0;
  let newerInFile = 0;
  for (let start = 0; start < records.length; start += recordsPerChunk) {
    const imported = await importOne(records.slice(start, start + recordsPerChunk));
    if (!imported.ok) return imported;
    added += imported.value.added;
    alreadyHere += imported.value.alreadyHere;
    newerInFile += imported.value.newerInFile;
  }
  return ok({ added, alreadyHere, newerInFile });
}

/** One chunk: all of it or nothing. A record whose id is on this phone is left as it is. */
export async function importChunk(
  connection: Connection,
  records: readonly RevisedRecord[],
  tools: SaveTools,
  isOver: () => boolean,
): Promise<ImportCount> {
  assert(records.length <= recordsPerChunk, "the caller cuts what it imports into chunks");
  const verdicts = await commitChunk(connection, records, tools, isOver);
  // Known are the events that a first try stored before its connection broke: the ids are new ones of our own.
  const countOf = (...asked: readonly Verdict[]) =>
    verdicts.filter((verdict) => asked.includes(verdict)).length;
  return {
    added: countOf("stored", "known"),
    alreadyHere: countOf("overtaken", "overtaken-by-older"),
    newerInFile: countOf("overtaken-by-older"),
  };
}

async function commitChunk(
  connection: Connection,
  records: readonly RevisedRecord[],
  tools: SaveTools,
  isOver: () => boolean,
): Promise<readonly Verdict[]> {
  for (;;) {
    const prepared = await Promise.all(records.map((record) => prepareImported(record, tools)));
    const committed = await connection.run(
      (database) => commitEvents(database, prepared, { ...tools, isOver }),
      isOver,
    );
    if (committed !== "other-doors") return committed;
    await tools.refreshDoors();
  }
}

async function prepareImported({ record, rev }: RevisedRecord, tools: SaveTools): Promise<PreparedEvent> {
  assert(parseRecord(record).ok, "what is imported came through the file's parser");
  const event: RecEvent = { id: tools.newEventId(), record: record.id, rev, kind: "rec", content: record };
  return { ...(await prepareEvent(event, undefined, tools)), isBrought: true };
}
