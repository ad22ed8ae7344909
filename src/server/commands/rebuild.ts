// `npm run rebuild`: looks again at what is quarantined, and counts heads and totals anew from all events. The endpoint may run.
import { join } from "node:path";
import { databaseName, keysName } from "../data-folder.ts";
import { openProgramKeys } from "../program-keys.ts";
import { retryQuarantined } from "../stores/quarantine.ts";
import { rebuildRecords } from "../stores/recount.ts";
import { openDatabase } from "../stores/sqlite-database.ts";
import { openerWith } from "../unsealing.ts";
import { runCommand } from "./command.ts";
import { openProgramForReading } from "./open-access.ts";

await runCommand({ usage: "npm run rebuild", words: 0 }, async ({ dataDir }) => {
  // Refuses where there is none: opening to write would make one.
  openProgramForReading(dataDir).close();
  const database = openDatabase(join(dataDir, databaseName));
  try {
    const { tried, understood } = await retryQuarantined(
      database,
      openerWith(openProgramKeys(join(dataDir, keysName))),
    );
    if (tried > 0) console.log(`Quarantined: ${understood} of ${tried} can be understood now, and count.`);
    for (const { program, changedHeads, changedCells } of rebuildRecords(database)) {
      const isSame = changedHeads + changedCells === 0;
      console.log(
        isSame
          ? `Program ${program} in ${dataDir}: everything was as its events say.`
          : `Program ${program} in ${dataDir}: ${changedHeads} records and ${changedCells} totals were otherwise and are right now.`,
      );
    }
    return true;
  } finally {
    database.close();
  }
});
