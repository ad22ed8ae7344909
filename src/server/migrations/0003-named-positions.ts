import type { Migration } from "./migration.ts";

/** Cursors are made of positions that months and changes name, however old: each gets its witness back. */
export const namedPositions: Migration = {
  number: 3,
  says: "the witness of every position that months and changes name",
  sql: `
    CREATE UNIQUE INDEX changes_by_position ON changes (program, position);

    INSERT OR IGNORE INTO witnesses (program, position, witness)
    SELECT program, position, lower(hex(randomblob(8))) FROM months
    UNION ALL SELECT program, position, lower(hex(randomblob(8))) FROM changes;
  `,
};
