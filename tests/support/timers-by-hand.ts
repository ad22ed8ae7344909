/** A clock and timers that move only when a test moves them. */
import type { Timer } from "../../src/storage/deadline.ts";

interface Alarm {
  readonly atMs: number;
  readonly callback: () => void;
}

export class TimersByHand {
  readonly startMs: number;
  nowMs: number;
  /** Of the timers: a person can put the clock back, but not time. */
  #elapsedMs = 0;
  readonly #alarms = new Set<Alarm>();

  constructor(startMs: number) {
    this.startMs = startMs;
    this.nowMs = startMs;
  }

  readonly timer: Timer = (callback, delayMs) => {
    const alarm = { atMs: this.#elapsedMs + delayMs, callback };
    this.#alarms.add(alarm);
    return () => this.#alarms.delete(alarm);
  };

  /** Until the next alarm. Throws where there is none. */
  nextDelayMs(): number {
    const next = Math.min(...[...this.#alarms].map(({ atMs }) => atMs));
    if (!Number.isFinite(next)) throw new Error("No timer is set");
    return next - this.#elapsedMs;
  }

  advance(byMs: number): void {
    this.#elapsedMs += byMs;
    this.nowMs += byMs;
    const due = [...this.#alarms].filter(({ atMs }) => atMs <= this.#elapsedMs);
    for (const alarm of due) {
      this.#alarms.delete(alarm);
      alarm.callback();
    }
  }
}
