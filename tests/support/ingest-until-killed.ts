// Sends records into the database that it is given, several logs at once, and says what was confirmed. Never ends by itself.
import { openDatabase } from "../../src/server/stores/sqlite-database.ts";
import { openRecordStore } from "../../src/server/stores/sqlite-record-store.ts";
import { encounterOf, eventOf } from "./builders.ts";
import { TestLog } from "./test-log.ts";
import { randomUUID } from "node:crypto";
import type { EventId, RecordId } from "../../src/domain/ids.ts";

const [path = ""] = process.argv.slice(2);
const store = openRecordStore(openDatabase(path));
await Promise.all([1, 2, 3].map(sendForEver));

async function sendForEver(): Promise<void> {
  const log = new TestLog({ number: randomUUID() });
  for (;;) {
    const sent = [];
    for (let count = 0; count < 5; count += 1) {
      const record = { ...encounterOf({ out: { "NLX-NAS-4": 1 } }), id: randomUUID() as RecordId };
      sent.push(await log.add(eventOf(record, { id: randomUUID() as EventId })));
    }
    const { hw } = await log.send(store, sent);
    process.stdout.write(`${log.number} ${hw}\n`);
  }
}
