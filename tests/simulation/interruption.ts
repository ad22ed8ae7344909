/** Something that happens to a tab in the middle of what it does: at one of the places where its code waits. */
export type Place = "transaction began" | "transaction ended" | "request left" | "reply came";

/** On the line: there are few of them among all those at the database. */
export function isOnLine(place: Place): place is "request left" | "reply came" {
  return place === "request left" || place === "reply came";
}

export class Interruption {
  #counts: (place: Place) => boolean = () => true;
  #left = 0;
  #act: ((place: Place) => void) | undefined;

  /** At the place that comes after so many others, of those that count. */
  plan(places: number, act: (place: Place) => void, counts: (place: Place) => boolean = () => true): void {
    this.#counts = counts;
    this.#left = places;
    this.#act = act;
  }

  /** What the tab was at has ended before. */
  giveUp(): void {
    this.#act = undefined;
  }

  /** The tab's code waits here, for its database or for the network. */
  readonly pass = (place: Place): void => {
    if (this.#act === undefined || !this.#counts(place)) return;
    if (this.#left > 0) {
      this.#left -= 1;
      return;
    }
    const act = this.#act;
    this.#act = undefined;
    act(place);
  };
}
