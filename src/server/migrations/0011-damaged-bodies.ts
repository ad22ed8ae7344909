import type { Migration } from "./migration.ts";

/**
 * A body that was damaged on its way is none: whoever keeps the whole one is
 * still asked for it, also where the damage shows only once a key is back.
 */
export const damagedBodies: Migration = {
  number: 11,
  says: "which of the bodies kept apart are damaged, and which of them their phones may have whole",
  sql: `
    ALTER TABLE quarantine ADD COLUMN damaged INTEGER NOT NULL DEFAULT 0 CHECK (damaged IN (0, 1));
    -- Why the phone announced the event without its body, or 'copy' where only a copy of the phone brought it. Absent
    -- where the body is the phone's own.
    ALTER TABLE quarantine ADD COLUMN kept_back TEXT;
    UPDATE quarantine SET kept_back = envelope ->> '$.withheld' WHERE code = 'withheld';
  `,
};
