/** The exchanges of all phones of the crowd: what they took, and which of them a kill hit. */
import type { EndpointClient } from "../../src/sync/endpoint-client.ts";

interface Unanswered {
  readonly startMs: number;
  readonly endMs: number;
}

export class CrowdExchanges {
  readonly answeredMs: number[] = [];
  /** Those that met an endpoint that was dead, or died meanwhile. */
  readonly #unanswered: Unanswered[] = [];
  #underWay = 0;
  #onBegin: () => void = () => undefined;

  watched(client: EndpointClient): EndpointClient {
    return {
      call: async (...asked) => {
        if (asked[0] !== "sync") return client.call(...asked);
        const startMs = performance.now();
        this.#underWay += 1;
        this.#onBegin();
        const reply = await client.call(...asked);
        this.#underWay -= 1;
        const endMs = performance.now();
        if (reply.ok) this.answeredMs.push(endMs - startMs);
        else this.#unanswered.push({ startMs, endMs });
        return reply;
      },
    };
  }

  get unansweredMs(): readonly number[] {
    return this.#unanswered.map(({ startMs, endMs }) => endMs - startMs);
  }

  /** Until one is under way, and no longer than that. */
  async untilUnderWay(limitMs: number): Promise<void> {
    if (this.#underWay > 0) return;
    await new Promise<void>((resolve) => {
      this.#onBegin = resolve;
      setTimeout(resolve, limitMs);
    });
    this.#onBegin = () => undefined;
  }

  /** Of kills at these moments those that cut an exchange off which had begun before. */
  hits(killedMs: readonly number[]): number {
    return killedMs.filter((ms) => this.#unanswered.some(({ startMs, endMs }) => startMs < ms && ms < endMs))
      .length;
  }
}
