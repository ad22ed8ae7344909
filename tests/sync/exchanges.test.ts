import { describe, expect, test } from "vitest";
import { sendWaiting } from "../../src/sync/send-waiting.ts";
import { EndpointInMemory, type Fate, noConnection, refusedWith } from "../support/endpoint-in-memory.ts";
import { LogInMemory } from "../support/log-in-memory.ts";

describe("exchanges of one run", () => {
  test("sends nothing else before the first of them is confirmed", async () => {
    const { asked } = setup(1500);
    await settle();

    expect(asked()).toEqual([[1, 500]]);
  });

  test("sends the next one while one is under way, and no third", async () => {
    const { asked, gates } = setup(2500);
    await gates.openFirst();

    expect(asked()).toEqual([
      [1, 500],
      [501, 1000],
      [1001, 1500],
    ]);
  });

  test("goes on when the first of two is answered", async () => {
    const { asked, gates } = setup(2500);
    await gates.openFirst();
    await gates.openFirst();

    expect(asked().at(-1)).toEqual([1501, 2000]);
    expect(asked()).toHaveLength(4);
  });

  test("takes two replies in either order", async () => {
    const { log, endpoint, gates, asked, end } = setup(1500);
    await gates.openFirst();

    await gates.openLast();
    expect(await log.facts()).toMatchObject({ hw: 500 });
    await gates.openFirst();

    expect(await end).toEqual({ kind: "done" });
    expect(await log.facts()).toMatchObject({ waiting: 0 });
    expect(endpoint.storedIds()).toHaveLength(1500);
    // What came early is confirmed by the next word of the endpoint, and not sent again.
    expect(asked()).toHaveLength(3);
  });

  test("sends alone, and then together again, what followed an exchange that went wrong", async () => {
    const { endpoint, gates, asked, end } = setup(2500);
    await gates.openFirst();

    await gates.openFirst(refusedWith("too-large"));
    await gates.openFirst();
    // The half of the first of the two that were under way.
    expect(asked().slice(3)).toEqual([[501, expect.any(Number)]]);
    endpoint.decide = () => "stored";
    await gates.openFirst();

    expect(await end).toEqual({ kind: "done" });
    expect(endpoint.storedIds()).toHaveLength(2500);
  });

  test("ends where the first of two can't be written down, though the second can", async () => {
    const { log, endpoint, gates, asked, end } = setup(1500);
    await gates.openFirst();
    log.failNextReply = { kind: "storage-full", cause: undefined };
    await gates.openFirst();
    await gates.openFirst();

    expect(await end).toMatchObject({ kind: "failed", failure: "storage" });
    expect(asked()).toHaveLength(3);
    expect(await log.facts()).toMatchObject({ waiting: 0 });
    expect(endpoint.storedIds()).toHaveLength(1500);
  });

  test("waits for what is under way before it says that it failed", async () => {
    const { gates, end } = setup(1500);
    let hasEnded = false;
    void end.then(() => (hasEnded = true));
    await gates.openFirst();

    await gates.openFirst(noConnection);
    expect(hasEnded).toBe(false);
    await gates.openFirst(noConnection);

    expect(await end).toMatchObject({ kind: "failed", failure: "no-connection" });
  });

  test("gives the second of two up for now where the log has another number meanwhile", async () => {
    const { log, endpoint, gates, end } = setup(1500);
    await gates.openFirst();
    await gates.openFirst(refusedWith("number-taken"));
    await gates.openFirst(refusedWith("number-taken"));
    endpoint.decide = () => "stored";
    await gates.openFirst();

    expect(await end).toEqual({ kind: "done" });
    const { number } = await log.facts();
    expect(endpoint.logs.get(number)).toEqual(log.events.map(({ id }) => id));
  });

  test("sends nothing behind what another tab gave a new number meanwhile", async () => {
    const { log, gates, asked } = setup(1500);
    const { number } = await log.facts();
    const read = log.batch.bind(log);
    log.batch = async (limits) => {
      if (limits.after !== undefined) await log.takeNewNumber(number);
      return read(limits);
    };
    await gates.openFirst();

    expect(asked()).toEqual([
      [1, 500],
      [501, 1000],
    ]);
  });

  test("ends where the second of two takes back what was confirmed, time after time", async () => {
    const { endpoint, end } = setup(5000, ({ number }, sent) => {
      if (sent % 3 === 0) endpoint.logs.set(number, []);
      return sent % 3 === 2 ? refusedWith("malformed") : "stored";
    });

    expect(await end).toMatchObject({ kind: "failed", failure: "busy" });
  });
});

function setup(waiting: number, decide?: (request: { readonly number: string }, sent: number) => Fate) {
  const log = new LogInMemory();
  log.save(waiting);
  const endpoint = new EndpointInMemory(log, { nowMs: 0 });
  const gates = new Gates(endpoint);
  if (decide !== undefined) endpoint.decide = (request) => decide(request, endpoint.exchanges.length);
  const end = sendWaiting({ log, client: endpoint, app: "1.0.0", now: () => 0 });
  const asked = () => endpoint.exchanges.map(({ events }) => [events[0]?.seq, events.at(-1)?.seq]);
  return { log, endpoint, gates, asked, end };
}

/** Holds each exchange until the test opens its gate. */
class Gates {
  readonly #waiting: ((fate: Fate) => void)[] = [];

  constructor(endpoint: EndpointInMemory) {
    endpoint.decide = () => new Promise((resolve) => this.#waiting.push(resolve));
  }

  async openFirst(fate: Fate = "stored"): Promise<void> {
    await settle();
    this.#waiting.shift()?.(fate);
    await settle();
  }

  async openLast(): Promise<void> {
    await settle();
    this.#waiting.pop()?.("stored");
    await settle();
  }
}

/** Until everything that needs no timer is done. */
async function settle(): Promise<void> {
  for (let turns = 0; turns < 3; turns++) await new Promise((resolve) => setImmediate(resolve));
}
