/** What was really recorded, kept beside the phones and the endpoint: who is right, when they differ. */
import type { RecordEvent, VoidReason } from "../../src/domain/event.ts";
import type { EventId, RecordId } from "../../src/domain/ids.ts";
import type { SatchelRecord } from "../../src/domain/record.ts";
import type { Entry } from "../../src/storage/phone.ts";

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
  readonly #said = new Map<string, Said>();
  readonly #events = new Map<string, RecordEvent>();
  /** Saves of which the phone said "Saved". */
  readonly confirmed = new Set<string>();
  /** Saves of which the phone said for certain that nothing was stored. */
  readonly refused = new Set<string>();

  /** Before a save, so that what it says is known however it ends. */
  offer(entry: Entry): void {
    this.#said.set(entry.event, entry.kind === "void" ? { reason: entry.reason } : { content: entry.record });
  }

  /** An event that lies in a log now. */
  note({ id, record, kind, rev, base }: LoggedEvent): void {
    if (this.#events.has(id)) return;
    const said = this.#said.get(id);
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

  get events(): readonly RecordEvent[] {
    return [...this.#events.values()];
  }

  has(id: string): boolean {
    return this.#events.has(id);
  }
}
