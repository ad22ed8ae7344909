/** How the moments of kills fell: a kill that hits nothing is no proof, so those that hit are counted, and waited for. */

/** Of those that are asked for, one in twenty at least has to fall into each kind of moment. */
const fewestShare = 1 / 20;
/** Below this a share says nothing. */
const enoughHits = 50;
/** Two in three hit: where so many tries don't bring as many as were asked for, they can't be had. */
const mostKillsPerHit = 4;
const fewestTries = 20;

interface Kinds<Moment extends string> {
  /** What the kills are about. */
  readonly hits: readonly Moment[];
  /** What they fall into as well: welcome, and not counted for it. */
  readonly others: readonly Moment[];
}

export class Moments<Moment extends string> {
  readonly #wanted: number;
  readonly #hits: readonly Moment[];
  readonly #counts: Map<Moment, number>;

  constructor(wanted: number, { hits, others }: Kinds<Moment>) {
    this.#wanted = wanted;
    this.#hits = hits;
    this.#counts = new Map([...hits, ...others].map((kind) => [kind, 0]));
  }

  get kills(): number {
    return sumOf(this.#counts.values());
  }

  /** Kills that fell into what they are about. */
  get hits(): number {
    return sumOf(this.#hits.map((kind) => this.#countOf(kind)));
  }

  /** Whether another kill is needed, and still has a chance to be enough. */
  goOn(): boolean {
    return this.hits < this.#wanted && this.kills < fewestTries + mostKillsPerHit * this.#wanted;
  }

  add(moment: Moment): void {
    this.#counts.set(moment, this.#countOf(moment) + 1);
  }

  /** "60 of 90 hit: in a save 40, with an exchange under way 20; starting 10, idle 20" */
  inWords(): string {
    const others = [...this.#counts.keys()].filter((kind) => !this.#hits.includes(kind));
    return `${this.hits} of ${this.kills} hit: ${this.#wordsOf(this.#hits)}; ${this.#wordsOf(others)}`;
  }

  /** A sentence for each thing that makes the run no proof. */
  problems(): readonly string[] {
    const [hits, wanted] = [this.hits, this.#wanted];
    const few = [...this.#counts].filter(([, count]) => wanted >= enoughHits && count < wanted * fewestShare);
    return [
      ...(hits < wanted
        ? [`only ${hits} of ${this.kills} kills hit what they are about, and ${wanted} were asked for`]
        : []),
      ...few.map(([kind]) => `too few kills fell into "${kind}"`),
    ];
  }

  #countOf(kind: Moment): number {
    return this.#counts.get(kind) ?? 0;
  }

  #wordsOf(kinds: readonly Moment[]): string {
    return kinds.map((kind) => `${kind} ${this.#countOf(kind)}`).join(", ");
  }
}

function sumOf(counts: Iterable<number>): number {
  return [...counts].reduce((sum, count) => sum + count, 0);
}

/** What a suite of kills found. */
export interface KillReport {
  readonly kills: number;
  /** Of them those that fell into what they are about. */
  readonly hits: number;
  /** A sentence for each thing that is not as it must be. */
  readonly problems: readonly string[];
}
