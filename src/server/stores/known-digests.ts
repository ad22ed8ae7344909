/** More ranges than the logs of a large program ask for. */
const maxKnown = 10_000;

/**
 * Digests of ranges that are whole. Receipts never change, and every exchange of
 * such a log asks for the same ones. A transaction works on what is known and
 * keeps what it learns to itself: should it fail, other receipts may come to
 * those places.
 */
export class KnownDigests {
  readonly #learnt = new Map<string, string>();
  readonly #committed: KnownDigests | undefined;

  constructor(committed?: KnownDigests) {
    this.#committed = committed;
  }

  get(range: string): string | undefined {
    return this.#learnt.get(range) ?? this.#committed?.get(range);
  }

  set(range: string, digest: string): void {
    if (this.#learnt.size >= maxKnown) this.#learnt.clear();
    this.#learnt.set(range, digest);
  }

  /** Once what it was learnt from is committed. */
  keep(): void {
    for (const [range, digest] of this.#learnt) this.#committed?.set(range, digest);
  }
}
