import type { Migration } from "./migration.ts";

/**
 * Who may ask. Of every secret only a hash is here; the salt of `programs` is
 * for making a phone's next credential from its former one. Times, in
 * milliseconds since 1970, are those at which something ends, and when a
 * password was shown; what happened stands beside a day, but in the audit log,
 * which has to tell what came before what.
 */
export const access: Migration = {
  number: 2,
  says: "The program's settings, accounts, phones, invites, and what was done with them.",
  sql: `
    CREATE TABLE programs (
      program TEXT NOT NULL PRIMARY KEY,
      credential_secret TEXT NOT NULL,
      created_day TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- The highest version is the one that holds; those before it stay.
    CREATE TABLE program_settings (
      program TEXT NOT NULL REFERENCES programs,
      version INTEGER NOT NULL,
      settings TEXT NOT NULL,
      made_day TEXT NOT NULL,
      PRIMARY KEY (program, version)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE setup_codes (
      hash TEXT NOT NULL PRIMARY KEY,
      expires INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE accounts (
      program TEXT NOT NULL REFERENCES programs,
      id TEXT NOT NULL,
      name TEXT NOT NULL,
      role TEXT NOT NULL CHECK (role IN ('viewer', 'lead', 'admin')),
      -- Empty once the account has ended.
      password TEXT NOT NULL,
      created_day TEXT NOT NULL,
      last_seen_day TEXT,
      ended_day TEXT,
      PRIMARY KEY (program, id),
      UNIQUE (program, name)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE sessions (
      hash TEXT NOT NULL PRIMARY KEY,
      program TEXT NOT NULL,
      account TEXT NOT NULL,
      -- The earlier of the two ends it.
      idle_until INTEGER NOT NULL,
      ends INTEGER NOT NULL,
      -- When the password was last shown.
      password_shown INTEGER NOT NULL,
      FOREIGN KEY (program, account) REFERENCES accounts
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE devices (
      program TEXT NOT NULL REFERENCES programs,
      id TEXT NOT NULL,
      label TEXT NOT NULL,
      joined_day TEXT NOT NULL,
      revoked_day TEXT,
      PRIMARY KEY (program, id)
    ) STRICT, WITHOUT ROWID;

    -- A phone's credentials, and some that it will get, by generation.
    CREATE TABLE credentials (
      hash TEXT NOT NULL PRIMARY KEY,
      program TEXT NOT NULL,
      device TEXT NOT NULL,
      generation INTEGER NOT NULL,
      -- Absent while it was not handed out, as far as this database knows.
      made_day TEXT,
      -- Absent while no later one was used.
      ends INTEGER,
      UNIQUE (program, device, generation),
      FOREIGN KEY (program, device) REFERENCES devices
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE invites (
      program TEXT NOT NULL REFERENCES programs,
      id TEXT NOT NULL,
      hash TEXT NOT NULL UNIQUE,
      role TEXT NOT NULL CHECK (role IN ('device', 'viewer', 'lead', 'admin')),
      label TEXT NOT NULL,
      expires INTEGER NOT NULL,
      created_day TEXT NOT NULL,
      -- An account, or the operator.
      made_by TEXT NOT NULL,
      -- Used or withdrawn.
      is_closed INTEGER NOT NULL DEFAULT 0 CHECK (is_closed IN (0, 1)),
      PRIMARY KEY (program, id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE audit (
      program TEXT NOT NULL,
      n INTEGER NOT NULL,
      utc TEXT NOT NULL,
      actor TEXT NOT NULL,
      action TEXT NOT NULL,
      object TEXT NOT NULL,
      outcome TEXT NOT NULL,
      rows INTEGER,
      previous TEXT NOT NULL,
      hash TEXT NOT NULL,
      PRIMARY KEY (program, n)
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
      BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
    CREATE TRIGGER audit_is_never_shortened BEFORE DELETE ON audit
      BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
  `,
};
