/** Requests that arrive when their phone has given them up, and replies that are under way for longer than others. */
import type { Asker } from "./asker.ts";
import type { CookieJar } from "./cookie-jar.ts";
import type { Random } from "./random.ts";

export interface Request {
  readonly path: string;
  readonly init: RequestInit;
}

interface LateRequest extends Request {
  /** As it was when it was sent. */
  readonly jar: CookieJar;
  readonly teller: CookieJar;
  /** How many requests of phones had arrived when it was sent. */
  readonly sentAfter: number;
}

interface HeldReply {
  readonly asker: Asker;
  readonly release: () => void;
}

export class Late {
  readonly #requests: LateRequest[] = [];
  readonly #replies: HeldReply[] = [];

  get requests(): number {
    return this.#requests.length;
  }

  get replies(): number {
    return this.#replies.length;
  }

  keep(request: LateRequest): void {
    this.#requests.push(request);
  }

  /** One of them, or none. */
  takeRequest(random: Random): readonly LateRequest[] {
    return this.#requests.splice(random.below(this.#requests.length), 1);
  }

  /** Until it is released, or given up; `onLate` is told where somebody still waits for it then. */
  async hold(asker: Asker, init: RequestInit, response: Response, onLate: () => void): Promise<Response> {
    return new Promise((resolve, reject) => {
      this.#replies.push({
        asker,
        release: () => {
          if (init.signal?.aborted === false) onLate();
          resolve(response);
        },
      });
      init.signal?.addEventListener("abort", () => reject(new DOMException("Given up", "AbortError")));
    });
  }

  releaseReply(random: Random): void {
    const held = this.#replies.splice(random.below(this.#replies.length), 1);
    for (const { asker, release } of held) if (!asker.isKilled) release();
  }
}
