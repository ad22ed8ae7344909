/** Entries numbered from 0 in the order in which they are first met. */
export class Numbering<Entry> {
  readonly #entries: Entry[] = [];
  readonly #numbers = new Map<string, number>();

  get entries(): readonly Entry[] {
    return this.#entries;
  }

  /** The same for the same key. */
  numberOf(key: string, entry: Entry): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.#entries.length);
    return this.#entries.push(entry) - 1;
  }
}
