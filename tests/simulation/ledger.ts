/** What was really recorded, kept beside the phones and the endpoint: who is right, when they differ. */
import type { RecordEvent, VoidReason } from "../../src/domain/event.ts";
import type { EventId, RecordId } from "../../src/domain/ids.ts";
import type { SatchelRecord } from "../../src/domain/record.ts";
import type { Entry, RemoteEntry } from "../../src/storage/phone.ts";

/** What is in clear about an event in a phone's log. */
export interface LoggedEvent {
  readonly id: EventId;
  readonly record: RecordId;
  readonly kind: "rec" | "fix" | "void";
  readonly rev: number;
  readonly base?: EventId;
}

type Said = { readonly content: SatchelRecord } | { readonly reason: VoidReason };

export class Ledger {
  readonly #clockMs: () => number;
  /** When each was offered to a phone for the first time. */
  readonly #offeredMs = new Map<string, number>();
  readonly #said = new Map<string, Said>();
  /** What came along to the program of records of phones alone: the event gets its id only then. */
  readonly #joined = new Map<string, SatchelRecord>();
  readonly #events = new Map<string, RecordEvent>();
  /** Saves of which the phone said "Saved". */
  readonly confirmed = new Set<string>();
  /** Saves of which the phone said for certain that nothing was stored. */
  readonly refused = new Set<string>();

  constructor(clockMs: () => number) {
    this.#clockMs = clockMs;
  }

  /** Before a save, so that what it says is known however it ends. */
  offer(entry: Entry | RemoteEntry): void {
    this.#offeredMs.set(entry.event, this.#offeredMs.get(entry.event) ?? this.#clockMs());
    this.#said.set(entry.event, entry.kind === "void" ? { reason: entry.reason } : { content: entry.record });
  }

  /** As the next phone that joins with it brings it along. */
  offerRecord(content: SatchelRecord): void {
    this.#joined.set(content.id, content);
  }

  /** An event that lies in a log now. */
  note({ id, record, kind, rev, base }: LoggedEvent): void {
    if (this.#events.has(id)) return;
    const said = this.#said.get(id) ?? this.#joinedSaying(kind, record);
    this.#offeredMs.set(id, this.savedMs(id));
    if (said === undefined) throw new Error(`A log holds the event ${id}, which nobody made`);
    this.#events.set(id, {
      id,
      record,
      kind,
      rev,
      ...(base === undefined ? {} : { base }),
      ...said,
    } as RecordEvent);
  }

  #joinedSaying(kind: LoggedEvent["kind"], record: RecordId): Said | undefined {
    const content = this.#joined.get(record);
    return kind === "rec" && content !== undefined ? { content } : undefined;
  }

  savedMs(id: string): number {
    return this.#offeredMs.get(id) ?? this.#clockMs();
  }

  get events(): readonly RecordEvent[] {
    return [...this.#events.values()];
  }

  has(id: string): boolean {
    return this.#events.has(id);
  }
}
