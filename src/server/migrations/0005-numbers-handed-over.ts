import type { Migration } from "./migration.ts";

/** What a later number told of a former one is kept, so that what never came can be worked out again at any time. */
export const numbersHandedOver: Migration = {
  number: 5,
  says: "which number took over from a former one, and the digest of what that had delivered",
  sql: `
    -- Both absent until the later number's next exchange.
    ALTER TABLE logs ADD COLUMN replaced_digest TEXT;
    ALTER TABLE logs ADD COLUMN replaced_by TEXT;
  `,
};
