/** A busy phone that saves and sends without a pause, until it is told to rest. */
import type { Random } from "../simulation/random.ts";
import { sendWaiting } from "../../src/sync/send-waiting.ts";
import type { BusyPhone } from "../support/busy-phone.ts";

const fewAtOnce = 6;
/** What a phone has that was away from a line for some hours. */
const manyAtOnce = 60;

export class Sender {
  readonly phone: BusyPhone;
  readonly #random: Random;
  #isResting = true;
  #work = Promise.resolve();

  constructor(phone: BusyPhone, random: Random) {
    this.phone = phone;
    this.#random = random;
  }

  begin(): void {
    if (!this.#isResting) return;
    this.#isResting = false;
    this.#work = this.#saveAndSend();
  }

  /** Resolves when nothing of it is under way any more. */
  async rest(): Promise<void> {
    this.#isResting = true;
    await this.#work;
  }

  /** Throws where not all goes: then nothing is in the way of it. */
  async sendAll(): Promise<void> {
    const end = await this.#send();
    if (end.kind !== "done") throw new Error(`Nothing is in the way, and sending ended with ${end.failure}.`);
  }

  async #saveAndSend(): Promise<void> {
    while (!this.#isResting) {
      const count = 1 + this.#random.below(this.#random.chance(0.1) ? manyAtOnce : fewAtOnce);
      for (let saved = 0; saved < count; saved++) await this.phone.save();
      // Without the pauses of a phone's own sending: as many exchanges as there can be are under way.
      await this.#send();
    }
  }

  #send() {
    const { log, client } = this.phone.headless;
    return sendWaiting({ log, client, app: "kills", now: () => Date.now() });
  }
}
