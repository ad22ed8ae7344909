/** What a line written by hand stands for: kits taken apart, estimates worked out, time coarsened, model copied. */
import type { Catalogue } from "../domain/catalogue/catalogue.ts";
import { currentRecipe, kitLines } from "../domain/catalogue/explode-kit.ts";
import type { KitCode, LocalDate, RecordId, SiteCode, StepCode } from "../domain/ids.ts";
import { maxQuantity, maxTallyQuantity } from "../domain/limits.ts";
import { coarsenTime, offsetOnDay } from "../domain/program-day.ts";
import type { Program, Site } from "../domain/program.ts";
import {
  type CleanupRecord,
  type EncounterRecord,
  type GroupRecord,
  type KitCount,
  type Line,
  type RecordHeader,
  type Return,
  type Reversal,
  recordSchema,
  type SatchelRecord,
  type ServiceCount,
  type StepCount,
  type TallyRecord,
} from "../domain/record.ts";
import { err, ok, type Result } from "../domain/result.ts";
import { containerReturn, weightReturn } from "../domain/returns.ts";
import { parseRecord } from "./record-schema.ts";
import {
  codeOfReturnProblem,
  type LineProblem,
  lineProblem,
  lineProblemOfRecord,
} from "./shift-file-problem.ts";
import type {
  BackEntry,
  CleanupLine,
  EncounterLine,
  GroupLine,
  HandwrittenLine,
  OutEntry,
  ReversalEntry,
  ServiceEntry,
  TallyLine,
} from "./shift-line-schema.ts";

/** What a line is read with. */
export interface LineContext {
  readonly program: Program;
  readonly sites: ReadonlyMap<SiteCode, Site>;
  readonly catalogue: Catalogue;
}

/** The record that a line stands for, or the first thing in it that can't be recorded. */
export function recordOfLine(
  written: HandwrittenLine,
  id: RecordId,
  context: LineContext,
): Result<SatchelRecord, LineProblem> {
  const problems: LineProblem[] = [];
  const record = recordOf(written, id, { ...context, report: (problem) => problems.push(problem) });

  const [problem] = problems;
  if (problem !== undefined) return err(problem);
  // Taken apart and worked out, a line can have grown beyond what one record holds.
  const checked = parseRecord(record);
  return checked.ok ? ok(checked.value) : err(lineProblemOfRecord(checked.error));
}

/** A context that takes down what is wrong, so that what is right can be written plainly. */
interface Reading extends LineContext {
  readonly report: (problem: LineProblem) => void;
}

function recordOf(written: HandwrittenLine, id: RecordId, reading: Reading): SatchelRecord {
  switch (written.kind) {
    case "encounter":
      return encounterOf(written.line, id, reading);
    case "group":
      return groupOf(written.line, id, reading);
    case "cleanup":
      return cleanupOf(written.line, id, reading);
    case "tally":
      return tallyOf(written.line, id, reading);
  }
}

function encounterOf(line: EncounterLine, id: RecordId, reading: Reading): EncounterRecord {
  return {
    ...headerOf({ ...line, id }, reading),
    kind: "encounter",
    people: line.people ?? 1,
    forOthers: line.forOthers ?? 0,
    ...(line.newReturning !== undefined && { newReturning: line.newReturning }),
    ...handedOut(line.out ?? [], maxQuantity, reading),
    returns: returnsOf(line.back ?? [], maxQuantity, reading),
    ...toldOf(line, reading),
    reversals: (line.reversals ?? []).map(reversalOf),
  };
}

function groupOf(line: GroupLine, id: RecordId, reading: Reading): GroupRecord {
  if (!reading.catalogue.services.has(line.topic)) {
    reading.report(lineProblem("unknown-service", "topic", line.topic));
  }
  return {
    ...headerOf({ ...line, id }, reading),
    kind: "group",
    topic: line.topic,
    heads: line.heads,
    // Nobody said that they were counted.
    headsCounted: line.counted ?? false,
    ...(line.minutes !== undefined && { minutes: line.minutes }),
    ...handedOut(line.out ?? [], maxQuantity, reading),
    ...toldOf(line, reading),
  };
}

function cleanupOf(line: CleanupLine, id: RecordId, reading: Reading): CleanupRecord {
  return {
    ...headerOf({ ...line, id }, reading),
    kind: "cleanup",
    returns: returnsOf(line.back, maxQuantity, reading),
  };
}

function tallyOf(line: TallyLine, id: RecordId, reading: Reading): TallyRecord {
  return {
    ...headerOf({ id, day: line.to, site: line.site }, reading),
    kind: "tally",
    firstDay: line.from,
    ...(line.contacts !== undefined && { contacts: line.contacts }),
    ...(line.people !== undefined && { people: line.people }),
    ...(line.forOthers !== undefined && { forOthers: line.forOthers }),
    ...handedOut(line.out ?? [], maxTallyQuantity, reading),
    returns: returnsOf(line.back ?? [], maxTallyQuantity, reading),
  };
}

interface WrittenHeader {
  readonly id: RecordId;
  readonly day: LocalDate;
  readonly time?: string;
  readonly site: SiteCode;
}

function headerOf(
  { id, day, time, site }: WrittenHeader,
  { program, sites, catalogue }: Reading,
): RecordHeader {
  const { zone, dayStartHour, timePrecision } = program;
  const coarseTime = time === undefined ? undefined : coarsenTime(time, timePrecision);
  // The hour decides in the night the clock changes, whatever the program keeps of it.
  const hour = time === undefined ? undefined : coarsenTime(time, "hour");
  const model = sites.get(site)?.model;
  return {
    schema: recordSchema,
    id,
    day,
    ...(coarseTime !== undefined && { time: coarseTime }),
    utcOffsetMinutes: offsetOnDay({ day, ...(hour !== undefined && { time: hour }), zone, dayStartHour }),
    site,
    ...(model !== undefined && { model }),
    via: "imported",
    catalogue: catalogue.version,
  };
}

function handedOut(entries: readonly OutEntry[], most: number, reading: Reading) {
  return {
    lines: entries.flatMap((entry, index) => linesOf(entry, { key: `out.${index}`, most }, reading)),
    kits: kitCountsOf(entries, reading.catalogue),
  };
}

interface Place {
  readonly key: string;
  /** Base units that one line can hold here. */
  readonly most: number;
}

function linesOf(entry: OutEntry, { key, most }: Place, reading: Reading): Line[] {
  const { supply, reason } = entry;
  const told = { ...(supply !== undefined && { supply }), ...(reason !== undefined && { reason }) };
  const lines = baseLinesOf(entry, key, reading);

  if (lines.some((line) => line.quantity > most))
    reading.report(lineProblem("out-of-range", `${key}.n`, entry.n));
  const isNaloxone = (line: Line) => (reading.catalogue.items.get(line.item)?.doses ?? 0) > 0;
  if (supply !== undefined && lines.length > 0 && !lines.some(isNaloxone)) {
    reading.report(lineProblem("supply-without-naloxone", `${key}.supply`, entry.item ?? entry.kit));
  }
  return lines.map((line) => (isNaloxone(line) ? { ...line, ...told } : line));
}

function baseLinesOf({ item, kit, n }: OutEntry, key: string, { catalogue, report }: Reading): Line[] {
  if (kit !== undefined) {
    const known = catalogue.kits.get(kit);
    if (known !== undefined) return kitLines(known, n);
    report(lineProblem("unknown-kit", `${key}.kit`, kit));
    return [];
  }
  const known = item === undefined ? undefined : catalogue.items.get(item);
  if (known !== undefined) return [{ item: known.code, quantity: n, direction: known.direction }];
  report(lineProblem("unknown-item", `${key}.item`, item));
  return [];
}

/** One count a kit, however often the line names it. Kits that no catalogue knows were reported with their lines. */
function kitCountsOf(entries: readonly OutEntry[], catalogue: Catalogue): KitCount[] {
  const quantities = new Map<KitCode, number>();
  for (const { kit, n } of entries) {
    if (kit !== undefined) quantities.set(kit, (quantities.get(kit) ?? 0) + n);
  }
  return [...quantities].flatMap(([code, quantity]) => {
    const kit = catalogue.kits.get(code);
    return kit === undefined ? [] : [{ code, version: currentRecipe(kit).version, quantity }];
  });
}

function returnsOf(entries: readonly BackEntry[], most: number, reading: Reading): Return[] {
  return entries.flatMap((entry, index) => {
    const read = returnOf(entry, { key: `back.${index}`, most }, reading);
    if (read.ok) return [read.value];
    reading.report(read.error);
    return [];
  });
}

function returnOf(
  entry: BackEntry,
  { key, most }: Place,
  { program, catalogue }: Reading,
): Result<Return, LineProblem> {
  const { factors } = program;
  switch (entry.method) {
    case "counted":
    case "stated":
    case "visual":
      return ok({ method: entry.method, quantity: entry.n });
    case "weight": {
      const { gross, tare, unit } = entry;
      const read = weightReturn({ gross, tare, unit, factors, most });
      return read.ok ? read : err(lineProblem(codeOfReturnProblem[read.error], `${key}.gross`, gross));
    }
    case "container": {
      const container = catalogue.items.get(entry.container);
      if (container === undefined)
        return err(lineProblem("unknown-item", `${key}.container`, entry.container));
      const read = containerReturn({ container, fill: entry.fill, containers: entry.n, factors, most });
      return read.ok
        ? read
        : err(lineProblem(codeOfReturnProblem[read.error], `${key}.container`, entry.container));
    }
  }
}

function toldOf(line: EncounterLine | GroupLine, reading: Reading) {
  const { catalogue, report } = reading;
  const [services, steps, referrals] = [line.services ?? [], line.steps ?? [], line.referrals ?? []];

  services.forEach(({ code }, index) => {
    if (!catalogue.services.has(code)) report(lineProblem("unknown-service", `services.${index}.code`, code));
  });
  steps.forEach((code, index) => {
    if (!catalogue.steps.has(code)) report(lineProblem("unknown-step", `steps.${index}`, code));
  });
  referrals.forEach(({ code }, index) => {
    if (!catalogue.referrals.has(code))
      report(lineProblem("unknown-referral", `referrals.${index}.code`, code));
  });
  return { services: services.map(serviceCountOf), steps: stepCountsOf(steps), referrals };
}

function serviceCountOf({ code, n, minutes, heads }: ServiceEntry): ServiceCount {
  return {
    code,
    count: n ?? 1,
    ...(minutes !== undefined && { minutes }),
    ...(heads !== undefined && { heads }),
  };
}

function stepCountsOf(codes: readonly StepCode[]): StepCount[] {
  const counts = new Map<StepCode, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].map(([code, count]) => ({ code, count }));
}

/** By hand only the doses are told, not of which product; without them the doses are unknown. */
function reversalOf({ doses, outcome, ems }: ReversalEntry): Reversal {
  return { used: doses === undefined ? [] : [{ doses }], outcome, ...(ems !== undefined && { ems }) };
}
