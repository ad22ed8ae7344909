/** A phone of the crowd: somebody saves on it all the time, and the app's own sending decides when to send. */
import { browserTimer } from "../../src/storage/deadline.ts";
import { type Drain, startDrain } from "../../src/sync/drain.ts";
import type { Random } from "../simulation/random.ts";
import type { BusyPhone } from "../support/busy-phone.ts";
import type { CrowdExchanges } from "./crowd-exchanges.ts";

/** Between two contacts: more than the busiest evening has. */
const pauseMs = { from: 3000, to: 15_000 };
/** Some come together. */
const mostAtOnce = 3;

export class CrowdPhone {
  readonly phone: BusyPhone;
  readonly #random: Random;
  readonly #drain: Drain;

  constructor(phone: BusyPhone, random: Random, exchanges: CrowdExchanges) {
    this.phone = phone;
    this.#random = random;
    const { log, client } = phone.headless;
    this.#drain = startDrain({
      log,
      client: exchanges.watched(client),
      app: "crowd",
      now: () => Date.now(),
      random: random.next,
      timer: browserTimer,
      // It is its own only tab.
      oneTab: async (work) => {
        await work();
        return true;
      },
    });
  }

  async saveUntil(untilMs: number): Promise<void> {
    for (;;) {
      const delayMs = pauseMs.from + this.#random.next() * (pauseMs.to - pauseMs.from);
      if (Date.now() + delayMs > untilMs) return;
      await new Promise((resolve) => setTimeout(resolve, delayMs));
      const count = this.#random.chance(0.2) ? 1 + this.#random.below(mostAtOnce) : 1;
      for (let saved = 0; saved < count; saved++) await this.phone.save();
    }
  }

  /** As somebody taps "Send now", until all is confirmed. */
  async sendAll(untilMs: number): Promise<void> {
    while (await this.#isWaiting()) {
      if (Date.now() > untilMs) throw new Error("The endpoint is there, and a phone still waits.");
      this.#drain.request("tap");
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    this.#drain.stop();
  }

  async #isWaiting(): Promise<boolean> {
    return (await this.phone.headless.log.facts()).waiting > 0;
  }
}
