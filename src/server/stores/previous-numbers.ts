/** Numbers that a log went under before: what of them never came. */
import { addToDigest, emptyDigest, formatDigest } from "../../contract/digest.ts";
import type { SyncRequest } from "../../contract/wire/sync-message.ts";
import { logRow, newOwner } from "./log-rows.ts";
import type { Preparer } from "./positions.ts";
import type { Exchange, ExchangeAnswer } from "./store.ts";

type PreviousNumber = SyncRequest["prev"][number];
type PreviousAnswer = ExchangeAnswer["prev"][number];

/** Digests of ranges that are whole. Receipts never change, and every exchange of such a log asks for the same ones. */
export type KnownDigests = Map<string, string>;
const maxKnownDigests = 10_000;

/**
 * Which events of a former number never came: those behind what is confirmed,
 * as far as the phone has dropped them, for the rest it sends again. With
 * everything there but another digest, some of it is something else.
 */
export function answerPrevious(
  database: Preparer,
  { program, number, born, pruned, digest }: PreviousNumber & { readonly program: string },
  known: KnownDigests,
): PreviousAnswer {
  const hw = Math.max(logRow(database, program, number)?.hw ?? born, born);
  if (pruned <= born) return { number, missing: [], certain: true };
  if (hw < pruned) {
    const certain = !hasReceiptBetween(database, { program, number, from: hw + 1, to: pruned });
    return { number, missing: [[hw + 1, pruned]], certain };
  }
  const range = { program, number, from: born + 1, to: pruned };
  const isSame = knownDigest(known, range, () => digestBetween(database, range)) === digest;
  return isSame
    ? { number, missing: [], certain: true }
    : { number, missing: [[born + 1, pruned]], certain: false };
}

/**
 * A former number announces nothing beyond what its log had dropped: the rest
 * is announced again by the later number. One that this database never heard
 * of gets its row here, so that what is missing of it is on the list.
 */
export function noteReplaced(
  database: Preparer,
  exchange: Exchange,
  { number, born, next, pruned }: PreviousNumber,
): void {
  const owner = newOwner(exchange);
  database
    .prepare(
      `INSERT INTO logs (program, number, owner_kind, owner, born, hw, digest, next, replaced_after)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (program, number) DO UPDATE SET
         next = max(next, excluded.next), replaced_after = excluded.replaced_after
       WHERE next < excluded.next OR replaced_after IS NOT excluded.replaced_after`,
    )
    .run(exchange.program, number, owner.kind, owner.id, born, born, formatDigest(emptyDigest), next, pruned);
}

interface ReceiptRange {
  readonly program: string;
  readonly number: string;
  readonly from: number;
  readonly to: number;
}

function hasReceiptBetween(database: Preparer, { program, number, from, to }: ReceiptRange): boolean {
  const found = database
    .prepare("SELECT 1 FROM receipts WHERE program = ? AND number = ? AND seq BETWEEN ? AND ? LIMIT 1")
    .get(program, number, from, to);
  return found !== undefined;
}

function knownDigest(known: KnownDigests, range: ReceiptRange, work: () => string): string {
  const key = JSON.stringify(range);
  const digest = known.get(key) ?? work();
  if (known.size >= maxKnownDigests) known.clear();
  known.set(key, digest);
  return digest;
}

function digestBetween(database: Preparer, { program, number, from, to }: ReceiptRange): string {
  const rows = database
    .prepare("SELECT h FROM receipts WHERE program = ? AND number = ? AND seq BETWEEN ? AND ?")
    .iterate(program, number, from, to) as Iterable<{ h: Uint8Array }>;
  let digest = emptyDigest;
  for (const { h } of rows) digest = addToDigest(digest, h);
  return formatDigest(digest);
}
