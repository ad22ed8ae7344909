/** What a part of the long run found: problems, and figures with the limits that they have to keep. */
import { loadavg } from "node:os";
import { type Figure, isMissed, limited, printFigures } from "../../bench/support/figures.ts";

export class Report {
  readonly #title: string;
  readonly #startMs = performance.now();
  readonly #problems: string[] = [];

  constructor(title: string) {
    this.#title = title;
    this.say(`begins, load ${loadInWords()}`);
  }

  say(line: string): void {
    const minutes = (performance.now() - this.#startMs) / 60_000;
    console.log(`${this.#title}, minute ${minutes.toFixed(1)}: ${line}`);
  }

  check(what: string, problems: readonly string[]): void {
    this.say(problems.length === 0 ? `${what}: right` : `${what}: ${problems.length} problems`);
    this.#problems.push(...problems.map((problem) => `${what}: ${problem}`));
  }

  figures(title: string, figures: readonly Figure[]): void {
    printFigures(`${this.#title}: ${title}`, figures);
    const missed = figures.filter(isMissed);
    this.#problems.push(...missed.map(({ name, value }) => `over its limit: ${name}, ${value.toFixed(2)}`));
  }

  /** Gives the exit code. */
  end(): number {
    this.say(`ends, load ${loadInWords()}`);
    const shown = 50;
    for (const problem of this.#problems.slice(0, shown)) console.log(problem);
    console.log(`${this.#title}: ${this.#problems.length} problems`);
    return this.#problems.length === 0 ? 0 : 1;
  }
}

/** With fewer, a month's times are those of some exchanges, and mean nothing. */
const fewestForTimes = 5000;

/** A time of this month against the same of another; held to its limit only where a month has enough of it. */
export function timed(name: string, value: number, atMost: number, events: number): Figure {
  return events < fewestForTimes ? { name, value, unit: "×" } : limited(name, value, atMost);
}

/** The names of what never happened: a run without it shows nothing of it. */
export function neverMet(counts: Readonly<Record<string, number>>): readonly string[] {
  return Object.entries(counts).flatMap(([name, count]) =>
    count > 0 ? [] : [`${name}: there were ${count}, and there must be some`],
  );
}

/** What is there once more or once less than it should be, in words. */
export function differences(what: string, is: unknown, must: unknown): readonly string[] {
  const [found, expected] = [JSON.stringify(is), JSON.stringify(must)];
  return found === expected ? [] : [`${what} is ${found}, and must be ${expected}`];
}

/** So that two of them can be compared. */
export function sorted(sums: ReadonlyMap<string, number>): readonly (readonly [string, number])[] {
  return [...sums].toSorted(([one], [other]) => (one < other ? -1 : 1));
}

function loadInWords(): string {
  return loadavg()
    .map((load) => load.toFixed(1))
    .join(" ");
}
