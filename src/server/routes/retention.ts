/** How long details are kept: an admin's to say, and for a day to take back. */
import type { RecordsOfMonths } from "../../contract/wire/retention-messages.ts";
import { daysBetween } from "../../domain/local-date.ts";
import { programDayAt } from "../../domain/program-day.ts";
import { maxKeepMonths, minKeepMonths, withKeepMonths } from "../../domain/program.ts";
import { Refusal } from "../refusal.ts";
import { firstKeptMonth, limitAt, nextLimit } from "../retention-limit.ts";
import { longestGapDays } from "../stores/believed-day.ts";
import type { RecordsOfMonth } from "../stores/store.ts";
import type { Handlers } from "./handler.ts";
import type { Services } from "./services.ts";
import { currentSettings, unchangedProgram } from "./settings.ts";

export function retentionHandlers(services: Services): Handlers<"retention" | "changeRetention"> {
  const { access, records } = services;
  return {
    async retention({ caller, query: { months }, now }) {
      const stored = await access.program();
      if (stored === undefined) throw new Refusal("not-set-up");
      const limits = await access.keepLimits(caller.program);
      const [holds, next] = [limitAt(limits, now.ms), nextLimit(limits, now.ms)];
      const { zone, dayStartHour } = stored.settings;
      const today = programDayAt({ instantMs: now.ms, zone, dayStartHour });
      const belief = records.clockBelief(caller.program);
      const believed = belief?.day;
      const isDoubted = believed !== undefined && daysBetween(believed, today) > longestGapDays;
      const asked = months === undefined ? undefined : keepMonthsOf(months);
      return {
        reply: {
          ...(holds !== undefined && { holds }),
          ...(next !== undefined && { next }),
          ...(isDoubted && { clock: { says: today, believed } }),
          ...(belief?.isBorneOut === false && { waitsForPhones: true }),
          letGo: inAll(records.letGo(caller.program)),
          ...(asked !== undefined && {
            would: inAll(records.before(caller.program, firstKeptMonth(today, asked))),
          }),
        },
      };
    },

    async changeRetention({ caller, body, version, now }) {
      const told = { role: caller.role, version, nowMs: now.ms };
      const { id, version: from, settings: before } = await unchangedProgram(services, body.tag, told);
      const settings = withKeepMonths(before, body.keepMonths);
      const done = await access.changeSettings({ program: id, from, settings }, caller.id, now);
      if (!done.ok) throw new Refusal(done.error);
      return { reply: await currentSettings(services, told) };
    },
  };
}

function keepMonthsOf(text: string): number {
  const months = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (months < minKeepMonths || months > maxKeepMonths) throw new Refusal("malformed");
  return months;
}

/** `months` in their order. */
function inAll(months: readonly RecordsOfMonth[]): RecordsOfMonths {
  const [first, last] = [months.at(0)?.month, months.at(-1)?.month];
  return {
    records: months.reduce((sum, { records }) => sum + records, 0),
    months: months.length,
    ...(first !== undefined && { first }),
    ...(last !== undefined && { last }),
  };
}
