import { type CsvCells, csvCells, csvLine, type CsvRow, csvRow } from "./csv-row.ts";
import type { CsvProfile } from "./csv-profile.ts";

/**
 * About how much text is handed on at once: enough that a write costs little
 * per row, so little that a year's file never stands in memory whole.
 */
const pieceLength = 64 * 1024;

const byteOrderMark = "\uFEFF";

/**
 * Joins rows into pieces of a CSV file, header first. It holds no more than one
 * piece, so a phone can page through its records and an endpoint can stream:
 *
 *     const pieces = new CsvPieces(detailLongColumns, dataProfile);
 *     const rowsOf = detailLongRowsFor(context);
 *     for await (const entry of records) parts.push(pieces.add(rowsOf(entry)));
 *     parts.push(pieces.end());
 */
export class CsvPieces {
  readonly #profile: CsvProfile;
  #waiting: string;
  #rowCount = 0;
  /** The row before, and what was written for each of its groups. */
  readonly #groups: CsvCells[] = [];
  readonly #texts: string[] = [];

  constructor(columns: readonly string[], profile: CsvProfile) {
    this.#profile = profile;
    this.#waiting = (profile.bom ? byteOrderMark : "") + csvRow([columns], profile);
  }

  /** Takes rows in; gives back a piece, or `""` while there is too little for one. */
  add(rows: readonly CsvRow[]): string {
    for (const row of rows) this.#waiting += this.#lineOf(row);
    this.#rowCount += rows.length;
    return this.#waiting.length < pieceLength ? "" : this.#take();
  }

  /** The rest of the file. A file without rows is its header. */
  end(): string {
    return this.#take();
  }

  /** Rows taken in so far, the header not counted; for the file's `about`. */
  get rowCount(): number {
    return this.#rowCount;
  }

  /** What `csvRow` gives. A group that the row before held at the same place is not written again. */
  #lineOf(row: CsvRow): string {
    this.#groups.length = row.length;
    this.#texts.length = row.length;
    for (const [index, cells] of row.entries()) {
      if (cells === this.#groups[index]) continue;
      this.#groups[index] = cells;
      this.#texts[index] = csvCells(cells, this.#profile);
    }
    return csvLine(this.#texts, this.#profile);
  }

  #take(): string {
    const piece = this.#waiting;
    this.#waiting = "";
    return piece;
  }
}
