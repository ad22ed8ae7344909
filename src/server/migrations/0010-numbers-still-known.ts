import type { Migration } from "./migration.ts";

/** A phone whose storage was set back no longer knows all that it had announced. */
export const numbersStillKnown: Migration = {
  number: 10,
  says: "how much of a former number the later one still knows",
  sql: `
    -- Absent until the later number's next exchange.
    ALTER TABLE logs ADD COLUMN replaced_next INTEGER;
  `,
};
