/** What lies between the phone and the endpoint: some replies are lost, some requests, and now and then there is no line for days. */
import type { Line } from "../../support/device-of-release.ts";
import { awakeFetch } from "./awake-fetch.ts";
import type { LongEndpoint } from "./long-endpoint.ts";

/** Days without a line, each as long as it says. */
const breaks: readonly (readonly [from: number, days: number])[] = [
  [40, 5],
  [200, 20],
  [330, 6],
];
/** Of all days, so many have a bad line, on which so many exchanges are lost on either way. */
const badDays = 0.15;
const lostShare = 0.25;

export class BadLine implements Line {
  readonly origin: string;
  readonly now: () => number;
  readonly #random: () => number;
  #isBad = false;
  #isCut = false;
  isGood = false;
  readonly #met = { "lost replies": 0, "lost requests": 0, "tries without a line": 0 };

  constructor(endpoint: LongEndpoint, random: () => number) {
    this.origin = endpoint.url;
    this.now = () => endpoint.now();
    this.#random = random;
  }

  beginDay(index: number): void {
    this.#isBad = this.#random() < badDays;
    this.#isCut = breaks.some(([from, days]) => index >= from && index < from + days);
  }

  async answer(request: Request): Promise<Response> {
    if (this.#isCut && !this.isGood) this.#lose("tries without a line");
    if (this.#isLost()) this.#lose("lost requests");
    const response = await awakeFetch(request);
    if (this.#isLost()) this.#lose("lost replies");
    return response;
  }

  /** How often each of its faults came. */
  get met(): Readonly<Record<string, number>> {
    return this.#met;
  }

  #isLost(): boolean {
    return !this.isGood && this.#isBad && this.#random() < lostShare;
  }

  #lose(what: "lost replies" | "lost requests" | "tries without a line"): never {
    this.#met[what] += 1;
    throw new TypeError("Failed to fetch");
  }
}
