/** The record store on SQLite. */
import { maxSequence } from "../../contract/limits.ts";
import { maxOpenQuarantined } from "../../contract/wire/wire-limits.ts";
import { assert } from "../../domain/assert.ts";
import { err, ok, type Result } from "../../domain/result.ts";
import { changesFor, noteForSender } from "./changes.ts";
import { type CheckedEvent, checkedEvent } from "./checked-event.ts";
import { type Group, GroupCommit } from "./group-commit.ts";
import { isPlaceTaken, takeEvents } from "./ingest.ts";
import { KnownDigests } from "./known-digests.ts";
import { advancedLog, claimLog, isCopy, isTakenOver, writeLog } from "./log-rows.ts";
import { takePrevious } from "./previous-numbers.ts";
import { countSetAside, decide, toldOf } from "./quarantine-decisions.ts";
import { takeForCopies } from "./quarantine-rows.ts";
import { readingsOf } from "./readings.ts";
import { recountOldFolds } from "./recount.ts";
import type { SqliteDatabase } from "./sqlite-database.ts";
import type { Exchange, ExchangeAnswer, RecordStore } from "./store.ts";
import { PendingTotals } from "./total-rows.ts";

/** Totals that another version counted are counted anew here, before anyone reads them. */
export function openRecordStore(database: SqliteDatabase): RecordStore {
  recountOldFolds(database);
  const commits = new GroupCommit(database, () => groupOn(database));
  const committedDigests = new KnownDigests();
  return {
    ...readingsOf(database, committedDigests),
    decide: (program, given) => decide(database, program, given),
    async exchange(exchange) {
      const knownDigests = new KnownDigests(committedDigests);
      const answer = await commits.write(checkedEventsOf(exchange), (events, { totals }) =>
        exchangeOn(database, { exchange, events, totals, knownDigests }),
      );
      if (!answer.ok) return answer;
      knownDigests.keep();
      return answer.value;
    },
  };
}

interface TotalsGroup extends Group {
  readonly totals: PendingTotals;
}

function groupOn(database: SqliteDatabase): TotalsGroup {
  const totals = new PendingTotals();
  return { totals, finish: () => totals.write(database) };
}

async function checkedEventsOf({ request, opened }: Exchange): Promise<readonly CheckedEvent[]> {
  const bodies = await opened;
  assert(bodies.length === request.events.length, "there is one opened body for each event");
  return request.events.map((event, index) => checkedEvent(event, bodies[index]));
}

/** Inside a savepoint of the commit. */
function exchangeOn(
  database: SqliteDatabase,
  given: {
    readonly exchange: Exchange;
    readonly events: readonly CheckedEvent[];
    readonly totals: PendingTotals;
    readonly knownDigests: KnownDigests;
  },
): Result<ExchangeAnswer, "number-taken"> {
  const { exchange, events, totals, knownDigests } = given;
  const { program, request, today } = exchange;
  const claimed = claimLog(database, exchange);
  if (claimed === undefined) return err("number-taken");

  const arrival = { program, number: request.number, today };
  if (exchange.sender.kind === "account" && isPlaceTaken(database, events, arrival)) {
    return err("number-taken");
  }
  if (isTakenOver(exchange, claimed.stored)) takeForCopies(database, arrival);
  const { written, differences, shared } = takeEvents(database, events, {
    ...arrival,
    by: isCopy(exchange, claimed.stored) ? "copy" : "owner",
  });
  noteForSender(database, exchange, shared);
  const log = advancedLog(database, claimed, written);
  writeLog(database, log, exchange);
  const prev = takePrevious(database, exchange, knownDigests);
  const { number } = request;
  const setAside = countSetAside(database, program, number);
  const answer: ExchangeAnswer = {
    hw: log.hw,
    digest: log.digest,
    quarantined: toldOf(database, { program, number, upTo: maxSequence, atMost: maxOpenQuarantined }),
    ...(setAside > 0 && { setAside }),
    ...changesFor(database, exchange),
    prev,
  };
  // Last: what failed before it has added nothing to the totals of the commit.
  totals.add(program, differences);
  return ok(answer);
}
