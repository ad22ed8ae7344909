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

/**
 * What hurts most: an index goes and another takes its place, every row of the log is written anew, as where bodies get
 * another form, and a field of the book is called otherwise in those rows that have it.
 */
const pretendVersion4: DatabaseVersion = {
  number: 4,
  stores: { events: "id, &seq, record, [day+seq]" },
  upgrade: async (transaction) => {
    await transaction
      .table<{ body: Uint8Array }>("events")
      .toCollection()
      .modify((row) => {
        row.body = row.body.slice();
      });
    await transaction
      .table<Record<string, unknown>>("book")
      .toCollection()
      .modify((row) => {
        if ("seen" in row) row["looked"] = row["seen"];
        delete row["seen"];
      });
  },
};

export const withVersion2 = [...shippedVersions, pretendVersion2];
export const withVersion3 = [...withVersion2, pretendVersion3];
export const withVersion4 = [...withVersion3, pretendVersion4];
