/** The first pull of a year by a lead's device, against reading the rows that its numbers are made of. */
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { setImmediate } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import type { RollupsReply } from "../../src/contract/wire/desk-messages.ts";
import { maxEventsPerExchange } from "../../src/contract/wire/wire-limits.ts";
import { openDatabase } from "../../src/server/stores/sqlite-database.ts";
import { openRecordStore } from "../../src/server/stores/sqlite-record-store.ts";
import type { RecordStore } from "../../src/server/stores/store.ts";
import { eventOf } from "../support/builders.ts";
import { TestLog } from "../support/test-log.ts";
import { contactsOf } from "./support/evenings.ts";
import { kilobytesOf, printFigures } from "./support/figures.ts";
import { mustBeOk, type ProgramServer, startProgram } from "./support/program-server.ts";
import { durationMsOf, durationMsUntil, medianOf } from "./support/samples.ts";
import { withFolder } from "./support/with-folder.ts";

const contacts = 40_000;
const days = 365;
const sites = 4;
const repeats = 15;
const warmUps = 2;

await withFolder(async (dataDir) => {
  const server = await startProgram(dataDir, { sites });
  // Beside the endpoint, as its commands do it.
  const database = openDatabase(join(dataDir, "satchel.sqlite"));
  const store = openRecordStore(database);
  await fill(store, server.programId);

  let replies: readonly RollupsReply[] = [];
  let rows = 0;
  const pullMs: number[] = [];
  const storeMs: number[] = [];
  const bareMs: number[] = [];
  for (let repeat = 0; repeat < warmUps + repeats; repeat++) {
    if (repeat === warmUps) for (const ofOneWay of [pullMs, storeMs, bareMs]) ofOneWay.length = 0;
    // What kept this process busy may have kept it from hearing that its connection was closed meanwhile.
    await setImmediate();
    pullMs.push(
      await durationMsUntil(async () => {
        replies = await pullAll(server);
      }),
    );
    storeMs.push(durationMsOf(() => void mustBeOk(store.rollups(server.programId))));
    bareMs.push(
      durationMsOf(() => {
        rows = cellRows(database.reader, server.programId).length;
      }),
    );
  }
  const bodies = replies.map((reply) => Buffer.from(JSON.stringify(reply)));
  const sumOf = (sizes: readonly number[]) => kilobytesOf(sizes.reduce((sum, size) => sum + size, 0));

  printFigures(`pull: a year of ${contacts} contacts, ${rows} numbers of days, ${replies.length} requests`, [
    { name: "bytes of the replies", value: sumOf(bodies.map((body) => body.byteLength)), unit: "KB" },
    { name: "  in gzip", value: sumOf(bodies.map((body) => gzipSync(body).byteLength)), unit: "KB" },
    { name: "pull / bare read of the rows, medians", value: medianOf(pullMs) / medianOf(bareMs), unit: "×" },
    { name: "  of it the store alone / bare read", value: medianOf(storeMs) / medianOf(bareMs), unit: "×" },
    { name: "pull, read and checked by the device", value: medianOf(pullMs), unit: "ms" },
    { name: "  of it the store alone", value: medianOf(storeMs), unit: "ms" },
    { name: "bare read of the rows", value: medianOf(bareMs), unit: "ms" },
  ]);
  database.close();
  await server.stop();
});

async function fill(store: RecordStore, program: string): Promise<void> {
  const log = new TestLog({ program });
  for (const contact of contactsOf({ count: contacts, firstDay: "2025-07-01", days, sites, seed: 3 })) {
    await log.add(eventOf(contact));
  }
  for (let start = 0; start < contacts; start += maxEventsPerExchange) {
    await log.send(store, log.sent.slice(start, start + maxEventsPerExchange));
  }
}

/** As the desk does it at its first sign-in. */
async function pullAll({ lead }: ProgramServer): Promise<readonly RollupsReply[]> {
  const replies: RollupsReply[] = [];
  for (;;) {
    const after = replies.at(-1)?.cursor;
    const query = after === undefined ? {} : { after };
    const reply = mustBeOk(await lead.call("rollups", { query }));
    replies.push(reply);
    if (!reply.more) return replies;
  }
}

function cellRows(reader: DatabaseSync, program: string): readonly unknown[] {
  return reader
    .prepare(
      `SELECT month, day, first_day, site, route, model, source, measure, code, value
       FROM cells WHERE program = ?`,
    )
    .all(program);
}
