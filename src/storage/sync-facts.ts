/** The facts that a status is worked out of: two rows, and the first event that waits. */
import { isLocalDate } from "../contract/ids.ts";
import type { LocalDate } from "../domain/ids.ts";
import type { Database } from "./database.ts";
import { enrolmentName } from "./enrolment-name.ts";
import { type Enrolment, mustBeEnrolled } from "./enrolment.ts";
import { logName, parseLogRow } from "./log.ts";
import { dueUpTo, keptLonger } from "./retention.ts";
import {
  type ChangedElsewhere,
  isDecided,
  type QuarantinedEvent,
  type SyncFacts,
  type TryOutcome,
} from "./sync-log.ts";
import { goneOf, listedHere, parseSyncRow, syncName, type SyncRow } from "./sync-row.ts";

export async function readFacts(
  database: Database,
): Promise<{ readonly facts: SyncFacts; readonly enrolment: Enrolment }> {
  return database.transaction("r", [database.meta, database.events], async () => {
    const rows = await database.meta.bulkGet([logName, syncName, enrolmentName]);
    const [log, sync, enrolment] = [parseLogRow(rows[0]), parseSyncRow(rows[1]), mustBeEnrolled(rows[2])];
    const waiting = log.next - 1 - sync.hw;
    const oldest = waiting === 0 ? undefined : await database.events.where("seq").above(sync.hw).first();
    const oldestWaitingDay = dayOf(oldest);
    const keptOn = keptLonger(log, sync);
    const gone = goneOf(sync, log);
    const listed = listedHere(sync, log);
    const { setAside = 0 } = sync;
    const setAsideInPart = [...gone, ...listed].filter(({ isSetAside }) => isSetAside === true).length;
    const due = dueUpTo(sync);
    const here = listed.map((event) => (event.seq > due ? event : undecided(event)));
    const decided = new Set(here.filter(isDecided).map(({ seq }) => seq));
    const withheldDecided = sync.withheld.filter(({ seq }) => decided.has(seq)).length;
    const { hw, lastConfirmedDay, nextTryMs, lastFailure, clockOffsetMs, settingsTag } = sync;
    const facts: SyncFacts = {
      number: log.number,
      waiting,
      ...(oldestWaitingDay !== undefined && { oldestWaitingDay }),
      hw,
      next: log.next,
      ...(lastConfirmedDay !== undefined && { lastConfirmedDay }),
      ...(nextTryMs !== undefined && { nextTryMs }),
      ...(lastFailure !== undefined && { lastFailure }),
      quarantined: here,
      changedElsewhere: sync.changedElsewhere,
      withheld: sync.withheld.length,
      ...(withheldDecided > 0 && { withheldDecided }),
      ...(keptOn > 0 && { keptLonger: keptOn }),
      missing: (sync.missing ?? 0) + gone.filter((event) => !isDecided(event)).length,
      ...(sync.isMissingAtMost !== undefined && { isMissingAtMost: sync.isMissingAtMost }),
      ...(setAside > 0 && { setAside }),
      ...(setAsideInPart > 0 && { setAsideInPart }),
      isRevoked: lastFailure === "revoked",
      ...(sync.aheadBy !== undefined && { aheadBy: sync.aheadBy }),
      ...(sync.isUnheard === true && { isUnheard: true }),
      hasNewSettings: settingsTag !== undefined && settingsTag !== enrolment.settings.tag,
      ...(clockOffsetMs !== undefined && { clockOffsetMs }),
    };
    return { facts, enrolment };
  });
}

/** A success takes the failure before it away; a failure leaves what is known of the last success. */
export function withTry(sync: SyncRow, outcome: TryOutcome): SyncRow {
  const { nextTryMs: _, lastFailure: __, ...rest } = sync;
  if (outcome.kind === "confirmed") {
    return { ...rest, lastConfirmedDay: outcome.day, clockOffsetMs: outcome.clockOffsetMs };
  }
  const { failure, nextTryMs } = outcome;
  return { ...rest, lastFailure: failure, ...(nextTryMs !== undefined && { nextTryMs }) };
}

/** Those that were told since, of the same records too, stay. */
export function withoutChanges(sync: SyncRow, seen: readonly ChangedElsewhere[]): SyncRow {
  const revs = new Map(seen.map(({ record, rev }) => [record, rev]));
  const changedElsewhere = sync.changedElsewhere.filter(({ record, rev }) => rev > (revs.get(record) ?? 0));
  return { ...sync, changedElsewhere };
}

/** One that was found meanwhile stays. */
export function withoutSetBack(sync: SyncRow, seen: number): SyncRow {
  const { aheadBy = 0, ...rest } = sync;
  return aheadBy > seen ? sync : rest;
}

/** It keeps what comes after it on the phone: only somebody who looks at it can end that. */
function undecided({ seq, code }: QuarantinedEvent): QuarantinedEvent {
  return { seq, code };
}

function dayOf(value: unknown): LocalDate | undefined {
  const day = (value as { readonly day?: unknown } | undefined)?.day;
  return isLocalDate(day) ? day : undefined;
}
