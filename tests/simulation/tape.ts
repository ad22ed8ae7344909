/**
 * What chance decided in a schedule, step by step and source by source, so that
 * it can be played again whatever the steps and their weights become: a seed
 * means another schedule as soon as one more number is drawn anywhere.
 */

/** How many of so many, yes or no, or which of several. */
export type Decision = number | boolean | string;

/** Of one step, by the name of who decided. */
export type StepDecisions = Readonly<Record<string, readonly Decision[]>>;

export class Tape {
  readonly #given: readonly StepDecisions[];
  readonly #taken: Record<string, Decision[]>[] = [{}];

  /** Where nothing is given, or no more, a seed decides. */
  constructor(given: readonly StepDecisions[] = []) {
    this.#given = given;
  }

  /** What shifts inside of one step doesn't shift the next. */
  beginStep(): void {
    this.#taken.push({});
  }

  /** What is given for this moment where it still makes sense, else what the seed says. */
  decide<D extends Decision>(who: string, bySeed: D, makesSense: (given: Decision) => given is D): D {
    const step = this.#taken.length - 1;
    const taken = (this.#taken[step] ??= {});
    const ofSource = (taken[who] ??= []);
    const given = this.#given[step]?.[who]?.[ofSource.length];
    const decision = given !== undefined && makesSense(given) ? given : bySeed;
    ofSource.push(decision);
    return decision;
  }

  taken(): readonly StepDecisions[] {
    return this.#taken;
  }
}
