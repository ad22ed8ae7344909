import type { Migration } from "./migration.ts";

/**
 * What leads decided on entries in quarantine. By event and not by place: the
 * same event comes again under another number, and is decided on then. What was
 * decided before stands in the audit log.
 */
export const quarantineDecisions: Migration = {
  number: 6,
  says: "what leads decided on what lies in quarantine",
  sql: `
    CREATE TABLE quarantine_decisions (
      program TEXT NOT NULL,
      id TEXT NOT NULL,
      h BLOB NOT NULL CHECK (length(h) = 32),
      decision TEXT NOT NULL CHECK (decision IN ('set-aside', 'mended')),
      -- Why it lay there then: with another reason, it is to be decided on anew.
      code TEXT NOT NULL,
      reason TEXT,
      -- Which event mends it; it may come later.
      event TEXT,
      account TEXT NOT NULL,
      day TEXT NOT NULL,
      PRIMARY KEY (program, id, h),
      CHECK ((decision = 'set-aside') = (reason IS NOT NULL)),
      CHECK ((decision = 'mended') = (event IS NOT NULL))
    ) STRICT, WITHOUT ROWID;
  `,
};
