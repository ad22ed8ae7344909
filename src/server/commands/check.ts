// `npm run check`: compares all that the endpoint keeps, prints the differences (of many the first thousand), and ends with 1 when there is one.
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { keysName } from "../data-folder.ts";
import { damagedKeyFiles, hasNoKeys } from "../program-keys.ts";
import { firstBrokenLine } from "../stores/audit-log.ts";
import { checkRecords } from "../stores/check-records.ts";
import { keysMissing, runCommand } from "./command.ts";
import { openProgramForReading } from "./open-access.ts";

async function isKeyless(connection: DatabaseSync, folder: string): Promise<boolean> {
  const programs = connection.prepare("SELECT program FROM programs").all();
  const keyless = await Promise.all(programs.map(({ program }) => hasNoKeys(folder, String(program))));
  return keyless.includes(true);
}

await runCommand({ usage: "npm run check", words: 0 }, async ({ dataDir }) => {
  const connection = openProgramForReading(dataDir);
  try {
    const { events, records, letGo, findings, findingCount } = await checkRecords(connection);
    for (const finding of findings) console.log(finding);
    const count = findingCount === 0 ? "nothing differs" : `${findingCount} differences`;
    console.log(`Looked at ${events} events of ${records} records in ${dataDir}: ${count}.`);
    if (letGo > 0)
      console.log(`Of ${letGo} more records, details were let go; their totals are kept as they were.`);
    const broken = firstBrokenLine(connection);
    if (broken !== undefined)
      console.log(`The audit log was changed: line ${broken} doesn't follow from the one before.`);
    const damaged = await damagedKeyFiles(join(dataDir, keysName));
    for (const path of damaged) {
      console.log(
        `${path} is no whole key: what phones sealed to it can't be opened. Put its copy back from a backup of the keys.`,
      );
    }
    const keyless = await isKeyless(connection, join(dataDir, keysName));
    if (keyless) console.log(keysMissing);
    return findingCount === 0 && broken === undefined && damaged.length === 0 && !keyless;
  } finally {
    connection.close();
  }
});
