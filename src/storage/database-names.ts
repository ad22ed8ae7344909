/** Every database that this app makes in a browser: whoever wipes it takes them all. */
export const databaseNames = {
  /** Of a phone that works alone, and of the program's phone that it may have become. */
  alone: "satchel",
  program: "satchel-program",
  /** Of a lead's browser: the log of what the lead corrects, and the program's totals. */
  desk: "satchel-desk",
  deskTotals: "satchel-desk-totals",
  /** Never holds anything: see `fresh-log.ts`. */
  scratch: "satchel-scratch",
} as const;
