/** A store of records on a database, which lets go of details and looks what is left. */
import type { LocalMonth } from "../../src/domain/ids.ts";
import { checkRecords } from "../../src/server/stores/check-records.ts";
import { letGoOf } from "../../src/server/stores/let-go.ts";
import { openDatabase } from "../../src/server/stores/sqlite-database.ts";
import { openRecordStore } from "../../src/server/stores/sqlite-record-store.ts";
import { testProgram } from "./test-log.ts";

/** What counting anew answers where it finds everything as it is. */
export const nothingChanged = [{ program: testProgram, changedHeads: 0, changedCells: 0 }];

export function storeLettingGo(path: string) {
  const database = openDatabase(path);
  const store = openRecordStore(database);
  return {
    database,
    store,
    /** All records before a month, in small steps. */
    letGo: (before: LocalMonth): number => {
      for (let sum = 0; ; ) {
        const months = database.transaction(() => letGoOf(database, testProgram, { before, limit: 2 }));
        if (months.length === 0) return sum;
        sum += months.reduce((records, month) => records + month.records, 0);
      }
    },
    codes: () =>
      database
        .prepare("SELECT seq, code FROM quarantine ORDER BY seq")
        .all()
        .map(({ seq, code }) => `${String(seq)} ${String(code)}`),
    findings: async () => (await checkRecords(database.db)).findings,
  };
}
