import type { Migration } from "./migration.ts";

/** A number of which an entry lies in quarantine holds its record too, and hears of what others make of it. */
export const quarantinedRecords: Migration = {
  number: 9,
  says: "of which record each entry is that was kept apart",
  sql: `
    CREATE INDEX quarantine_by_record ON quarantine (program, envelope ->> '$.record', number);
  `,
};
