import type { Migration } from "./migration.ts";

/**
 * What a lead's decision makes of an entry stands in its row, and how many of a
 * number are set aside is counted as that changes: an exchange asks both, and
 * must not go through thousands of rows to hear what it was told before.
 */
export const quarantineStates: Migration = {
  number: 8,
  says: "what is open of the entries kept apart, and how many of each number were set aside",
  sql: `
    ALTER TABLE quarantine ADD COLUMN state TEXT NOT NULL DEFAULT 'open'
      CHECK (state IN ('open', 'set-aside', 'mended'));
    UPDATE quarantine SET state = 'set-aside' WHERE EXISTS (
      SELECT 1 FROM quarantine_decisions AS given
      WHERE given.program = quarantine.program AND given.id = quarantine.id AND given.h = quarantine.h
        AND given.decision = 'set-aside' AND given.code = quarantine.code);
    UPDATE quarantine SET state = 'mended' WHERE EXISTS (
      SELECT 1 FROM quarantine_decisions AS given
        JOIN events ON events.program = given.program AND events.id = given.event
      WHERE given.program = quarantine.program AND given.id = quarantine.id AND given.h = quarantine.h
        AND given.decision = 'mended' AND events.record = json_extract(quarantine.envelope, '$.record'));

    -- What a phone is told of: these rows and no others, in their order, with all that is asked of them.
    -- Otherwise SQLite goes through all rows of the number instead.
    CREATE INDEX quarantine_told ON quarantine (program, number, seq, code, state)
      WHERE code = 'withheld' OR state = 'open';
    CREATE INDEX quarantine_decisions_by_event ON quarantine_decisions (program, event) WHERE event IS NOT NULL;

    -- Without those whose body a phone is still asked for: they are told of.
    CREATE TABLE set_aside (
      program TEXT NOT NULL,
      number TEXT NOT NULL,
      entries INTEGER NOT NULL,
      PRIMARY KEY (program, number)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO set_aside (program, number, entries)
      SELECT program, number, count(*) FROM quarantine
      WHERE state = 'set-aside' AND code <> 'withheld' GROUP BY program, number;

    -- As triggers, so that nobody who writes a row can forget it.
    CREATE TRIGGER set_aside_comes AFTER INSERT ON quarantine
      WHEN new.state = 'set-aside' AND new.code <> 'withheld'
      BEGIN
        INSERT INTO set_aside (program, number, entries) VALUES (new.program, new.number, 1)
          ON CONFLICT (program, number) DO UPDATE SET entries = entries + 1;
      END;
    CREATE TRIGGER set_aside_goes AFTER DELETE ON quarantine
      WHEN old.state = 'set-aside' AND old.code <> 'withheld'
      BEGIN
        UPDATE set_aside SET entries = entries - 1 WHERE program = old.program AND number = old.number;
      END;
    CREATE TRIGGER set_aside_changes AFTER UPDATE OF state, code ON quarantine
      WHEN (old.state = 'set-aside' AND old.code <> 'withheld') <> (new.state = 'set-aside' AND new.code <> 'withheld')
      BEGIN
        INSERT INTO set_aside (program, number, entries)
          VALUES (new.program, new.number, iif(new.state = 'set-aside' AND new.code <> 'withheld', 1, 0))
          ON CONFLICT (program, number) DO UPDATE
            SET entries = entries + iif(new.state = 'set-aside' AND new.code <> 'withheld', 1, -1);
      END;
  `,
};
