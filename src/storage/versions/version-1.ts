/**
 * The first version.
 *
 * `events` is the log; in `book` a row a record, for reading; `dayTotals` and
 * `rollups` are what the live records of the book add up to; `meta` holds one
 * row of each name. Every index costs each save (four make it 1.5 times as
 * dear), so there is none that no read needs.
 */
import type { DatabaseVersion } from "../schema.ts";

export const version1: DatabaseVersion = {
  number: 1,
  stores: {
    events: "id, &seq, record",
    book: "id, [day+seq], [day+id]",
    dayTotals: "day",
    rollups: "month",
    meta: "name",
  },
};
