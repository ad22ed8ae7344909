/** How the moments of kills fell: so that it is seen that they hit, and a run that doesn't is no proof. */

/** Of a run of this many kills or more, one in twenty at least has to fall into each kind of moment. */
const enoughKills = 50;
const fewestShare = 1 / 20;

export class Moments<Moment extends string> {
  readonly #counts: Map<Moment, number>;
  #kills = 0;

  constructor(kinds: readonly Moment[]) {
    this.#counts = new Map(kinds.map((kind) => [kind, 0]));
  }

  get kills(): number {
    return this.#kills;
  }

  add(moment: Moment): void {
    this.#kills += 1;
    this.#counts.set(moment, (this.#counts.get(moment) ?? 0) + 1);
  }

  /** "starting 3, idle 1" */
  inWords(): string {
    return [...this.#counts].map(([moment, count]) => `${moment} ${count}`).join(", ");
  }

  /** Kinds of moments that too few kills fell into. */
  missed(): readonly Moment[] {
    if (this.#kills < enoughKills) return [];
    return [...this.#counts].flatMap(([moment, count]) =>
      count < this.#kills * fewestShare ? [moment] : [],
    );
  }
}

/** What a suite of kills found. */
export interface KillReport {
  readonly kills: number;
  /** A sentence for each thing that is not as it must be. */
  readonly problems: readonly string[];
}
