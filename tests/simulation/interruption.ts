/** Something that happens to a tab in the middle of what it does: at one of the places where its code waits. */
export class Interruption {
  #left = 0;
  #act: (() => void) | undefined;

  /** At the place that comes after so many others. */
  plan(places: number, act: () => void): void {
    this.#left = places;
    this.#act = act;
  }

  /** What the tab was at has ended before. */
  giveUp(): void {
    this.#act = undefined;
  }

  /** The tab's code waits here, for its database or for the network. */
  readonly pass = (): void => {
    if (this.#act === undefined) return;
    if (this.#left > 0) {
      this.#left -= 1;
      return;
    }
    const act = this.#act;
    this.#act = undefined;
    act();
  };
}
