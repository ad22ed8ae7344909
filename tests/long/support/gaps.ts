/** Which events a restore took for good, as it must be by the rule, and as the endpoint tells a lead. */
import { DatabaseSync } from "node:sqlite";
import { databaseNames } from "../../../src/storage/database-names.ts";
import type { LogRow } from "../../../src/storage/log.ts";
import type { EndpointClient } from "../../../src/sync/endpoint-client.ts";
import { rowsOf } from "../../support/stored-rows.ts";
import type { DeviceOfRelease } from "../../support/device-of-release.ts";
import { valueOf } from "../../support/results.ts";

export interface NumberGap {
  readonly number: string;
  readonly first: number;
  readonly last: number;
  readonly certain: boolean;
  readonly isDropped: boolean;
}

/**
 * Of the number that the log had before: what came after the backup and has
 * left the phone. `undefined` where it still had all of that.
 */
export async function gapAfterRestore(
  file: string,
  number: string,
  { indexedDB }: DeviceOfRelease,
): Promise<NumberGap | undefined> {
  const meta = await rowsOf(indexedDB, "meta", databaseNames.program);
  const log = meta.find(({ name }) => name === "log") as LogRow | undefined;
  const before = log?.prev.find((previous) => previous.number === number);
  if (before === undefined) return undefined;
  const first = stoodAt(file, number) + 1;
  return { number, first, last: before.pruned, certain: true, isDropped: true };
}

function stoodAt(file: string, number: string): number {
  const backup = new DatabaseSync(file, { readOnly: true });
  try {
    return Number(backup.prepare("SELECT hw FROM logs WHERE number = ?").get(number)?.["hw"]);
  } finally {
    backup.close();
  }
}

export async function gapsTold(client: EndpointClient): Promise<readonly NumberGap[]> {
  const { phones } = valueOf(await client.call("phones"));
  return phones.flatMap(({ gaps = [] }) =>
    gaps.map(({ number, first, last, certain, isDropped }) => ({ number, first, last, certain, isDropped })),
  );
}
