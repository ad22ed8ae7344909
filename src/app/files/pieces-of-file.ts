/** A piece is handed to the browser at this length: it may keep blobs on disk, but strings only in memory. */
const pieceLength = 64 * 1024;

/** A file that grows without standing in memory whole. */
export class PiecesOfFile {
  readonly #pieces: Blob[] = [];
  #waiting = "";

  add(text: string): void {
    this.#waiting += text;
    if (this.#waiting.length >= pieceLength) this.#handOver();
  }

  fileOf(type: string): Blob {
    this.#handOver();
    return new Blob(this.#pieces, { type });
  }

  #handOver(): void {
    if (this.#waiting === "") return;
    this.#pieces.push(new Blob([this.#waiting]));
    this.#waiting = "";
  }
}
