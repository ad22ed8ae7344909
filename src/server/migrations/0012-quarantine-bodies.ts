import type { Migration } from "./migration.ts";

/**
 * All that came of an entry is kept until something of it is understood: which
 * of several bodies is the whole one, nobody knows before a key has opened it.
 * What leads see and what phones are told is worked out of these.
 */
export const quarantineBodies: Migration = {
  number: 12,
  says: "each body that came of an entry kept apart, and which phones are asked for theirs",
  sql: `
    CREATE TABLE quarantine_bodies (
      program TEXT NOT NULL,
      number TEXT NOT NULL,
      seq INTEGER NOT NULL,
      -- The latest has the highest.
      nth INTEGER NOT NULL,
      brought TEXT NOT NULL CHECK (brought IN ('owner', 'elsewhere', 'copy')),
      reading TEXT NOT NULL CHECK (reading IN ('none', 'sealed', 'damaged', 'opened')),
      code TEXT NOT NULL,
      -- As it travelled, so that it can be tried again.
      envelope TEXT NOT NULL,
      PRIMARY KEY (program, number, seq, nth),
      FOREIGN KEY (program, number, seq) REFERENCES quarantine (program, number, seq) ON DELETE CASCADE
    ) STRICT;

    -- That its phone kept it back.
    INSERT INTO quarantine_bodies (program, number, seq, nth, brought, reading, code, envelope)
      SELECT program, number, seq, 1, 'owner', 'none', 'withheld',
        json_set(json_remove(envelope, '$.key', '$.enc', '$.sealed'), '$.withheld', kept_back)
      FROM quarantine WHERE kept_back <> 'copy';
    -- Who brought one that no key opened is not known: a damaged copy may have taken the place of what its phone still
    -- has. So that phone is asked; what it has come again changes nothing. Not of what was set aside, unless it is known
    -- that the phone kept it back: nobody waits for that.
    INSERT INTO quarantine_bodies (program, number, seq, nth, brought, reading, code, envelope)
      SELECT program, number, seq, 2,
        CASE WHEN kept_back IS NOT NULL THEN 'copy'
          WHEN code = 'cannot-open' AND state = 'open' THEN 'copy' ELSE 'owner' END,
        CASE WHEN envelope ->> '$.withheld' IS NOT NULL THEN 'none'
          WHEN damaged OR code = 'withheld' THEN 'damaged' WHEN code = 'cannot-open' THEN 'sealed' ELSE 'opened' END,
        iif(code = 'withheld' AND envelope ->> '$.withheld' IS NULL, 'cannot-open', code), envelope
      FROM quarantine WHERE kept_back IS NULL OR kept_back = 'copy' OR envelope ->> '$.withheld' IS NULL;

    DROP TRIGGER set_aside_comes;
    DROP TRIGGER set_aside_goes;
    DROP TRIGGER set_aside_changes;
    DROP INDEX quarantine_told;
    -- Whether its phone is told that the body is missing, whatever leads see of the copies.
    ALTER TABLE quarantine ADD COLUMN asked INTEGER NOT NULL DEFAULT 0 CHECK (asked IN (0, 1));
    -- Of the bodies, the one that leads are shown, if any; in the envelope here is what is in clear.
    ALTER TABLE quarantine ADD COLUMN shown INTEGER;
    ALTER TABLE quarantine DROP COLUMN damaged;
    ALTER TABLE quarantine DROP COLUMN kept_back;
    UPDATE quarantine SET
      envelope = json_remove(envelope, '$.key', '$.enc', '$.sealed'),
      shown = (
        SELECT nth FROM quarantine_bodies AS body
        WHERE body.program = quarantine.program AND body.number = quarantine.number AND body.seq = quarantine.seq
          AND (body.reading IN ('opened', 'sealed') OR body.brought = 'owner' AND body.reading = 'damaged')),
      asked = NOT EXISTS (
        SELECT 1 FROM quarantine_bodies AS body
        WHERE body.program = quarantine.program AND body.number = quarantine.number AND body.seq = quarantine.seq
          AND (body.reading = 'opened' OR body.brought = 'owner' AND body.reading <> 'none'));
    -- A copy that is damaged leaves it missing; what its phone said of it goes before what a copy says.
    UPDATE quarantine SET code = 'withheld', envelope = coalesce(
        (SELECT body.envelope FROM quarantine_bodies AS body
          WHERE body.program = quarantine.program AND body.number = quarantine.number AND body.seq = quarantine.seq
            AND body.brought = 'owner' AND body.reading = 'none' AND body.nth = 1),
        envelope)
      WHERE shown IS NULL;
    -- What was set aside stays so where it turned out to be missing since.
    UPDATE quarantine SET state = 'set-aside'
      WHERE state = 'open' AND code = 'withheld' AND EXISTS (
        SELECT 1 FROM quarantine_decisions AS given
        WHERE given.program = quarantine.program AND given.id = quarantine.id AND given.h = quarantine.h
          AND given.decision = 'set-aside' AND given.code IN ('withheld', 'cannot-open'));

    -- What a phone is told of: these rows and no others, in their order, with all that is asked of them.
    -- Otherwise SQLite goes through all rows of the number instead.
    CREATE INDEX quarantine_told ON quarantine (program, number, seq, code, state, asked)
      WHERE asked = 1 OR state = 'open';
    CREATE INDEX quarantine_asked ON quarantine (program, id) WHERE asked = 1;

    -- Without those whose body a phone is still asked for: they are told of.
    DELETE FROM set_aside;
    INSERT INTO set_aside (program, number, entries)
      SELECT program, number, count(*) FROM quarantine
      WHERE state = 'set-aside' AND NOT asked GROUP BY program, number;
    CREATE TRIGGER set_aside_comes AFTER INSERT ON quarantine
      WHEN new.state = 'set-aside' AND NOT new.asked
      BEGIN
        INSERT INTO set_aside (program, number, entries) VALUES (new.program, new.number, 1)
          ON CONFLICT (program, number) DO UPDATE SET entries = entries + 1;
      END;
    CREATE TRIGGER set_aside_goes AFTER DELETE ON quarantine
      WHEN old.state = 'set-aside' AND NOT old.asked
      BEGIN
        UPDATE set_aside SET entries = entries - 1 WHERE program = old.program AND number = old.number;
      END;
    CREATE TRIGGER set_aside_changes AFTER UPDATE OF state, asked ON quarantine
      WHEN (old.state = 'set-aside' AND NOT old.asked) <> (new.state = 'set-aside' AND NOT new.asked)
      BEGIN
        INSERT INTO set_aside (program, number, entries)
          VALUES (new.program, new.number, iif(new.state = 'set-aside' AND NOT new.asked, 1, 0))
          ON CONFLICT (program, number) DO UPDATE
            SET entries = entries + iif(new.state = 'set-aside' AND NOT new.asked, 1, -1);
      END;
  `,
};
