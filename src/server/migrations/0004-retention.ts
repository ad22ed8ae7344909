import type { Migration } from "./migration.ts";

/**
 * Records of which only the numbers are kept. Their events stay, with an empty
 * content and a salt of zeros: id, `h` and receipts are what keeps them from
 * being counted twice.
 */
export const retention: Migration = {
  number: 4,
  // Versions before this one deleted without overwriting: what a page once held may still lie between its rows.
  rewritesFile: true,
  says: "which records had their details let go, and what they were counted as",
  sql: `
    -- In milliseconds since 1970: a shorter limit holds only after a day. Absent of settings from before.
    ALTER TABLE program_settings ADD COLUMN made_ms INTEGER;

    CREATE TABLE let_go (
      program TEXT NOT NULL,
      record TEXT NOT NULL,
      month TEXT NOT NULL,
      PRIMARY KEY (program, record)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX let_go_by_month ON let_go (program, month);

    -- What these records are counted as: part of cells, and all that is left to count cells anew from.
    -- Beside each number the fold that counted it. A later one can't count it again, so it is carried over.
    CREATE TABLE frozen_cells (
      program TEXT NOT NULL,
      day TEXT NOT NULL,
      first_day TEXT NOT NULL,
      site TEXT NOT NULL,
      route TEXT NOT NULL,
      model TEXT NOT NULL,
      source TEXT NOT NULL,
      measure TEXT NOT NULL,
      code TEXT NOT NULL,
      fold INTEGER NOT NULL,
      value INTEGER NOT NULL,
      PRIMARY KEY (program, day, first_day, site, route, model, source, measure, code, fold)
    ) STRICT, WITHOUT ROWID;

    -- How far letting go has come.
    CREATE TABLE letting_go (
      program TEXT NOT NULL PRIMARY KEY,
      -- The last program day on which it was looked for what is old, and the first on which the clock is believed.
      looked_day TEXT NOT NULL,
      from_day TEXT NOT NULL,
      -- Let go and not in the audit log yet: how many records, of which months.
      records INTEGER NOT NULL DEFAULT 0,
      first_month TEXT,
      last_month TEXT,
      -- Whether the database's log may hold what was let go.
      is_in_log INTEGER NOT NULL DEFAULT 0 CHECK (is_in_log IN (0, 1))
    ) STRICT, WITHOUT ROWID;
  `,
};
