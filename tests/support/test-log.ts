/** A log as a phone or a lead's browser keeps it, for tests of what it is sent to. */
import { canonicalBytes } from "../../src/contract/canonical.ts";
import { commitment, eventHash } from "../../src/contract/commitment.ts";
import { addToDigest, emptyDigest, formatDigest } from "../../src/contract/digest.ts";
import { base64urlToBytes, bytesToBase64url } from "../../src/contract/wire/base64url.ts";
import type { QuarantineCode } from "../../src/contract/wire/errors.ts";
import type { SyncRequest } from "../../src/contract/wire/sync-message.ts";
import type { WireEvent } from "../../src/contract/wire/wire-event.ts";
import type { RecordEvent } from "../../src/domain/event.ts";
import type { LocalDate } from "../../src/domain/ids.ts";
import type { Exchange, ExchangeAnswer, RecordStore, Sender } from "../../src/server/stores/store.ts";
import type { Opened } from "../../src/server/unsealing.ts";
import { localDate } from "./builders.ts";

export const testProgram = "b0000000-0000-4000-8000-000000000001";

/** An event as it travels, and what unsealing it gives. */
export interface SentEvent {
  readonly wire: WireEvent;
  readonly opened: Opened;
}

/** Bytes that the store never looks at: bodies come to it opened. */
const enc = bytesToBase64url(new Uint8Array(65));
const sealed = bytesToBase64url(new Uint8Array(40));

async function sentEvent(event: RecordEvent, seq: number, day = dayOf(event)): Promise<SentEvent> {
  const { id, record, kind, rev } = event;
  const base = event.kind === "rec" ? {} : { base: event.base };
  const canonical = canonicalBytes(event.kind === "void" ? { reason: event.reason } : event.content);
  // The same event has the same salt, under whichever number it is sent.
  const salt = new TextEncoder().encode(id.slice(-16));
  const about = { id, record, kind, rev, ...base, schema: 1 };
  const h = bytesToBase64url(await eventHash({ ...about, c: await commitment(salt, canonical) }));
  return {
    wire: { seq, ...about, day, h, key: 1, enc, sealed },
    opened: { ok: true, salt, canonical },
  };
}

/** The same event, its body not to be opened. */
export function unopened({ wire }: SentEvent, code: QuarantineCode): SentEvent {
  return { wire, opened: { ok: false, code } };
}

/** The same event, its body changed on the way: the key is there, and doesn't open it. */
export function damaged({ wire }: SentEvent): SentEvent {
  return {
    wire: { ...wire, sealed: bytesToBase64url(new Uint8Array(40).fill(1)) },
    opened: { ok: false, code: "cannot-open", isDamaged: true },
  };
}

/** The same event without its body. */
export function withheld({ wire }: SentEvent): SentEvent {
  const { key: _key, enc: _enc, sealed: _sealed, ...clear } = wire;
  return { wire: { ...clear, withheld: "too-large" }, opened: { ok: false, code: "withheld" } };
}

function dayOf(event: RecordEvent): LocalDate {
  return event.kind === "void" ? localDate("2026-03-08") : event.content.day;
}

let logCount = 0;

/** A UUID of its own for each use in a test file, or the `n`th. */
export function uuidOf(kind: "a" | "d" | "f", n: number): string {
  return `${kind}0000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
}

export class TestLog {
  readonly program: string;
  readonly number: string;
  readonly born: number;
  readonly sender: Sender;
  readonly sent: SentEvent[] = [];
  prev: SyncRequest["prev"] = [];
  seen: string | undefined;

  constructor(given: Partial<Pick<TestLog, "program" | "number" | "born" | "sender" | "prev">> = {}) {
    logCount += 1;
    this.program = given.program ?? testProgram;
    this.number = given.number ?? uuidOf("a", logCount);
    this.born = given.born ?? 0;
    this.sender = given.sender ?? { kind: "device", id: uuidOf("d", logCount) };
    this.prev = given.prev ?? [];
  }

  get next(): number {
    return this.born + this.sent.length + 1;
  }

  /** Puts an event into the log. */
  async add(event: RecordEvent): Promise<SentEvent> {
    const sent = await sentEvent(event, this.next);
    this.sent.push(sent);
    return sent;
  }

  /** Of all events from one to another, both included. */
  digest(to = this.next - 1, from = this.born + 1): string {
    const sum = this.sent
      .filter(({ wire }) => wire.seq >= from && wire.seq <= to)
      .reduce(
        (digest, { wire }) => addToDigest(digest, base64urlToBytes(wire.h) ?? new Uint8Array()),
        emptyDigest,
      );
    return formatDigest(sum);
  }

  exchangeOf(sent: readonly SentEvent[] = this.sent, given: Partial<SyncRequest> = {}): Exchange {
    return {
      program: this.program,
      sender: this.sender,
      request: {
        app: "1.0.0",
        schema: 1,
        number: this.number,
        born: this.born,
        next: this.next,
        prev: this.prev,
        ...(this.seen === undefined ? {} : { seen: this.seen }),
        events: sent.map(({ wire }) => wire),
        ...given,
      },
      opened: Promise.resolve(sent.map(({ opened }) => opened)),
      today: localDate("2026-03-09"),
    };
  }

  /** Sends some or all of its events; the answer's cursor is kept for the next time. */
  async send(
    store: Pick<RecordStore, "exchange">,
    sent: readonly SentEvent[] = this.sent,
    given: Partial<SyncRequest> = {},
  ): Promise<ExchangeAnswer> {
    const answer = await store.exchange(this.exchangeOf(sent, given));
    if (!answer.ok) throw new Error(`The exchange was refused: ${answer.error}`);
    this.seen = answer.value.seen;
    return answer.value;
  }
}
