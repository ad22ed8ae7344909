import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Busy } from "./busy.ts";

const minuteMs = 60_000;

interface Waiting {
  readonly call: () => void;
  readonly everyMs: number | undefined;
  dueMs: number;
}

/** Node's timers, by hand: what came due while a process was stopped comes once as it goes on, an interval too. */
class StoppableTimers {
  #nowMs = 0;
  readonly #waiting = new Set<Waiting>();

  install(): void {
    vi.stubGlobal("setTimeout", (call: () => void, ms: number) => this.#add(call, ms));
    vi.stubGlobal("setInterval", (call: () => void, ms: number) => this.#add(call, ms, ms));
    vi.stubGlobal("clearTimeout", (timer: Waiting) => this.#waiting.delete(timer));
    vi.stubGlobal("clearInterval", (timer: Waiting) => this.#waiting.delete(timer));
  }

  awake(durationMs: number): void {
    for (let passedMs = 0; passedMs < durationMs; passedMs += 1000) this.stopped(1000);
  }

  stopped(durationMs: number): void {
    this.#nowMs += durationMs;
    for (const timer of [...this.#waiting].filter(({ dueMs }) => dueMs <= this.#nowMs)) {
      timer.dueMs = this.#nowMs + (timer.everyMs ?? Number.POSITIVE_INFINITY);
      timer.call();
    }
  }

  #add(call: () => void, ms: number, everyMs?: number): Waiting & { readonly unref: () => void } {
    const timer = { call, everyMs, dueMs: this.#nowMs + ms, unref: () => undefined };
    this.#waiting.add(timer);
    return timer;
  }
}

const timers = new StoppableTimers();

beforeEach(() => timers.install());
afterEach(() => {
  vi.unstubAllGlobals();
});

/** Until it waits for the work: it looks whether there is some in a later task. */
async function waited(): Promise<void> {
  for (let tasks = 0; tasks < 3; tasks++) await new Promise((resolve) => setImmediate(resolve));
}

describe("Busy", () => {
  test("gives up on work that doesn't end in five minutes", async () => {
    const busy = new Busy();
    void busy.during(() => new Promise(() => undefined));
    const settled = busy.settled();
    await waited();

    timers.awake(5 * minuteMs);

    await expect(settled).rejects.toThrow("1 pieces of work never end");
  });

  test("goes on after an hour in which the process was stopped", async () => {
    const busy = new Busy();
    const work = Promise.withResolvers<void>();
    void busy.during(() => work.promise);
    const settled = busy.settled();
    await waited();

    timers.awake(2 * minuteMs);
    timers.stopped(60 * minuteMs);
    timers.awake(2 * minuteMs);
    work.resolve();

    await expect(settled).resolves.toBeUndefined();
  });
});
