/** A tab of a phone's app, or of a lead's desk. */
import type { Phone } from "../../src/storage/phone.ts";
import type { Drain } from "../../src/sync/drain.ts";
import type { BrowserWithFaults } from "../support/browser-with-faults.ts";
import type { TimersByHand } from "../support/timers-by-hand.ts";
import type { Asker } from "./asker.ts";
import type { Interruption } from "./interruption.ts";

export interface Tab {
  readonly asker: Asker;
  readonly browser: BrowserWithFaults;
  readonly phone: Phone;
  readonly drain: Drain;
  readonly timers: TimersByHand;
  readonly interruption: Interruption;
}

/** In the middle of whatever it does: what goes on in it ends for nobody. */
export function endTab({ asker, drain, phone }: Tab): void {
  asker.isKilled = true;
  asker.busy.abandon();
  drain.stop();
  phone.close();
}
