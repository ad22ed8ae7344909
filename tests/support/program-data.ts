/** A data folder as an endpoint leaves it, with a program, a phone and a way to send under it. */
import { join } from "node:path";
import { type RecordStore } from "../../src/server/stores/store.ts";
import { openDatabase, type SqliteDatabase } from "../../src/server/stores/sqlite-database.ts";
import { openRecordStore } from "../../src/server/stores/sqlite-record-store.ts";
import { encounterOf, eventOf } from "./builders.ts";
import { inviteCodeOf, openProgramEndpoint, type TestBrowser, type TestEndpoint } from "./test-endpoint.ts";
import { TestLog } from "./test-log.ts";

export interface ProgramData {
  readonly endpoint: TestEndpoint;
  readonly admin: TestBrowser;
  readonly dataDir: string;
  readonly program: string;
  /** Of a phone that joined; its number is its own. */
  readonly phone: TestLog;
  readonly sendContacts: (count: number) => Promise<void>;
}

export async function openProgramData(): Promise<ProgramData> {
  const { endpoint, admin } = await openProgramEndpoint();
  const browser = endpoint.browser();
  const { who } = await browser.joinWith(await inviteCodeOf(admin, { label: "Van phone" }));
  const { id, program } = who;
  const phone = new TestLog({ program, sender: { kind: "device", id } });
  const { dataDir } = endpoint;
  return {
    endpoint,
    admin,
    dataDir,
    program,
    phone,
    async sendContacts(count) {
      for (let sent = 0; sent < count; sent += 1) await phone.add(eventOf(encounterOf()));
      await withStore(dataDir, async (store) => phone.send(store));
    },
  };
}

/** A connection beside the endpoint's. */
export async function withStore<T>(
  dataDir: string,
  work: (store: RecordStore, database: SqliteDatabase) => Promise<T>,
): Promise<T> {
  const database = openDatabase(join(dataDir, "satchel.sqlite"));
  try {
    return await work(openRecordStore(database), database);
  } finally {
    database.close();
  }
}
