/** Lets go of old details while the endpoint serves: at its start, and once each program day. */
import { programDayAt } from "../domain/program-day.ts";
import type { LocalDate } from "../domain/ids.ts";
import { daysBetween } from "../domain/local-date.ts";
import { nowAt } from "./now.ts";
import { firstKeptMonth, limitAt } from "./retention-limit.ts";
import type { AccessStore } from "./stores/access-store.ts";
import { believedDay } from "./stores/believed-day.ts";
import { forgetInLog, letGoStep, noteLetGo } from "./stores/letting-go.ts";
import type { SqliteDatabase } from "./stores/sqlite-database.ts";

const dayMs = 24 * 60 * 60 * 1000;

export interface RetentionTools {
  readonly database: SqliteDatabase;
  readonly access: AccessStore;
  readonly clockMs: () => number;
  /** `false` ends a run before its next step; the next one goes on there. */
  readonly isWanted: () => boolean;
}

export interface Retention {
  /**
   * Lets go of what is old by the limit that holds; gives how many records.
   * Without `isStart`, on the first call of a program day alone.
   */
  run(call?: { readonly isStart?: boolean }): Promise<number>;
}

export function createRetention(tools: RetentionTools): Retention {
  const { database, access, clockMs, isWanted } = tools;
  let doneDay: LocalDate | undefined;
  let underWay: Promise<number> | undefined;

  async function run(isStart: boolean): Promise<number> {
    const stored = await access.program();
    if (stored === undefined || !isWanted()) return 0;
    const { id, settings } = stored;
    const { zone, dayStartHour } = settings;
    const nowMs = clockMs();
    const today = programDayAt({ instantMs: nowMs, zone, dayStartHour });
    if (isStart || today !== doneDay) {
      const believed = believedDay(database, id, today);
      if (believed !== undefined) {
        // Of a limit too, a day has passed only where it is believed.
        await steps(id, believed, nowMs - daysBetween(believed, today) * dayMs);
      }
      doneDay = today;
    }
    if (!isWanted()) return 0;
    const records = noteLetGo(database, id, nowAt(clockMs()));
    forgetInLog(database, id);
    return records;
  }

  async function steps(program: string, today: LocalDate, nowMs: number): Promise<void> {
    for (;;) {
      // Asked anew each time: an admin may take the limit back meanwhile.
      const keepMonths = limitAt(await access.keepLimits(program), nowMs);
      if (keepMonths === undefined || !isWanted()) return;
      if (!letGoStep(database, program, firstKeptMonth(today, keepMonths))) return;
      await othersFirst();
    }
  }

  return {
    run({ isStart = false } = {}) {
      // Never two at a time: the second would find nothing that the first doesn't.
      underWay ??= run(isStart).finally(() => (underWay = undefined));
      return underWay;
    },
  };
}

/** Whoever came meanwhile is answered before the next step. */
function othersFirst(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
