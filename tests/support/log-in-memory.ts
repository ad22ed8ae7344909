/** A log as sending sees it, without a database: what waits, and what replies change. */
import type { SyncReply } from "../../src/contract/wire/sync-message.ts";
import type { Settings } from "../../src/contract/wire/settings-message.ts";
import type { WireEvent, WithheldReason } from "../../src/contract/wire/wire-event.ts";
import { err, ok } from "../../src/domain/result.ts";
import type { Result } from "../../src/domain/result.ts";
import type { Enrolment } from "../../src/storage/enrolment.ts";
import type { SaveFailure } from "../../src/storage/phone.ts";
import type {
  Batch,
  BatchLimits,
  ReplyOutcome,
  SyncFacts,
  SyncLog,
  TryOutcome,
} from "../../src/storage/sync-log.ts";
import { encounterOf, eventId, programOf, recordId } from "./builders.ts";

type Failed = Extract<TryOutcome, { kind: "failed" }>;

export class LogInMemory implements SyncLog {
  readonly events: WireEvent[] = [];
  /** Bodies of withheld events. */
  readonly #whole = new Map<number, WireEvent>();
  #tried = 0;
  readonly tries: TryOutcome[] = [];
  readonly settings: Settings[] = [];
  /** How the next reply fails to be stored. */
  failNextReply: SaveFailure | undefined;
  #number = crypto.randomUUID() as string;
  #hw = 0;
  #replies = 0;
  #tag = "first";
  #hasNewSettings = false;
  #quarantined: SyncFacts["quarantined"] = [];
  #lastConfirmed: Pick<SyncFacts, "lastConfirmedDay" | "clockOffsetMs"> = {};
  #lastFailure: Failed | undefined;
  readonly #listeners = new Set<() => void>();

  save(count = 1): readonly string[] {
    const saved = Array.from({ length: count }, (_, index) => eventOf(this.events.length + 1 + index));
    this.events.push(...saved);
    this.#tell();
    return saved.map(({ id }) => id);
  }

  async facts(): Promise<SyncFacts> {
    const first = this.events[this.#hw];
    return {
      number: this.#number,
      waiting: this.events.length - this.#hw,
      ...(first === undefined ? {} : { oldestWaitingDay: first.day }),
      hw: this.#hw,
      next: this.events.length + 1,
      ...this.#lastConfirmed,
      ...(this.#lastFailure === undefined ? {} : { lastFailure: this.#lastFailure.failure }),
      ...(this.#lastFailure?.nextTryMs === undefined ? {} : { nextTryMs: this.#lastFailure.nextTryMs }),
      quarantined: this.#quarantined,
      changedElsewhere: [],
      withheld: this.events.filter(({ withheld }) => withheld !== undefined).length,
      missing: 0,
      isRevoked: this.#lastFailure?.failure === "revoked",
      hasNewSettings: this.#hasNewSettings,
    };
  }

  async enrolment(): Promise<Enrolment> {
    return {
      programId: "00000000-0000-4000-8000-000000000001",
      id: "00000000-0000-4000-8000-000000000002",
      role: "device",
      label: "Phone 1",
      settings: {
        tag: this.#tag,
        programId: "00000000-0000-4000-8000-000000000001",
        program: programOf(),
        sealTo: { key: 1, publicKey: "A".repeat(87) },
      },
    };
  }

  async batch({ events, inflatedBytes, after = 0 }: BatchLimits): Promise<Batch> {
    const sent: WireEvent[] = [];
    let bytes = 0;
    const from = Math.max(this.#hw, after);
    for (const event of this.events.slice(from, from + events)) {
      bytes += JSON.stringify(event).length;
      if (bytes > inflatedBytes && sent.length > 0) break;
      sent.push(event);
    }
    return {
      number: this.#number,
      born: 0,
      next: this.events.length + 1,
      prev: [],
      events: sent,
      hw: this.#hw,
      replies: this.#replies,
    };
  }

  async applyReply(batch: Batch, reply: SyncReply): Promise<Result<ReplyOutcome, SaveFailure>> {
    const failure = this.failNextReply;
    this.failNextReply = undefined;
    if (failure !== undefined) return err(failure);
    if (batch.number !== this.#number) return ok("stale");
    if (batch.replies !== this.#replies && reply.hw < this.#hw) return ok("stale");
    const before = this.#hw;
    if (reply.hw > this.events.length) return ok(this.#renumber());
    this.#replies += 1;
    this.#hw = reply.hw;
    this.#quarantined = reply.quarantined;
    const missed = new Set(reply.quarantined.map(({ seq }) => seq));
    for (const [seq, event] of this.#whole) {
      if (seq > reply.hw || missed.has(seq)) continue;
      this.events[seq - 1] = event;
      this.#whole.delete(seq);
    }
    this.#hasNewSettings = reply.settings !== this.#tag;
    this.#tell();
    if (reply.hw === before) return ok("unchanged");
    return ok(reply.hw > before ? "advanced" : "rewound");
  }

  async takeNewNumber(number: string): Promise<Result<"renumbered" | "stale", SaveFailure>> {
    return ok(number === this.#number ? this.#renumber() : "stale");
  }

  async withhold(seq: number, withheld: WithheldReason): Promise<Result<void, SaveFailure>> {
    const whole = this.#whole.get(seq) ?? this.events[seq - 1]!;
    this.#whole.set(seq, whole);
    const { key: _key, enc: _enc, sealed: _sealed, ...clear } = whole;
    this.events[seq - 1] = { ...clear, withheld };
    this.#tell();
    return ok(undefined);
  }

  async noteWithheldTry(seq: number, withheld?: WithheldReason): Promise<Result<void, SaveFailure>> {
    this.#tried = seq;
    const event = this.events[seq - 1];
    if (withheld !== undefined && event?.withheld !== undefined)
      this.events[seq - 1] = { ...event, withheld };
    this.#tell();
    return ok(undefined);
  }

  async withheldBatch(tried: ReadonlySet<number>): Promise<Batch | undefined> {
    const listed = this.#quarantined.filter(({ code }) => code === "withheld").map(({ seq }) => seq);
    const seqs = [...new Set([...this.#whole.keys(), ...listed])].toSorted((one, other) => one - other);
    const inTurn = [...seqs.filter((seq) => seq > this.#tried), ...seqs];
    const next = inTurn.find((seq) => seq <= this.#hw && !tried.has(seq));
    const event = next === undefined ? undefined : (this.#whole.get(next) ?? this.events[next - 1]);
    return event && { ...(await this.batch({ events: 0, inflatedBytes: 0 })), events: [event] };
  }

  async changesSeen(): Promise<Result<void, SaveFailure>> {
    return ok(undefined);
  }

  async setBackSeen(): Promise<Result<void, SaveFailure>> {
    return ok(undefined);
  }

  async noteTry(outcome: TryOutcome): Promise<Result<void, SaveFailure>> {
    this.tries.push(outcome);
    this.#lastFailure = outcome.kind === "failed" ? outcome : undefined;
    if (outcome.kind === "confirmed") {
      this.#lastConfirmed = { lastConfirmedDay: outcome.day, clockOffsetMs: outcome.clockOffsetMs };
    }
    this.#tell();
    return ok(undefined);
  }

  async saveSettings(settings: Settings): Promise<Result<void, SaveFailure>> {
    this.settings.push(settings);
    this.#tag = settings.tag;
    this.#hasNewSettings = false;
    return ok(undefined);
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #renumber(): "renumbered" {
    this.#number = crypto.randomUUID();
    this.#hw = 0;
    this.#tell();
    return "renumbered";
  }

  #tell(): void {
    for (const listener of this.#listeners) queueMicrotask(listener);
  }
}

function eventOf(seq: number): WireEvent {
  return {
    seq,
    id: eventId(),
    record: recordId(),
    kind: "rec",
    rev: 1,
    schema: 1,
    day: encounterOf({ day: "2026-11-21" }).day,
    h: "A".repeat(43),
    key: 1,
    enc: "A".repeat(87),
    sealed: "A".repeat(400),
  };
}
