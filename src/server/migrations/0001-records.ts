import type { Migration } from "./migration.ts";

/**
 * The log that phones send, and what is counted from it.
 *
 * The program stands first in every key: one program's rows lie together, and
 * no query can reach another's by leaving a condition out. Ids are text, so
 * that a person at a terminal can read what is here; days are days, never
 * times: beside a record stands only the day on which it came.
 *
 * `receipts` say which event came under which number and are never taken away.
 * `events` hold what was understood, each id once, whatever numbers it came
 * under. `heads`, `cells` and `months` are counted from the events and can be
 * rebuilt from them.
 */
export const records: Migration = {
  number: 1,
  says: "Logs, events, and the totals that are counted from them.",
  sql: `
    CREATE TABLE logs (
      program TEXT NOT NULL,
      number TEXT NOT NULL,
      owner_kind TEXT NOT NULL CHECK (owner_kind IN ('device', 'account')),
      owner TEXT NOT NULL,
      born INTEGER NOT NULL,
      -- All of born + 1 … hw have a receipt; digest is the sum of theirs, as 16 hexadecimal digits.
      hw INTEGER NOT NULL,
      digest TEXT NOT NULL,
      -- The highest that was announced.
      next INTEGER NOT NULL,
      -- Where a later number of the same log took over; absent while this one is in use.
      replaced_after INTEGER,
      app TEXT,
      facts TEXT,
      last_seen_day TEXT,
      PRIMARY KEY (program, number)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE receipts (
      program TEXT NOT NULL,
      number TEXT NOT NULL,
      seq INTEGER NOT NULL,
      id TEXT NOT NULL,
      h BLOB NOT NULL CHECK (length(h) = 32),
      -- The record, where the event had come before under another number. Almost always absent.
      again TEXT,
      PRIMARY KEY (program, number, seq)
    ) STRICT, WITHOUT ROWID;
    -- With all that is asked of it: otherwise SQLite reads through the whole program's receipts instead.
    CREATE INDEX receipts_again ON receipts (program, again, id, number) WHERE again IS NOT NULL;

    -- With a rowid: rows of a kilobyte would make the pages of a clustered key few to a page and random to write.
    CREATE TABLE events (
      program TEXT NOT NULL,
      id TEXT NOT NULL,
      record TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('rec', 'fix', 'void')),
      rev INTEGER NOT NULL,
      base TEXT,
      schema INTEGER NOT NULL,
      day TEXT NOT NULL,
      salt BLOB NOT NULL CHECK (length(salt) = 16),
      content TEXT NOT NULL,
      h BLOB NOT NULL CHECK (length(h) = 32),
      -- The number that it came under first.
      number TEXT NOT NULL,
      seq INTEGER NOT NULL,
      received_day TEXT NOT NULL,
      PRIMARY KEY (program, id),
      CHECK ((kind = 'rec') = (base IS NULL))
    ) STRICT;
    CREATE INDEX events_by_record ON events (program, record);

    CREATE TABLE quarantine (
      program TEXT NOT NULL,
      number TEXT NOT NULL,
      seq INTEGER NOT NULL,
      id TEXT NOT NULL,
      h BLOB NOT NULL CHECK (length(h) = 32),
      code TEXT NOT NULL,
      day TEXT NOT NULL,
      received_day TEXT NOT NULL,
      -- As it travelled, so that it can be tried again.
      envelope TEXT NOT NULL,
      PRIMARY KEY (program, number, seq)
    ) STRICT;
    CREATE INDEX quarantine_by_id ON quarantine (program, id);

    CREATE TABLE heads (
      program TEXT NOT NULL,
      record TEXT NOT NULL,
      -- StateOutline as JSON.
      state TEXT NOT NULL,
      -- The event whose content is current, and its day; absent while only voids have come.
      event TEXT,
      day TEXT,
      is_live INTEGER NOT NULL CHECK (is_live IN (0, 1)),
      PRIMARY KEY (program, record)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX heads_by_day ON heads (program, day, record, is_live, event) WHERE day IS NOT NULL;

    CREATE TABLE cells (
      program TEXT NOT NULL,
      month TEXT NOT NULL,
      day TEXT NOT NULL,
      first_day TEXT NOT NULL,
      site TEXT NOT NULL,
      route TEXT NOT NULL,
      model TEXT NOT NULL,
      source TEXT NOT NULL,
      measure TEXT NOT NULL,
      code TEXT NOT NULL,
      value INTEGER NOT NULL,
      PRIMARY KEY (program, month, day, first_day, site, route, model, source, measure, code)
    ) STRICT, WITHOUT ROWID;

    -- One row a program: the highest position given out, and the fold that its cells were counted with.
    CREATE TABLE counters (
      program TEXT NOT NULL PRIMARY KEY,
      position INTEGER NOT NULL,
      fold INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- What was drawn for a position: a restored server draws another.
    CREATE TABLE witnesses (
      program TEXT NOT NULL,
      position INTEGER NOT NULL,
      witness TEXT NOT NULL,
      PRIMARY KEY (program, position)
    ) STRICT, WITHOUT ROWID;

    -- The position of each month's last change. A month in which nothing is counted any more keeps its row.
    CREATE TABLE months (
      program TEXT NOT NULL,
      month TEXT NOT NULL,
      position INTEGER NOT NULL,
      PRIMARY KEY (program, month)
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX months_by_position ON months (program, position);

    -- What to tell a number: a record of its own was changed through another.
    CREATE TABLE changes (
      program TEXT NOT NULL,
      number TEXT NOT NULL,
      position INTEGER NOT NULL,
      record TEXT NOT NULL,
      rev INTEGER NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('rec', 'fix', 'void')),
      PRIMARY KEY (program, number, position)
    ) STRICT, WITHOUT ROWID;
  `,
};
