/** `events`: the log. Rows are added, never changed. */
import { canonicalBytes } from "../contract/canonical.ts";
import { commitment, eventHash, saltBytes } from "../contract/commitment.ts";
import { parseEventContent, parseStoredEvent, type StoredEvent } from "../contract/event-schema.ts";
import type { RecordEvent } from "../domain/event.ts";
import type { LocalDate, RecordId } from "../domain/ids.ts";
import { recordSchema } from "../domain/record.ts";
import type { Database } from "./database.ts";
import { jsonOfBytes } from "./json-of-bytes.ts";
import type { HistoryRow } from "./phone.ts";
import { joinBody, splitBody, type PlainBody, type Sealer } from "./sealer.ts";

/** An event on its way into the log; the transaction gives it its number. */
export type UnnumberedEvent = Omit<StoredEvent, "seq">;

interface SealingTools {
  readonly sealer: Sealer;
  readonly randomBytes: (length: number) => Uint8Array<ArrayBuffer>;
}

/** Hashes and seals an event, before a transaction opens: inside one, the wait would end it. */
export async function sealEvent(
  event: RecordEvent,
  day: LocalDate,
  { sealer, randomBytes }: SealingTools,
): Promise<UnnumberedEvent> {
  const { id, record, kind, rev } = event;
  const about = {
    id,
    record,
    kind,
    rev,
    ...(event.kind === "rec" ? {} : { base: event.base }),
    schema: event.kind === "void" ? recordSchema : event.content.schema,
  };
  const salt = randomBytes(saltBytes);
  const canonical = canonicalBytes(event.kind === "void" ? { reason: event.reason } : event.content);
  const [h, body] = await Promise.all([
    commitment(salt, canonical).then((c) => eventHash({ ...about, c })),
    sealer.seal(joinBody({ salt, canonical }), about),
  ]);
  return { ...about, day, body, h };
}

/** A row of the log with its body opened, or what little is sure about one that can't be. */
export type OpenedEvent =
  | {
      readonly kind: "readable";
      readonly row: StoredEvent;
      readonly body: PlainBody;
      readonly event: RecordEvent;
    }
  | {
      readonly kind: "unreadable";
      readonly id: string;
      readonly seq: number;
      readonly rev: number;
      /** Where only the body can't be understood: what is in clear counts all the same. */
      readonly row: StoredEvent | undefined;
    };

export async function openEvent(value: unknown, sealer: Sealer): Promise<OpenedEvent> {
  const row = parseStoredEvent(value);
  const plain = row.ok ? await sealer.open(row.value.body, row.value) : undefined;
  if (row.ok && plain !== undefined) {
    const body = splitBody(plain);
    const event = eventOf(row.value, body.canonical);
    if (event !== undefined) return { kind: "readable", row: row.value, body, event };
  }
  const { id, seq, rev } = value as Partial<Record<"id" | "seq" | "rev", unknown>>;
  return {
    kind: "unreadable",
    id: String(id),
    seq: Number(seq),
    rev: Number(rev),
    row: row.ok ? row.value : undefined,
  };
}

/** Every event of a record by revision, then id. */
export async function readEventsOf(
  database: Database,
  record: RecordId,
  sealer: Sealer,
): Promise<readonly OpenedEvent[]> {
  const values = await database.events.where("record").equals(record).toArray();
  const opened = await Promise.all(values.map((value) => openEvent(value, sealer)));
  return opened.toSorted((a, b) => revOf(a) - revOf(b) || (idOf(a) < idOf(b) ? -1 : 1));
}

export function historyRowOf(opened: OpenedEvent): HistoryRow {
  if (opened.kind === "readable") return { kind: "readable", seq: opened.row.seq, event: opened.event };
  const { kind, id, seq, rev } = opened;
  return { kind, id, seq, rev };
}

/** Whether what is in clear and what is in the body still give the hash that was announced. */
export async function hasItsHash({
  row,
  body,
}: Extract<OpenedEvent, { kind: "readable" }>): Promise<boolean> {
  const h = await eventHash({ ...row, c: await commitment(body.salt, body.canonical) });
  return h.every((byte, index) => byte === row.h[index]);
}

function eventOf(row: StoredEvent, canonical: Uint8Array): RecordEvent | undefined {
  const { id, record, rev, kind, base } = row;
  const content = parseEventContent(kind, jsonOfBytes(canonical));
  if (!content.ok) return undefined;
  // Only a record has a schema of its own.
  if (!("schema" in content.value)) {
    return base === undefined
      ? undefined
      : { id, record, rev, kind: "void", base, reason: content.value.reason };
  }
  if (content.value.id !== record) return undefined;
  return base === undefined
    ? { id, record, rev, kind: "rec", content: content.value }
    : { id, record, rev, kind: "fix", base, content: content.value };
}

function revOf(opened: OpenedEvent): number {
  return opened.kind === "readable" ? opened.row.rev : opened.rev;
}

function idOf(opened: OpenedEvent): string {
  return opened.kind === "readable" ? opened.row.id : opened.id;
}
