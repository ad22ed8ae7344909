/**
 * How often one may ask. Limits are kept for a credential, a code or a name,
 * never for a network address: a whole shelter shares one.
 */

export interface Rate {
  /** As many at once. */
  readonly burst: number;
  /** Until so many more are allowed. */
  readonly refillMs: number;
}

/** Keys that are remembered. The one asked for longest ago goes first: it would be full again soonest. */
const maxKeys = 10_000;

/** A bucket of allowances for each key. */
export class RateLimit {
  readonly #rate: Rate;
  readonly #buckets = new Map<string, { allowed: number; atMs: number }>();

  constructor(rate: Rate) {
    this.#rate = rate;
  }

  /** Takes one allowance, or says how long until there is one. */
  waitMs(key: string, nowMs: number): number {
    const { burst, refillMs } = this.#rate;
    const msPerOne = refillMs / burst;
    const bucket = this.#buckets.get(key) ?? { allowed: burst, atMs: nowMs };
    // A clock that was set back must not take allowances away.
    const gained = Math.max(0, nowMs - bucket.atMs) / msPerOne;
    const allowed = Math.min(burst, bucket.allowed + gained);
    this.#remember(key, { allowed: allowed >= 1 ? allowed - 1 : allowed, atMs: nowMs });
    return allowed >= 1 ? 0 : Math.ceil((1 - allowed) * msPerOne);
  }

  #remember(key: string, bucket: { allowed: number; atMs: number }): void {
    this.#buckets.delete(key);
    this.#buckets.set(key, bucket);
    if (this.#buckets.size > maxKeys) this.#buckets.delete(this.#buckets.keys().next().value ?? "");
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
