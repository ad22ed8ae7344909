/**
 * How often one may ask. Limits are kept for a credential, a code or a name,
 * never for a network address: a whole shelter shares one.
 */

export interface Rate {
  /** As many at once. */
  readonly burst: number;
  /** Until as many again. */
  readonly refillMs: number;
}

/** Keys that are remembered. The one asked for longest ago goes first: it would be full again soonest. */
const maxKeys = 10_000;

/** What a key may still do, saved up as time: one time of asking costs what it takes to refill. */
interface Credit {
  readonly creditMs: number;
  readonly atMs: number;
}

export class RateLimit {
  readonly #costMs: number;
  readonly #fullMs: number;
  readonly #credits = new Map<string, Credit>();

  constructor({ burst, refillMs }: Rate) {
    this.#costMs = refillMs / burst;
    this.#fullMs = refillMs;
  }

  /** Takes one time of asking, or says how long until there is one. */
  waitMs(key: string, nowMs: number): number {
    const { creditMs, atMs } = this.#credits.get(key) ?? { creditMs: this.#fullMs, atMs: nowMs };
    // A clock that was set back must not take any away.
    const saved = Math.min(this.#fullMs, creditMs + Math.max(0, nowMs - atMs));
    const missingMs = Math.max(0, this.#costMs - saved);
    this.#remember(key, { creditMs: missingMs > 0 ? saved : saved - this.#costMs, atMs: nowMs });
    return missingMs;
  }

  /** What `waitMs` took, where it turned out that it need not have been. */
  giveBack(key: string): void {
    const known = this.#credits.get(key);
    if (known === undefined) return;
    const creditMs = Math.min(this.#fullMs, known.creditMs + this.#costMs);
    this.#remember(key, { creditMs, atMs: known.atMs });
  }

  #remember(key: string, credit: Credit): void {
    this.#credits.delete(key);
    this.#credits.set(key, credit);
    if (this.#credits.size > maxKeys) this.#credits.delete(this.#credits.keys().next().value ?? "");
  }
}

/** Tries that cost nothing: a slip of the finger is no attack. */
const freeTries = 3;
const firstDelayMs = 1000;
/** A person who knows the password waits no longer than this, whoever else tries at it. */
const maxDelayMs = 30_000;

/** Makes guessing at one name slower and slower, and shuts nobody out. */
export class GrowingDelay {
  readonly #failures = new Map<string, { count: number; untilMs: number }>();

  waitMs(key: string, nowMs: number): number {
    const untilMs = this.#failures.get(key)?.untilMs ?? 0;
    return Math.min(maxDelayMs, Math.max(0, untilMs - nowMs));
  }

  failed(key: string, nowMs: number): void {
    const count = (this.#failures.get(key)?.count ?? 0) + 1;
    const delayMs =
      count <= freeTries ? 0 : Math.min(maxDelayMs, firstDelayMs * 2 ** (count - freeTries - 1));
    this.#failures.delete(key);
    this.#failures.set(key, { count, untilMs: nowMs + delayMs });
    if (this.#failures.size > maxKeys) this.#failures.delete(this.#failures.keys().next().value ?? "");
  }

  succeeded(key: string): void {
    this.#failures.delete(key);
  }
}
