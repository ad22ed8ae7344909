/**
 * The exchanges of one run, in the order of what they bring. While all goes well
 * the next one is read, packed and sent behind the one that is under way, so
 * that neither the phone, nor the line, nor the endpoint waits for another.
 *
 * That is as safe as one larger batch in two parts, and asks nothing new of
 * either end. The endpoint keeps what comes early and confirms only what it has
 * without a gap. A reply is applied to where the log stands when it comes, so
 * either reply may be the first, or be lost; one that says less than what is
 * known by then is out of date. What was sent behind an exchange that went
 * wrong is sent again after it, and is known there by its ids.
 */
import type { Batch, BatchLimits } from "../storage/sync-log.ts";
import type { Ceilings } from "./ceilings.ts";
import { exchange, type Exchanged, type ExchangeTools } from "./exchange.ts";

export interface EndedExchange {
  readonly batch: Batch;
  readonly exchanged: Exchanged;
}

interface UnderWay {
  readonly batch: Batch;
  readonly exchanged: Promise<Exchanged>;
}

export class Exchanges {
  readonly #tools: ExchangeTools;
  readonly #ceilings: Ceilings;
  #behind: Promise<UnderWay | undefined> | undefined;

  constructor(tools: ExchangeTools, ceilings: Ceilings) {
    this.#tools = tools;
    this.#ceilings = ceilings;
  }

  /** Waits for the next. `goesWell`: what came before it was confirmed, so that another may follow at once. */
  async next({ goesWell }: { readonly goesWell: boolean }): Promise<EndedExchange> {
    const { batch, exchanged } = (await this.#behind) ?? this.#send(await this.#batchAfter());
    this.#behind = goesWell ? this.#sendBehind(batch) : undefined;
    return { batch, exchanged: await exchanged };
  }

  /** Until nothing is under way any more; gives what came of the one behind, which is in the log or will be sent again. */
  async end(): Promise<Exchanged | undefined> {
    const behind = await this.#behind;
    this.#behind = undefined;
    return behind?.exchanged.catch(() => undefined);
  }

  /** Never fails: what can't be read is met again when it is the first to be sent. */
  async #sendBehind({ number, events }: Batch): Promise<UnderWay | undefined> {
    const last = events.at(-1);
    if (last === undefined) return undefined;
    const batch = await this.#batchAfter(last.seq).catch(() => undefined);
    const [first] = batch?.events ?? [];
    // Another tab may have taken a new number, or be further.
    if (batch?.number !== number || first?.seq !== last.seq + 1) return undefined;
    return this.#send(batch);
  }

  async #batchAfter(seq?: number): Promise<Batch> {
    const { log } = this.#tools;
    if (seq === undefined) return log.batch(this.#ceilings.limits((await log.facts()).hw));
    const limits: BatchLimits = { ...this.#ceilings.limits(seq), after: seq };
    return log.batch(limits);
  }

  #send(batch: Batch): UnderWay {
    const exchanged = exchange(batch, this.#tools);
    // Its turn comes later, and then its failure is met.
    exchanged.catch(() => undefined);
    return { batch, exchanged };
  }
}
