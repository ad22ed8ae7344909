/**
 * Brings a phone's `.satchel` copy to the endpoint, under the phone's own
 * number: the same exchange as the phone's, so what it has sent or will send
 * itself arrives once. A line that can't be read is named and left out. Where
 * another phone has used the number for events of its own, the copy goes on
 * under a number that is derived from the first event that differs.
 */
import { derivedNumber } from "../contract/derived-id.ts";
import {
  type CopyHead,
  type CopyLine,
  type CopyProblem,
  readSatchelCopy,
} from "../contract/wire/satchel-copy.ts";
import type { SyncRequest } from "../contract/wire/sync-message.ts";
import type { WireEvent } from "../contract/wire/wire-event.ts";
import { maxEventsPerExchange, maxInflatedBytes } from "../contract/wire/wire-limits.ts";
import { assert } from "../domain/assert.ts";
import type { CallFailure, EndpointClient } from "./endpoint-client.ts";

export interface SentCopy {
  /** The version of the app that wrote it, and of which program it is. */
  readonly head: CopyHead | undefined;
  /** Events that the endpoint has received; those that it had before too. */
  readonly sent: number;
  /** Events of this phone that lie in the endpoint's quarantine afterwards. */
  readonly quarantined: number;
  /** What could not be read: the first of them, and how many. */
  readonly problems: readonly CopyProblem[];
  readonly problemCount: number;
  /** Why it stopped before the end. The same copy can be brought again. */
  readonly failure?: CallFailure | { readonly kind: "other-program" };
}

export interface SendCopyTools {
  readonly client: EndpointClient;
  /** The copy of another program is not sent at all: nobody there could open it. */
  readonly programId: string;
  readonly onStep?: (sent: number) => void;
  /** Waits so many milliseconds; a timer where nothing else is given. */
  readonly pause?: (ms: number) => Promise<void>;
}

export function sendCopy(stream: ReadableStream<Uint8Array>, tools: SendCopyTools): Promise<SentCopy> {
  return new CopySender(tools).send(stream);
}

type Outcome = "sent" | "left-out" | "less" | "forked" | "waited" | "failed";

/** A long copy comes quicker than a server takes exchanges, and waits for its turn; not for ever for one. */
const mostPauses = 10;
const usualPauseMs = 5_000;
const longestPauseMs = 60_000;

/** Enough to find what is wrong with a file. */
const mostProblems = 20;

/** Beside the events: the log's numbers, and at most so many former ones. */
const bytesForHead = 24 * 1024;

class CopySender {
  readonly #tools: SendCopyTools;
  readonly #problems: CopyProblem[] = [];
  #problemCount = 0;
  #head: CopyHead | undefined;
  /** What the copy goes under. */
  #log: Pick<CopyHead, "number" | "born"> | undefined;
  #waiting: WireEvent[] = [];
  /** Where those that wait stand in the file, by their `seq`. */
  readonly #lines = new Map<number, number>();
  #waitingBytes = 0;
  #sent = 0;
  /** How many the endpoint has set aside, by the numbers that the copy went under. */
  readonly #quarantined = new Map<string, number>();
  /** The last event whose place another event had. */
  #forkedAt: number | undefined;
  #mostEvents = maxEventsPerExchange;
  /** Since the last exchange that was taken. */
  #pauses = 0;
  #failure: SentCopy["failure"];

  constructor(tools: SendCopyTools) {
    this.#tools = tools;
  }

  async send(stream: ReadableStream<Uint8Array>): Promise<SentCopy> {
    for await (const line of readSatchelCopy(stream)) {
      if (!line.ok) this.#note(line.error);
      else if (line.value.kind === "head") this.#begin(line.value.head);
      else if (line.value.kind === "event") await this.#add(line.value);
      if (this.#failure !== undefined) return this.#end();
    }
    await this.#flush("end");
    return this.#end();
  }

  #begin(head: CopyHead): void {
    this.#head = head;
    this.#log = { number: head.number, born: head.born };
    if (head.program !== this.#tools.programId) this.#failure = { kind: "other-program" };
  }

  #note(problem: CopyProblem): void {
    this.#problemCount += 1;
    if (this.#problems.length < mostProblems) this.#problems.push(problem);
  }

  /** One exchange holds events without a gap: what was left out begins the next. */
  async #add({ event, line }: Extract<CopyLine, { kind: "event" }>): Promise<void> {
    const bytes = JSON.stringify(event).length + 1;
    const last = this.#waiting.at(-1);
    const isFull =
      this.#waiting.length >= this.#mostEvents ||
      this.#waitingBytes + bytes > maxInflatedBytes - bytesForHead ||
      (last !== undefined && event.seq !== last.seq + 1);
    if (isFull) await this.#flush();
    this.#waiting.push(event);
    this.#lines.set(event.seq, line);
    this.#waitingBytes += bytes;
  }

  async #flush(place: "middle" | "end" = "middle"): Promise<void> {
    const events = this.#waiting;
    this.#waiting = [];
    this.#waitingBytes = 0;
    let most = this.#mostEvents;
    for (let start = 0; start < events.length && this.#failure === undefined; ) {
      const part = events.slice(start, start + most);
      const isLast = place === "end" && start + part.length === events.length;
      const outcome = await this.#exchange(part, isLast);
      const isPast = outcome === "sent" || outcome === "left-out";
      if (isPast) start += part.length;
      if (outcome === "less") most = halfOf(part);
      // Those beside the one that was left out, or that has another number, may go together.
      else if (outcome === "left-out" || outcome === "forked") most = this.#mostEvents;
    }
  }

  async #exchange(events: readonly WireEvent[], isLast: boolean): Promise<Outcome> {
    const last = events.at(-1);
    assert(this.#head !== undefined && this.#log !== undefined, "a copy's events come after its head");
    assert(last !== undefined, "an exchange of a copy holds events");
    const { program: _, ...head } = this.#head;
    // Until all else has arrived, nobody knows under which number the rest is to be announced.
    const next = isLast ? head.next : last.seq + 1;
    const body = { ...head, ...this.#log, next, events };
    const reply = await this.#tools.client.call("sync", { body });
    if (!reply.ok) return this.#afterRefusal(reply.error, body);
    this.#pauses = 0;
    this.#sent += events.length;
    this.#quarantined.set(this.#log.number, reply.value.quarantined.length);
    this.#tools.onStep?.(this.#sent);
    return "sent";
  }

  async #afterRefusal(failure: CallFailure, refused: SyncRequest): Promise<Outcome> {
    const { events } = refused;
    const isTooLarge = failure.kind === "refused" && failure.status === 413;
    const isTaken = failure.kind === "refused" && failure.code === "number-taken";
    if (isTooLarge && events.length > 1) {
      this.#mostEvents = halfOf(events);
      return "less";
    }
    if (isTooLarge) return this.#leaveOut(refused, failure);
    if (failure.kind === "refused" && failure.status === 429 && this.#pauses < mostPauses) {
      this.#pauses += 1;
      const { pause = timer } = this.#tools;
      await pause(Math.min(failure.retryAfterMs ?? usualPauseMs, longestPauseMs));
      return "waited";
    }
    // By halves to the first event that differs: what comes before it belongs to both phones.
    if (isTaken && events.length > 1) return "less";
    const isForked = isTaken && (await this.#takeOtherNumber(events[0]));
    if (!isForked) this.#failure = failure;
    return isForked ? "forked" : "failed";
  }

  /**
   * One event by itself is more than something on the way takes: it stays in the
   * file, is named, and the rest goes on. Not where every request is refused: a
   * greeting without events tells the two apart.
   */
  async #leaveOut(refused: SyncRequest, failure: CallFailure): Promise<Outcome> {
    // Announced all the same, so that it is on the list of what never came.
    const greeted = await this.#tools.client.call("sync", { body: { ...refused, events: [] } });
    if (!greeted.ok) {
      this.#failure = failure;
      return "failed";
    }
    for (const { seq } of refused.events) this.#note({ line: this.#lines.get(seq) ?? 0, code: "too-large" });
    this.#mostEvents = maxEventsPerExchange;
    return "left-out";
  }

  /**
   * The number so far isn't named as a former one: the phone that it belongs to
   * goes on under it. `false` where this event has got its own number already.
   */
  async #takeOtherNumber(event: WireEvent | undefined): Promise<boolean> {
    assert(this.#log !== undefined && event !== undefined, "an exchange was refused");
    if (this.#forkedAt === event.seq) return false;
    this.#forkedAt = event.seq;
    this.#log = { number: await derivedNumber(this.#log.number, event.h), born: event.seq - 1 };
    return true;
  }

  #end(): SentCopy {
    return {
      head: this.#head,
      sent: this.#sent,
      quarantined: [...this.#quarantined.values()].reduce((sum, count) => sum + count, 0),
      problems: this.#problems,
      problemCount: this.#problemCount,
      ...(this.#failure !== undefined && { failure: this.#failure }),
    };
  }
}

function timer(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

function halfOf(events: readonly WireEvent[]): number {
  return Math.ceil(events.length / 2);
}
