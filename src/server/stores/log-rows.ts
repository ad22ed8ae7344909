/** `logs` and `receipts`: what came under which number, and up to where nothing is missing. */
import { addToDigest, emptyDigest, formatDigest, parseDigest } from "../../contract/digest.ts";
import { assert } from "../../domain/assert.ts";
import type { Preparer } from "./positions.ts";
import type { Exchange, Sender } from "./store.ts";

export interface LogRow {
  readonly number: string;
  readonly owner_kind: Sender["kind"];
  readonly owner: string;
  readonly born: number;
  readonly hw: number;
  readonly digest: string;
  readonly next: number;
  readonly replaced_after: number | null;
  readonly replaced_digest: string | null;
  readonly replaced_by: string | null;
  readonly replaced_next: number | null;
  readonly app: string | null;
  readonly facts: string | null;
  readonly last_seen_day: string | null;
}

/** A log under a number that its sender may use. */
export interface ClaimedLog {
  readonly program: string;
  readonly number: string;
  readonly born: number;
  readonly hw: number;
  readonly digest: string;
  /** `undefined` where it is new. */
  readonly stored: LogRow | undefined;
}

/**
 * A number belongs to the phone that first sent under it. An account may bring
 * the copy of a phone under the phone's number; where that came first, and it
 * was not known whose it is, the phone takes its number over. Only a phone under another phone's number is
 * refused.
 */
export function claimLog(database: Preparer, { program, sender, request }: Exchange): ClaimedLog | undefined {
  const stored = logRow(database, program, request.number);
  const isAnotherPhones =
    stored?.owner_kind === "device" && sender.kind === "device" && stored.owner !== sender.id;
  if (isAnotherPhones) return undefined;
  return {
    program,
    number: request.number,
    born: stored?.born ?? request.born,
    hw: stored?.hw ?? request.born,
    digest: stored?.digest ?? formatDigest(emptyDigest),
    stored,
  };
}

/** The log with all receipts that follow its `hw` without a gap: those just written first, which need no reading. */
export function advancedLog(
  database: Preparer,
  log: ClaimedLog,
  written: readonly { readonly seq: number; readonly h: Uint8Array }[],
): ClaimedLog {
  let { hw } = log;
  let digest = digestOf(log.digest);
  const advance = (receipts: Iterable<{ readonly seq: number; readonly h: Uint8Array }>): void => {
    for (const { seq, h } of receipts) {
      if (seq <= hw) continue;
      if (seq !== hw + 1) break;
      hw = seq;
      digest = addToDigest(digest, h);
    }
  };
  advance(written);
  advance(
    database
      .prepare("SELECT seq, h FROM receipts WHERE program = ? AND number = ? AND seq > ? ORDER BY seq")
      .iterate(log.program, log.number, hw) as Iterable<unknown> as Iterable<{ seq: number; h: Uint8Array }>,
  );
  return { ...log, hw, digest: formatDigest(digest) };
}

/** Writes what this exchange told of the log; of the phone itself, only what the phone told. */
export function writeLog(database: Preparer, log: ClaimedLog, exchange: Exchange): void {
  const { sender, request } = exchange;
  const owner = ownerAfter(exchange, log.stored);
  const isOwn = !isCopy(exchange, log.stored) && owner.kind === sender.kind && owner.id === sender.id;
  database
    .prepare(
      `INSERT INTO logs (program, number, owner_kind, owner, born, hw, digest, next) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (program, number) DO UPDATE SET
         owner_kind = excluded.owner_kind, owner = excluded.owner, hw = excluded.hw, digest = excluded.digest,
         -- The original of a clone says anew how far its log goes, where only the clone said more. A copy that a
         -- lead brings takes nothing back.
         next = CASE WHEN replaced_by IS NULL OR replaced_next < next OR NOT ? THEN max(next, excluded.next) ELSE excluded.next END`,
    )
    .run(
      log.program,
      log.number,
      owner.kind,
      owner.id,
      log.born,
      log.hw,
      log.digest,
      Math.max(request.next, log.hw + 1),
      isOwn ? 1 : 0,
    );
  if (isOwn) noteHeardFrom(database, exchange);
}

/**
 * Of a phone, brought in by a lead, whose app may be too old to say so. The program may not know the phone: then it
 * lies under the account, and is still no word of the log's own.
 */
export function isCopy(
  { sender, request }: Pick<Exchange, "sender" | "request">,
  stored: LogRow | undefined,
): boolean {
  return sender.kind === "account" && (request.device !== undefined || stored?.owner_kind === "device");
}

/** Whether what had come as an account's turns out to be a phone's: all of that was copied from it. */
export function isTakenOver(
  exchange: Pick<Exchange, "sender" | "copyOf">,
  stored: LogRow | undefined,
): boolean {
  return stored?.owner_kind === "account" && ownerAfter(exchange, stored).kind === "device";
}

/** A phone's stays the phone's. */
function ownerAfter(exchange: Pick<Exchange, "sender" | "copyOf">, stored: LogRow | undefined): Sender {
  return stored?.owner_kind === "device" ? ownerOf(stored) : newOwner(exchange);
}

/** Whose a log is that no phone has sent yet. */
export function newOwner({ sender, copyOf }: Pick<Exchange, "sender" | "copyOf">): Sender {
  const isOfPhone = sender.kind === "account" && copyOf !== undefined;
  return isOfPhone ? { kind: "device", id: copyOf } : sender;
}

/**
 * What it doesn't tell this time stays known: a phone's worker can't ask about all of its storage.
 * Not from a copy that a lead brings: the phone of it may be lost, and its last day is how one notices.
 */
function noteHeardFrom(database: Preparer, { program, request, today }: Exchange): void {
  const { number, app, facts } = request;
  database
    .prepare(
      `UPDATE logs SET replaced_by = NULL, replaced_next = NULL,
         app = ?, facts = coalesce(?, facts), last_seen_day = ?
       WHERE program = ? AND number = ?`,
    )
    .run(app, facts === undefined ? null : JSON.stringify(facts), today, program, number);
}

export function ownerOf({ owner_kind, owner }: LogRow): Sender {
  return { kind: owner_kind, id: owner };
}

function digestOf(text: string): bigint {
  const digest = parseDigest(text);
  assert(digest.ok, "a stored digest was formatted here");
  return digest.value;
}

export function logRow(database: Preparer, program: string, number: string): LogRow | undefined {
  return database
    .prepare("SELECT * FROM logs WHERE program = ? AND number = ?")
    .get(program, number) as unknown as LogRow | undefined;
}
