import type { Migration } from "./migration.ts";

/** What the clock said is one thing, what day it is another: nothing that is let go comes back. */
export const believedDays: Migration = {
  number: 7,
  says: "up to which day the endpoint's clock was believed",
  sql: `
    ALTER TABLE letting_go ADD COLUMN believed_day TEXT NOT NULL DEFAULT '';
    -- Where details were let go before, nobody goes back behind that.
    ALTER TABLE letting_go ADD COLUMN is_borne_out INTEGER NOT NULL DEFAULT 1;
    UPDATE letting_go SET believed_day = looked_day;
  `,
};
