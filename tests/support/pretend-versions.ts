/** Versions of the database after those that are shipped, for tests of what the next real one will go through. */
import { shippedVersions, type DatabaseVersion } from "../../src/storage/schema.ts";

/** One more table, and a new field in every row of the book. */
export const pretendVersion2: DatabaseVersion = {
  number: 2,
  stores: { drafts: "id" },
  upgrade: (transaction) =>
    transaction
      .table<Record<string, unknown>>("book")
      .toCollection()
      .modify((row) => {
        row["seen"] = true;
      }),
};

/** An index over the whole log, and a row that is written for each event. */
const pretendVersion3: DatabaseVersion = {
  number: 3,
  stores: { events: "id, &seq, record, day", looked: "seq" },
  upgrade: async (transaction) => {
    await transaction
      .table<{ readonly seq: number }>("events")
      .each(({ seq }) => void transaction.table("looked").add({ seq }));
  },
};

export const withVersion2 = [...shippedVersions, pretendVersion2];
export const withVersion3 = [...withVersion2, pretendVersion3];
