/** A step from one form of the database to the next. Once released it is never edited: what is wrong gets a step of its own. */
export interface Migration {
  /** 1, 2, 3 … without a gap; stands first in the file's name. */
  readonly number: number;
  /** What the database can hold afterwards. */
  readonly says: string;
  /** The whole file is written anew before, so that nothing is left in it but its rows. Takes seconds for 100 MB. */
  readonly rewritesFile?: true;
  /** Statements, run in one transaction together with the raised version. */
  readonly sql: string;
}
