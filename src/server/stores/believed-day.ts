/**
 * Which day it is, as far as what is let go for good may hang on it. The clock
 * alone doesn't say that: a server whose clock is wrong by years would find
 * every record old, and nothing brings details back. Asking somebody is no way
 * out, because whoever would be asked looks at the same server's dates. So a day
 * is believed
 *
 * - where the clock is at most a week ahead of the day that was believed last: a
 *   server is off over a holiday, and a week is little beside months;
 * - where it is further ahead, and phones say so too: two of them, or all where
 *   there are fewer, brought records of these very days. Phones have clocks of
 *   their own, and records of other days, late ones or those of a phone whose
 *   clock is wrong itself, say nothing; nor does what leads correct, for it
 *   bears the day of what it corrects;
 * - else as many days further as the endpoint has lived through since. What is
 *   let go then goes late by the time for which it was off, never too early.
 *
 * A clock that is set back is never ahead: it is followed at once, and what was
 * believed stays until the clock has lived a day there, because a machine
 * without a battery wakes up in the past at each start. On the day of a leap ahead
 * nothing is let go, nor on the first day of all, nor before phones have once
 * borne the clock out: it may have been wrong from the start.
 */
import type { LocalDate } from "../../domain/ids.ts";
import { addDays, daysBetween } from "../../domain/local-date.ts";
import type { Preparer } from "./positions.ts";
import type { SqliteDatabase } from "./sqlite-database.ts";
import type { ClockBelief } from "./store.ts";

/** As far as a clock may go from one look to the next. */
export const longestGapDays = 7;

/** Phones that have to agree with a clock that leapt: one may be an app on the endpoint's own machine. */
const enoughPhones = 2;

/** The day by which it is said what is old; `undefined` where nothing may go today. Once a program day. */
export function believedDay(
  database: SqliteDatabase,
  program: string,
  today: LocalDate,
): LocalDate | undefined {
  return database.transaction(() => {
    const before = beliefOf(database, program);
    const doPhonesAgree = () => arePhonesOf(database, program, today);
    const { believed, from } =
      before === undefined
        ? { believed: today, from: addDays(today, 1) }
        : beliefAfter(before, today, doPhonesAgree);
    const isBorneOut = before?.isBorneOut === 1 || doPhonesAgree();
    database
      .prepare(
        `INSERT INTO letting_go (program, looked_day, from_day, believed_day, is_borne_out) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET looked_day = excluded.looked_day, from_day = excluded.from_day,
           believed_day = excluded.believed_day, is_borne_out = excluded.is_borne_out`,
      )
      .run(program, today, from, believed, isBorneOut ? 1 : 0);
    if (from > today || !isBorneOut) return undefined;
    return believed < today ? believed : today;
  });
}

/** When it was looked last; absent where it never was. */
export function lastBelief(database: Preparer, program: string): ClockBelief | undefined {
  const belief = beliefOf(database, program);
  return belief && { day: belief.believed, isBorneOut: belief.isBorneOut === 1 };
}

/**
 * After a restore: the limit of the backup may have been taken back since, and
 * nothing would bring details back. For a whole day it can be set anew.
 */
export function waitAfterRestore(database: SqliteDatabase, program: string, today: LocalDate): void {
  database.transaction(() =>
    database
      .prepare("UPDATE letting_go SET looked_day = ?, from_day = ? WHERE program = ?")
      .run(today, addDays(today, 2), program),
  );
}

interface Belief {
  /** What the clock said when it was looked last. */
  readonly looked: LocalDate;
  readonly believed: LocalDate;
  /** By the clock: before it nothing is let go. */
  readonly from: LocalDate;
  /** Whether phones agreed with the clock, once. */
  readonly isBorneOut: 0 | 1;
}

function beliefOf(database: Preparer, program: string): Belief | undefined {
  return database
    .prepare(
      `SELECT looked_day AS looked, believed_day AS believed, from_day AS 'from', is_borne_out AS isBorneOut
       FROM letting_go WHERE program = ?`,
    )
    .get(program) as unknown as Belief | undefined;
}

function beliefAfter(
  { looked, believed, from }: Belief,
  today: LocalDate,
  doPhonesAgree: () => boolean,
): Pick<Belief, "believed" | "from"> {
  const passed = daysBetween(looked, today);
  const ahead = daysBetween(believed, today);
  const hasLived = passed > 0 && passed <= longestGapDays;
  const tomorrow = addDays(today, 1);
  return { believed: next(), from: nextFrom() };

  function nextFrom(): LocalDate {
    if (ahead > longestGapDays) return hasLived || passed === 0 ? from : tomorrow;
    // To wake up in the past and to come back from there is no leap, and where the clock is right again no reason to wait.
    const isBack = ahead < 0 ? hasLived : looked > today;
    return isBack && from > tomorrow ? tomorrow : from;
  }

  function next(): LocalDate {
    if (ahead < 0) return hasLived ? today : believed;
    if (ahead <= longestGapDays || doPhonesAgree()) return today;
    return hasLived ? addDays(believed, passed) : believed;
  }
}

/**
 * Whether enough phones brought records of the days up to today, and on these
 * days. By what each phone recorded itself, whoever corrected it since: a
 * correction has the day of what it corrects, and tells of no clock.
 */
function arePhonesOf(database: Preparer, program: string, today: LocalDate): boolean {
  // Of a phone further east it is tomorrow.
  const [first, last] = [addDays(today, -longestGapDays), addDays(today, 1)];
  const row = database
    .prepare(
      `SELECT
         (SELECT count(DISTINCT logs.owner) FROM heads
            -- In this order: by the days first, never through all of the program's events.
            CROSS JOIN events ON events.program = heads.program AND events.record = heads.record
            CROSS JOIN logs ON logs.program = events.program AND logs.number = events.number
          WHERE heads.program = ? AND heads.day BETWEEN ? AND ? AND events.kind = 'rec'
            AND events.day BETWEEN ? AND ? AND events.received_day BETWEEN ? AND ?
            AND logs.owner_kind = 'device') AS agreeing,
         (SELECT count(*) FROM devices WHERE program = ? AND revoked_day IS NULL) AS phones`,
    )
    .get(program, first, last, first, last, first, last, program);
  const [agreeing, phones] = [Number(row?.["agreeing"]), Number(row?.["phones"])];
  return agreeing > 0 && agreeing >= Math.min(enoughPhones, phones);
}
