/** Chance that a seed decides: the same seed, the same schedule. */
import { type Decision, Tape } from "./tape.ts";

export class Random {
  readonly #tape: Tape;
  readonly #name: string;
  readonly #branches = new Map<string, number>();
  #state: number;

  constructor(seed: number, tape = new Tape(), name = "") {
    this.#state = Math.imul(seed + 1, 0x9e_37_79_b1) | 0;
    this.#tape = tape;
    this.#name = name;
  }

  /** From 0 up to 1. */
  readonly next = (): number => this.#tape.decide(this.#name, this.#draw(), isShare);

  /** A whole number from 0 up to, not including, `bound`. */
  below(bound: number): number {
    const isBelow = (given: Decision): given is number =>
      typeof given === "number" && Number.isInteger(given) && given < bound;
    return this.#tape.decide(this.#name, this.#drawBelow(bound), isBelow);
  }

  chance(probability: number): boolean {
    const bySeed = this.#draw() < probability;
    return this.#tape.decide(this.#name, bySeed, (given) => typeof given === "boolean");
  }

  /** `undefined` of an empty list. */
  pick<T>(list: readonly T[]): T | undefined {
    return list[this.below(list.length)];
  }

  /** One of the names, each as often as its weight says. */
  weighted<Name extends string>(weights: Readonly<Record<Name, number>>): Name {
    const isName = (given: Decision): given is Name => typeof given === "string" && given in weights;
    return this.#tape.decide(this.#name, this.#drawWeighted(weights), isName);
  }

  /** Of ids and keys: they decide nothing, so no tape holds them. */
  bytes(length: number): Uint8Array<ArrayBuffer> {
    return Uint8Array.from({ length }, () => this.#drawBelow(256));
  }

  uuid(): string {
    const hex = [...this.bytes(16)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
  }

  /** A source of its own, so that who draws from it doesn't shift what others draw. */
  branch(name = "part"): Random {
    const count = (this.#branches.get(name) ?? 0) + 1;
    this.#branches.set(name, count);
    const whole = `${name} ${count}`;
    const own = this.#name === "" ? whole : `${this.#name}, ${whole}`;
    return new Random(this.#drawBelow(2 ** 31), this.#tape, own);
  }

  /** Mulberry32: small, and good enough to pick faults by. */
  #draw(): number {
    this.#state = (this.#state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  #drawBelow(bound: number): number {
    return Math.floor(this.#draw() * bound);
  }

  #drawWeighted<Name extends string>(weights: Readonly<Record<Name, number>>): Name {
    const names = Object.entries<number>(weights) as [Name, number][];
    let at = this.#draw() * names.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [name, weight] of names) {
      at -= weight;
      if (at < 0) return name;
    }
    throw new RangeError("Nothing to choose from");
  }
}

function isShare(given: Decision): given is number {
  return typeof given === "number" && given < 1;
}
