/**
 * Knows when nothing goes on any more except what waits for the schedule. Each
 * step of a schedule is played until then, so that real asynchronous code has
 * one order for one seed.
 */

/** A thousand times what the longest step takes. */
const longestAwakeSeconds = 5 * 60;

interface Turn {
  readonly name: string;
  readonly take: () => void;
}

export class Busy {
  readonly #whole: Busy | undefined;
  /** Who waits until nothing else goes on. */
  readonly #turns: Turn[] = [];
  /** Who waits until no turn is left to be given. */
  readonly #meeting: Turn[] = [];
  /** Whoever waits for the moment when nothing is counted. */
  readonly #idle: (() => void)[] = [];
  #going = 0;
  #isAbandoned = false;

  constructor(whole?: Busy) {
    this.#whole = whole;
  }

  /** Of a tab: whatever it did when it was killed will never end. */
  part(): Busy {
    return new Busy(this);
  }

  abandon(): void {
    this.#count(-this.#going);
    this.#isAbandoned = true;
  }

  /** Counts a piece of work until it ends. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.#count(1);
    try {
      return await work();
    } finally {
      this.#count(-1);
    }
  }

  /** Doesn't count while it waits for the schedule. */
  async held<T>(work: Promise<T>): Promise<T> {
    this.#count(-1);
    try {
      return await work;
    } finally {
      this.#count(1);
    }
  }

  /**
   * Waits until nothing else goes on: then only this does, and what takes real
   * time, such as hashing in another thread, decides no order. Of those that
   * wait at a time, the least name comes first, whoever was there first.
   */
  async turn(name: string): Promise<void> {
    await this.#wait((this.#whole ?? this).#turns, name);
  }

  /** Waits until nothing else goes on and nobody waits for a turn: then all go on who wait here, in one order. */
  async meet(name: string): Promise<void> {
    await this.#wait((this.#whole ?? this).#meeting, name);
  }

  async #wait(among: Turn[], name: string): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    among.push({ name, take: resolve });
    await this.held(promise);
  }

  /** An object all of whose promises are counted. */
  counting<T extends object>(object: T): T {
    return new Proxy(object, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== "function") return value;
        return (...given: unknown[]): unknown => {
          const result: unknown = Reflect.apply(value, target, given);
          return result instanceof Promise ? this.during(() => result) : result;
        };
      },
    });
  }

  /** Throws where something goes on for ever, so that one schedule doesn't keep all others. */
  async settled(): Promise<void> {
    for (let quiet = 0; quiet < 2; quiet++) {
      await new Promise((resolve) => setImmediate(resolve));
      if (this.#going > 0) await this.#idleAgain();
      else if (quiet === 0 || !this.#giveTurn()) continue;
      quiet = -1;
    }
  }

  /** Without asking again and again: what is counted may wait for another thread, and the machine has better to do. */
  async #idleAgain(): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#idle.push(resolve);
    const forget = afterAwake(longestAwakeSeconds, () =>
      reject(new Error(`${this.#going} pieces of work never end`)),
    );
    await promise.finally(forget);
  }

  #giveTurn(): boolean {
    const [next] = this.#turns.toSorted(byName);
    const given = next === undefined ? this.#meeting.splice(0).toSorted(byName) : [next];
    if (next !== undefined) this.#turns.splice(this.#turns.indexOf(next), 1);
    for (const { take } of given) take();
    return given.length > 0;
  }

  #count(by: number): void {
    if (this.#isAbandoned) return;
    this.#going += by;
    if (this.#going === 0) for (const wake of this.#idle.splice(0)) wake();
    if (this.#whole !== undefined) this.#whole.#count(by);
  }
}

/**
 * Of seconds in which this process ran: while it is stopped, or its machine asleep, nothing could have ended. An
 * interval makes up for none of them, as a single timer does. Gives what calls it off.
 */
function afterAwake(seconds: number, call: () => void): () => void {
  let left = seconds;
  const ticks = setInterval(() => {
    left -= 1;
    if (left > 0) return;
    clearInterval(ticks);
    call();
  }, 1000);
  // Where nothing else could end it, nobody has to wait for that.
  ticks.unref();
  return () => clearInterval(ticks);
}

function byName(one: Turn, other: Turn): number {
  return one.name < other.name ? -1 : 1;
}
