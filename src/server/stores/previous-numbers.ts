/** Numbers that a log went under before: what of them never came, and what came and waits for somebody. */
import { emptyDigest, formatDigest } from "../../contract/digest.ts";
import type { SyncRequest } from "../../contract/wire/sync-message.ts";
import { maxOpenQuarantined } from "../../contract/wire/wire-limits.ts";
import { gapsIn } from "./gaps.ts";
import type { KnownDigests } from "./known-digests.ts";
import { logRow, newOwner } from "./log-rows.ts";
import type { Preparer } from "./positions.ts";
import { toldOf } from "./quarantine-decisions.ts";
import type { Exchange, ExchangeAnswer } from "./store.ts";

type PreviousNumber = SyncRequest["prev"][number];
type PreviousAnswer = ExchangeAnswer["prev"][number];

/**
 * What an exchange tells of former numbers is noted, and each is answered. No
 * log was ever dropped further than it went, or is its own former one: such a
 * claim is left aside, because refused, the events beside it would never get
 * here. Whose a number was isn't asked. A phone that joined again speaks of one
 * that it had as another, and nobody else knows a number of 122 random bits; what
 * somebody tells of a log that is in use ends with that log's next exchange.
 */
export function takePrevious(
  database: Preparer,
  exchange: Exchange,
  known: KnownDigests,
): readonly PreviousAnswer[] {
  const { program, request } = exchange;
  const answers: PreviousAnswer[] = [];
  // Of all numbers together, no more than of one.
  let room = maxOpenQuarantined;
  for (const previous of request.prev) {
    const { number, born, pruned, next } = previous;
    const canBe = born <= pruned && pruned < next && number !== request.number;
    if (!canBe) {
      answers.push({ number, missing: [], certain: true, quarantined: [] });
      continue;
    }
    const digest = digestToKeep(database, program, previous, known);
    noteReplaced(database, exchange, { ...previous, digest });
    // What the phone still has, it sends again under its number of now, and is told of there.
    const quarantined = toldOf(database, { program, number, upTo: pruned, atMost: room });
    room -= quarantined.length;
    answers.push({ ...answerPrevious(database, { program, ...previous }, known), quarantined });
  }
  return answers;
}

/**
 * Which events of a former number never came: of those that the phone has
 * dropped, for the rest it sends again. With everything there but another
 * digest, some of it is something else.
 */
function answerPrevious(
  database: Preparer,
  { program, number, born, pruned, digest }: PreviousNumber & { readonly program: string },
  known: KnownDigests,
): PreviousAnswer {
  const log = logRow(database, program, number);
  if (log === undefined || pruned <= born) return { number, missing: [], certain: true };
  const hw = Math.max(log.hw, born);
  const gaps = gapsIn(database, { program, number, born, hw, upTo: pruned, digest, owner: log }, known);
  return {
    number,
    missing: gaps.map(({ first, last }) => [first, last]),
    certain: gaps.every(({ certain }) => certain),
  };
}

/**
 * Of a former number the later one announces again what its log has: what that
 * had dropped stays announced by the former, and so does what came after all
 * that a log which was set back still knows. One that this database never heard
 * of gets its row here, so that what is missing of it is on the list. Where a
 * phone and its clone have both gone on, what either has dropped stays named,
 * and what either knows is known.
 */
function noteReplaced(
  database: Preparer,
  exchange: Exchange,
  { number, born, next, pruned, digest }: PreviousNumber,
): void {
  const owner = newOwner(exchange);
  database
    .prepare(
      `INSERT INTO logs (program, number, owner_kind, owner, born, hw, digest, next, replaced_after,
         replaced_digest, replaced_by)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (program, number) DO UPDATE SET
         next = max(next, excluded.next),
         replaced_digest =
           CASE WHEN replaced_after > excluded.replaced_after THEN replaced_digest ELSE excluded.replaced_digest END,
         replaced_after = max(coalesce(replaced_after, 0), excluded.replaced_after),
         replaced_by = excluded.replaced_by
       WHERE replaced_by IS NULL OR replaced_after < excluded.replaced_after
         OR (replaced_after = excluded.replaced_after AND replaced_by IS NOT excluded.replaced_by)`,
    )
    .run(
      exchange.program,
      number,
      owner.kind,
      owner.id,
      born,
      born,
      formatDigest(emptyDigest),
      next,
      pruned,
      digest,
      exchange.request.number,
    );
  // Whoever brings a part of a copy has announced only that part under the later number so far.
  const announced = Math.min(next, exchange.request.next);
  database
    .prepare(
      `UPDATE logs SET replaced_next = ?
       WHERE program = ? AND number = ? AND (replaced_next IS NULL OR replaced_next < ?)`,
    )
    .run(announced, exchange.program, number, announced);
}

/** Of what a phone and its clone dropped, as far and not the same: of that of which something is missing. */
function digestToKeep(
  database: Preparer,
  program: string,
  { number, born, pruned, digest }: PreviousNumber,
  known: KnownDigests,
): string {
  const log = logRow(database, program, number);
  if (log?.replaced_after !== pruned || log.replaced_digest === null || log.replaced_digest === digest)
    return digest;
  const hw = Math.max(log.hw, born);
  const told = { program, number, born, hw, upTo: pruned, digest: log.replaced_digest, owner: log };
  return gapsIn(database, told, known).length > 0 ? log.replaced_digest : digest;
}

/** The numbers that a log had before, as its last exchange told: what came under them is no news to it. */
export function formerNumbersOf(
  database: Preparer,
  program: string,
  number: string,
): readonly Pick<PreviousNumber, "number">[] {
  return database
    .prepare("SELECT number FROM logs WHERE program = ? AND replaced_by = ?")
    .all(program, number) as unknown as readonly Pick<PreviousNumber, "number">[];
}
