/** How much goes into one exchange: what the endpoint says, and what it or a proxy refused. */
import { maxEventsPerExchange, maxWireBytes } from "../contract/wire/wire-limits.ts";
import type { SyncReply } from "../contract/wire/sync-message.ts";
import type { Batch, BatchLimits } from "../storage/sync-log.ts";

export class Ceilings {
  #events = maxEventsPerExchange;
  /** Inflated, though the wire's limit is of gzip: sealed bodies hardly shrink, and a browser may have no gzip. */
  #bytes = maxWireBytes;
  /** Last event of a batch that was refused as a whole: it, or one before it, is the reason. */
  #suspectTo = 0;

  /** `hw` is what is confirmed: the suspects begin after it. */
  limits(hw: number): BatchLimits {
    const suspects = this.#suspectTo - hw;
    const events = suspects > 0 ? Math.ceil(suspects / 2) : this.#events;
    return { events: Math.min(events, this.#events), inflatedBytes: this.#bytes };
  }

  /** The batch was malformed: the next ones bisect it until the reason stands alone. */
  suspect(batch: Batch): void {
    this.#suspectTo = batch.events.at(-1)?.seq ?? 0;
  }

  /** So many bytes were too large, and what the network lets through won't change from batch to batch. */
  halve(sentBytes: number): void {
    this.#bytes = Math.max(1, Math.floor(sentBytes / 2));
  }

  take({ events, bytes, inflated }: SyncReply["limits"]): void {
    this.#events = Math.min(events, maxEventsPerExchange);
    this.#bytes = Math.min(this.#bytes, bytes, inflated);
  }
}
