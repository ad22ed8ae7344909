/** What is seen of a phone's database from outside. */
import { splitSealedBody } from "../../../src/contract/wire/sealed-body.ts";
import { databaseNames } from "../../../src/storage/database-names.ts";
import { openNatively, rowsOf } from "../../support/stored-rows.ts";
import type { DeviceOfRelease } from "../../support/device-of-release.ts";

/** To which a phone sealed the newest of its events. */
export async function newestKeyOn({ indexedDB }: DeviceOfRelease): Promise<number | undefined> {
  const rows = await rowsOf(indexedDB, "events", databaseNames.program);
  const newest = rows.toSorted((one, other) => Number(other["seq"]) - Number(one["seq"]))[0];
  return newest && splitSealedBody(newest["body"] as Uint8Array<ArrayBuffer>)?.key;
}

/** The browser's is ten times the app's. */
export async function versionOn({ indexedDB }: DeviceOfRelease): Promise<number> {
  const database = await openNatively(indexedDB, databaseNames.program);
  database.close();
  return database.version / 10;
}
