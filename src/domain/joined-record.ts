/**
 * A record of a phone alone as it comes along to a program: no more precise than
 * the program asks, and without what programs don't ask for.
 */
import { answersTo } from "./demographics.ts";
import type { ItemCode, SiteCode } from "./ids.ts";
import { coarserTime } from "./program-day.ts";
import type { Program, TimePrecision } from "./program.ts";
import type { Return, SatchelRecord, ShiftRecord } from "./record.ts";

/** The program's codes of a phone's own sites and items; what isn't in it stays as it was written. */
export interface CodesOfProgram {
  readonly sites: ReadonlyMap<SiteCode, SiteCode>;
  readonly items: ReadonlyMap<ItemCode, ItemCode>;
}

export function joinedRecord(
  record: SatchelRecord,
  { timePrecision, asks }: Pick<Program, "timePrecision" | "asks">,
  codes: CodesOfProgram,
): SatchelRecord {
  // What could lead to a person stays on the phone alone, unless the program asks for it.
  const { time, worker, ...rest } = record;
  const coarse = time === undefined ? undefined : coarserTime(time, timePrecision);
  const header = {
    site: codes.sites.get(record.site) ?? record.site,
    via: record.via ?? ("joined" as const),
    ...(coarse !== undefined && { time: coarse }),
    ...(worker !== undefined && asks?.worker === true && { worker }),
  };
  switch (rest.kind) {
    case "encounter": {
      const { note, participantCode, demographics, ...kept } = rest;
      const answers = answersTo(demographics, (question) => asks?.[question] === true);
      return {
        ...kept,
        ...header,
        ...(note !== undefined && asks?.note === true && { note }),
        ...(participantCode !== undefined && asks?.participantCode === true && { participantCode }),
        ...(answers !== undefined && { demographics: answers }),
        lines: renamed(kept.lines, codes),
        returns: renamedReturns(kept.returns, codes),
        reversals: kept.reversals.map((reversal) => ({
          ...reversal,
          used: reversal.used.map(({ product, doses }) =>
            product === undefined ? { doses } : { product: codes.items.get(product) ?? product, doses },
          ),
        })),
      };
    }
    case "group":
      return { ...rest, ...header, lines: renamed(rest.lines, codes) };
    case "cleanup":
      return { ...rest, ...header, returns: renamedReturns(rest.returns, codes) };
    case "shift": {
      const { note: __, ...kept } = rest;
      return { ...kept, ...header, ...coarserShift(kept, timePrecision), workers: [] };
    }
    case "stock": {
      const { note: __, ...kept } = rest;
      const returns = renamedReturns(kept.returns, codes);
      return { ...kept, ...header, lines: renamed(kept.lines, codes), returns };
    }
    case "tally": {
      const returns = renamedReturns(rest.returns, codes);
      return { ...rest, ...header, lines: renamed(rest.lines, codes), returns };
    }
  }
}

function renamed<Line extends { readonly item: ItemCode }>(
  lines: readonly Line[],
  { items }: CodesOfProgram,
): readonly Line[] {
  return lines.map((line) => ({ ...line, item: items.get(line.item) ?? line.item }));
}

function renamedReturns(returns: readonly Return[], { items }: CodesOfProgram): readonly Return[] {
  return returns.map((entry) =>
    entry.method === "container"
      ? { ...entry, container: items.get(entry.container) ?? entry.container }
      : entry,
  );
}

/** The length of a part of the day, and of a day where no time is asked for. */
const minutesOf: Readonly<Record<TimePrecision, number>> = { hour: 60, part: 6 * 60, none: 24 * 60 };

/** How long it took is told apart, rounded to quarters of an hour, and stays. */
function coarserShift(
  { start, end, utcOffsetMinutes }: Pick<ShiftRecord, "start" | "end" | "utcOffsetMinutes">,
  precision: TimePrecision,
): Pick<ShiftRecord, "start" | "end"> {
  const coarser = (instant: string) =>
    flooredInstant(instant, { minutes: minutesOf[precision], utcOffsetMinutes });
  return { start: coarser(start), ...(end !== undefined && { end: coarser(end) }) };
}

const msPerMinute = 60_000;

/** On the clock of the place. */
function flooredInstant(
  instant: string,
  { minutes, utcOffsetMinutes }: { readonly minutes: number; readonly utcOffsetMinutes: number },
): string {
  const localMinutes = Date.parse(instant) / msPerMinute + utcOffsetMinutes;
  const floored = Math.floor(localMinutes / minutes) * minutes - utcOffsetMinutes;
  return `${new Date(floored * msPerMinute).toISOString().slice(0, "YYYY-MM-DDTHH:MM".length)}Z`;
}
