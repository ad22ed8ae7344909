/** A sheet while it is typed back in: where and when it is from, and its columns. */
import { isLocalDate } from "../../contract/ids.ts";
import { type DecimalMark } from "../../domain/decimal.ts";
import type { EventId, LocalDate, RecordId, SiteCode } from "../../domain/ids.ts";
import { maxTallyDays } from "../../domain/limits.ts";
import { daysBetween } from "../../domain/local-date.ts";
import type { Program } from "../../domain/program.ts";
import { err, ok, type Result } from "../../domain/result.ts";
import type { Entry } from "../../storage/phone.ts";
import { newHeader } from "../record/draft-record.ts";
import type { Ids } from "../shell/program-context.tsx";
import type { SheetLayout, SheetRow } from "./sheet-rows.ts";
import {
  type ColumnProblem,
  encounterOfColumn,
  isEmptyColumn,
  tallyOfColumn,
  type TypedValues,
} from "./typed-column.ts";

/** Its ids are made when it is begun and kept through every try: a double Enter is one record. */
export interface TypedColumn {
  readonly record: RecordId;
  readonly event: EventId;
  readonly values: TypedValues;
}

export interface TypedSheet {
  readonly layout: SheetLayout;
  /** Empty until it is chosen. */
  readonly site: SiteCode | "";
  /** As typed. */
  readonly day: string;
  /** Of a tally, as typed; empty where it covers one day. */
  readonly firstDay: string;
  /** As it is written on the sheet; empty where none is. */
  readonly number: string;
  /** Its columns have the ids that follow from its number: they stay through every try. */
  readonly isNumbered: boolean;
  /** Ids of rows that were written in by hand. */
  readonly written: readonly string[];
  readonly tally: TypedColumn;
  /** One or more. */
  readonly contacts: readonly TypedColumn[];
  /** The contact that is on the form. */
  readonly at: number;
}

export type SheetProblem =
  | { readonly type: "site" | "day" | "first-day" }
  /** Of which contact, and what. */
  | { readonly type: "column"; readonly at: number; readonly problem: ColumnProblem };

export interface SheetFacts {
  readonly rows: readonly SheetRow[];
  readonly program: Program;
  readonly mark: DecimalMark;
  readonly today: LocalDate;
  readonly nowMs: number;
}

export function newSheet(
  ids: Ids,
  before: Pick<TypedSheet, "layout" | "site" | "day" | "firstDay">,
): TypedSheet {
  const { layout, site, day, firstDay } = before;
  return {
    layout,
    site,
    day,
    firstDay,
    // The next sheet has another.
    number: "",
    isNumbered: false,
    written: [],
    tally: newColumn(ids),
    contacts: [newColumn(ids)],
    at: 0,
  };
}

export function newColumn(ids: Ids, values: TypedValues = {}): TypedColumn {
  return { record: ids.recordId(), event: ids.eventId(), values };
}

/** The column on the form. */
export function columnOf({ layout, tally, contacts, at }: TypedSheet): TypedColumn {
  return layout === "strokes" ? tally : (contacts[at] ?? tally);
}

/** All that the way of filling in has, the empty ones too. */
export function columnsOf({ layout, tally, contacts }: TypedSheet): readonly TypedColumn[] {
  return layout === "strokes" ? [tally] : contacts;
}

/** Ids of the rows that hold something in any column, of both ways of filling in. */
export function typedLinesOf({ tally, contacts }: TypedSheet): readonly string[] {
  const held = [tally, ...contacts].flatMap(({ values }) =>
    Object.entries(values).flatMap(([key, value]) => (value.trim() === "" ? [] : [key])),
  );
  return [...new Set(held)];
}

/** Whether nothing is on it that was typed in this way of filling in. */
export function isEmptyIn(sheet: TypedSheet, layout: TypedSheet["layout"]): boolean {
  return columnsOf({ ...sheet, layout }).every(({ values }) => isEmptyColumn(values));
}

/** Whether nothing is on it that would be lost, whichever way it is filled in. */
export function isEmptySheet({ tally, contacts }: TypedSheet): boolean {
  return [tally, ...contacts].every(({ values }) => isEmptyColumn(values));
}

/** With `value` in the column on the form; an emptied field is as one that nobody touched. */
export function withTyped(sheet: TypedSheet, key: string, value: string): TypedSheet {
  const column = columnOf(sheet);
  const { [key]: _before, ...others } = column.values;
  const changed = { ...column, values: value === "" ? others : { ...column.values, [key]: value } };
  if (sheet.layout === "strokes") return { ...sheet, tally: changed };
  return { ...sheet, contacts: sheet.contacts.with(sheet.at, changed) };
}

/** Moves to the contact after or before; a new one where the last one holds something. */
export function movedBy(sheet: TypedSheet, by: 1 | -1, ids: Ids): TypedSheet {
  const at = sheet.at + by;
  if (at < 0) return sheet;
  if (at < sheet.contacts.length) return { ...sheet, at };
  if (isEmptyColumn(columnOf(sheet).values)) return sheet;
  return { ...sheet, contacts: [...sheet.contacts, newColumn(ids)], at };
}

/** What is to be stored, in the order of the paper, or everything that stands in the way. */
export function entriesOf(
  sheet: TypedSheet,
  facts: SheetFacts,
): Result<readonly Entry[], readonly SheetProblem[]> {
  const { site, day } = sheet;
  const isDay = isLocalDate(day) && day <= facts.today;
  const firstDay = firstDayOf(sheet);
  const problems: SheetProblem[] = [];
  if (site === "") problems.push({ type: "site" });
  if (!isDay) problems.push({ type: "day" });
  else if (sheet.layout === "strokes" && firstDay === undefined) problems.push({ type: "first-day" });

  const entries: Entry[] = [];
  const filled = columnsOf(sheet).filter(({ values }) => !isEmptyColumn(values));
  if (filled.length === 0) problems.push({ type: "column", at: 0, problem: "empty" });
  for (const [at, column] of columnsOf(sheet).entries()) {
    if (!filled.includes(column)) continue;
    // Checked also where it has no place yet, so that all that is amiss is told at once.
    const where = { site: (site === "" ? "-" : site) as SiteCode, day: isDay ? day : facts.today };
    const record = recordOf(sheet, column, { ...facts, ...where, firstDay: firstDay ?? where.day });
    if (record.ok) entries.push({ kind: "rec", event: column.event, record: record.value });
    else problems.push({ type: "column", at, problem: record.error });
  }
  return problems.length === 0 ? ok(entries) : err(problems);
}

interface Where {
  readonly site: SiteCode;
  readonly day: LocalDate;
  readonly firstDay: LocalDate;
}

function recordOf({ layout }: TypedSheet, column: TypedColumn, facts: SheetFacts & Where) {
  const { rows, program, mark, site, day, nowMs, firstDay } = facts;
  const id = column.record;
  // Nobody knows the hour any more, nor whose hand it was: a sheet has neither.
  const { time: _time, ...here } = newHeader({ id, site, day, program, nowMs });
  const header = { ...here, via: "typed" as const };
  const given = { rows, factors: program.factors, mark, header };
  return layout === "strokes"
    ? tallyOfColumn(column.values, { ...given, firstDay })
    : encounterOfColumn(column.values, given);
}

/** `undefined` where what is typed is no day before the last one, or is more than a year before it. */
function firstDayOf({ day, firstDay }: TypedSheet): LocalDate | undefined {
  if (!isLocalDate(day)) return undefined;
  if (firstDay === "") return day;
  if (!isLocalDate(firstDay) || firstDay > day) return undefined;
  return daysBetween(firstDay, day) < maxTallyDays ? firstDay : undefined;
}
