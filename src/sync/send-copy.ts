/**
 * Brings a phone's `.satchel` copy to the endpoint, under the phone's own
 * number: the same exchange as the phone's, so what it has sent or will send
 * itself arrives once. A line that can't be read is named and left out.
 */
import { addToDigest, emptyDigest, formatDigest } from "../contract/digest.ts";
import type { SyncReply } from "../contract/wire/sync-message.ts";
import { base64urlToBytes } from "../contract/wire/base64url.ts";
import { type CopyHead, type CopyProblem, readSatchelCopy } from "../contract/wire/satchel-copy.ts";
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
  readonly failure?: CallFailure | { readonly kind: "other-program" } | { readonly kind: "not-taken" };
}

export interface SendCopyTools {
  readonly client: EndpointClient;
  /** The copy of another program is not sent at all: nobody there could open it. */
  readonly programId: string;
  readonly onStep?: (sent: number) => void;
}

export function sendCopy(stream: ReadableStream<Uint8Array>, tools: SendCopyTools): Promise<SentCopy> {
  return new CopySender(tools).send(stream);
}

/** Enough to find what is wrong with a file. */
const mostProblems = 20;

/** Beside the events: the log's numbers, and at most so many former ones. */
const bytesForHead = 24 * 1024;

class CopySender {
  readonly #tools: SendCopyTools;
  readonly #problems: CopyProblem[] = [];
  #problemCount = 0;
  #head: CopyHead | undefined;
  #waiting: WireEvent[] = [];
  #waitingBytes = 0;
  #sent = 0;
  /** Up to where the copy is whole from its log's birth on, and the digest of that; none where it isn't. */
  #whole: { readonly upTo: number; readonly digest: bigint } | undefined;
  #quarantined = 0;
  #mostEvents = maxEventsPerExchange;
  #failure: SentCopy["failure"];

  constructor(tools: SendCopyTools) {
    this.#tools = tools;
  }

  async send(stream: ReadableStream<Uint8Array>): Promise<SentCopy> {
    for await (const line of readSatchelCopy(stream)) {
      if (!line.ok) this.#note(line.error);
      else if (line.value.kind === "head") this.#begin(line.value.head);
      else if (line.value.kind === "event") await this.#add(line.value.event);
      if (this.#failure !== undefined) return this.#end();
    }
    await this.#flush();
    return this.#end();
  }

  #begin(head: CopyHead): void {
    this.#head = head;
    this.#whole = { upTo: head.born, digest: emptyDigest };
    if (head.program !== this.#tools.programId) this.#failure = { kind: "other-program" };
  }

  #note(problem: CopyProblem): void {
    this.#problemCount += 1;
    if (this.#problems.length < mostProblems) this.#problems.push(problem);
  }

  /** One exchange holds events without a gap: what was left out begins the next. */
  async #add(event: WireEvent): Promise<void> {
    const bytes = JSON.stringify(event).length + 1;
    const last = this.#waiting.at(-1);
    const isFull =
      this.#waiting.length >= this.#mostEvents ||
      this.#waitingBytes + bytes > maxInflatedBytes - bytesForHead ||
      (last !== undefined && event.seq !== last.seq + 1);
    if (isFull) await this.#flush();
    this.#waiting.push(event);
    this.#waitingBytes += bytes;
  }

  async #flush(): Promise<void> {
    const events = this.#waiting;
    this.#waiting = [];
    this.#waitingBytes = 0;
    for (let start = 0; start < events.length && this.#failure === undefined; ) {
      const part = events.slice(start, start + this.#mostEvents);
      if (await this.#exchange(part)) start += part.length;
    }
  }

  /** `false` where it has to be tried again with less, or not at all. */
  async #exchange(events: readonly WireEvent[]): Promise<boolean> {
    assert(this.#head !== undefined, "a copy's events come after its head");
    const { program: _, ...log } = this.#head;
    const reply = await this.#tools.client.call("sync", { body: { ...log, events } });
    if (reply.ok) {
      if (!this.#isTaken(events, reply.value)) {
        this.#failure = { kind: "not-taken" };
        return false;
      }
      this.#sent += events.length;
      this.#quarantined = reply.value.quarantined.length;
      this.#tools.onStep?.(this.#sent);
      return true;
    }
    const isTooLarge = reply.error.kind === "refused" && reply.error.status === 413;
    if (isTooLarge && events.length > 1) this.#mostEvents = Math.ceil(events.length / 2);
    else this.#failure = reply.error;
    return false;
  }

  /**
   * An endpoint answers well also where another phone holds the number, and
   * then keeps the other's events. With more there than was sent, or a gap in
   * the copy, the digest is of other events, and says nothing of these.
   */
  #isTaken(events: readonly WireEvent[], { hw, digest }: SyncReply): boolean {
    const [first, last] = [events[0], events.at(-1)];
    assert(first !== undefined && last !== undefined, "an exchange of a copy holds events");
    this.#whole =
      this.#whole?.upTo === first.seq - 1
        ? { upTo: last.seq, digest: events.reduce(withEvent, this.#whole.digest) }
        : undefined;
    // What lies behind a gap stays unconfirmed until the gap is filled, though it was received.
    if (this.#whole === undefined) return true;
    return hw > last.seq || (hw === last.seq && digest === formatDigest(this.#whole.digest));
  }

  #end(): SentCopy {
    return {
      head: this.#head,
      sent: this.#sent,
      quarantined: this.#quarantined,
      problems: this.#problems,
      problemCount: this.#problemCount,
      ...(this.#failure !== undefined && { failure: this.#failure }),
    };
  }
}

function withEvent(digest: bigint, { h }: WireEvent): bigint {
  const bytes = base64urlToBytes(h);
  assert(bytes !== undefined, "a copy's reader lets no other h through");
  return addToDigest(digest, bytes);
}
