/** What is typed of one column of a sheet, and the record that it becomes. */
import { parseRecord } from "../../contract/record-schema.ts";
import { maxDoses, maxListLength, maxPeople, maxTallyPeople } from "../../contract/limits.ts";
import { currentRecipe, kitLines } from "../../domain/catalogue/explode-kit.ts";
import type { DecimalMark } from "../../domain/decimal.ts";
import type { LocalDate } from "../../domain/ids.ts";
import { askAboveQuantity, maxQuantity, maxTallyQuantity } from "../../domain/limits.ts";
import type { Factors } from "../../domain/program.ts";
import {
  type EncounterRecord,
  type KitCount,
  type Line,
  type RecordHeader,
  type Return,
  type Reversal,
  reversalOutcomes,
  type TallyRecord,
} from "../../domain/record.ts";
import { err, ok, type Result } from "../../domain/result.ts";
import { type Draft, emptyDraft } from "../record/draft.ts";
import { askAboveOf, largestOf } from "../record/large-numbers.ts";
import { isNaloxone } from "../record/supply-lines.ts";
import type { Tallied } from "../record/supplies.ts";
import { measuredReturn } from "./measured-return.ts";
import type { PeopleField, SheetLayout, SheetRow, SupplyAsked } from "./sheet-rows.ts";

/** As typed, by the id of the row; what is empty isn't in it. A measured return has one for each of its parts. */
export type TypedValues = Readonly<Record<string, string>>;

/** Why a field says nothing that could be stored. */
export type FieldProblem =
  | "not-a-number"
  | "too-many"
  | "no-container"
  | "not-a-weight"
  | "tare-above-gross"
  | "too-light";

export interface ProblemOfRow {
  readonly row: SheetRow;
  readonly problem: FieldProblem;
}

/** `empty` holds nothing; `too-much` is more than one record holds, though each field is right. */
export type ColumnProblem =
  | "empty"
  | "too-much"
  | { readonly fields: readonly [ProblemOfRow, ...ProblemOfRow[]] };

interface ColumnFacts {
  readonly rows: readonly SheetRow[];
  readonly factors: Factors;
  /** Of the language the weights are typed in. */
  readonly mark: DecimalMark;
}

/** One contact. Nobody written beside it is one person, as on the recording screen. */
export function encounterOfColumn(
  values: TypedValues,
  facts: ColumnFacts & { readonly header: RecordHeader },
): Result<EncounterRecord, ColumnProblem> {
  const read = wholeColumn(values, facts, "columns");
  if (!read.ok) return read;
  const { people, lines, kits, returns, services, referrals, steps, reversals } = read.value;
  const asked = values["people newReturning"];
  const record: EncounterRecord = {
    ...facts.header,
    kind: "encounter",
    people: people.people ?? 1,
    forOthers: people.forOthers ?? 0,
    ...((asked === "new" || asked === "returning") && { newReturning: asked }),
    lines,
    kits,
    returns,
    services,
    referrals,
    steps,
    reversals,
  };
  return parseRecord(record).ok ? ok(record) : err("too-much");
}

/** The whole sheet as one number a row. */
export function tallyOfColumn(
  values: TypedValues,
  facts: ColumnFacts & { readonly header: RecordHeader; readonly firstDay: LocalDate },
): Result<TallyRecord, ColumnProblem> {
  const read = wholeColumn(values, facts, "strokes");
  if (!read.ok) return read;
  const { people, lines, kits, returns } = read.value;
  const record: TallyRecord = {
    ...facts.header,
    kind: "tally",
    firstDay: facts.firstDay,
    ...people,
    lines,
    kits,
    returns,
  };
  return parseRecord(record).ok ? ok(record) : err("too-much");
}

/** What the columns come to so far, as the recording screen would hold it; what can't be read yet is left out. */
export function draftOfColumns(
  columns: readonly TypedValues[],
  facts: ColumnFacts,
  layout: SheetLayout,
): Draft {
  const typed = columns.filter((values) => !isEmptyColumn(values));
  const reads = typed.map((values) => readColumn(values, facts, layout).read);
  const nobodySaid = layout === "columns" ? 1 : 0;
  return {
    ...emptyDraft("encounter"),
    people: reads.reduce((sum, { people }) => sum + (people.people ?? nobodySaid), 0),
    forOthers: reads.reduce((sum, { people }) => sum + (people.forOthers ?? 0), 0),
    lines: reads.flatMap(({ lines }) => lines),
    kits: reads.flatMap(({ kits }) => kits),
    returns: reads.flatMap(({ returns }) => returns.map((kept) => ({ type: "kept", kept }) as const)),
    services: reads.flatMap(({ services }) => services),
    referrals: reads.flatMap(({ referrals }) => referrals),
    steps: reads.flatMap(({ steps }) => steps),
    reversals: reads.flatMap(({ reversals }) => reversals),
  };
}

export function isEmptyColumn(values: TypedValues): boolean {
  return Object.values(values).every((value) => value.trim() === "");
}

/** Above this it is asked once whether so many were meant. */
export function askAboveOfRow(row: SheetRow): number {
  if (row.type === "supply" && row.tallied.type === "kit") return askAboveOf(kitLines(row.tallied.kit, 1));
  return askAboveQuantity;
}

/** The most that a field takes. */
export function mostOfRow(row: SheetRow, layout: SheetLayout): number {
  const most = layout === "strokes" ? maxTallyQuantity : maxQuantity;
  switch (row.type) {
    case "people":
      return layout === "strokes" ? maxTallyPeople : maxPeople;
    case "supply":
      return row.tallied.type === "item"
        ? most
        : Math.floor(most / largestOf(kitLines(row.tallied.kit, 1), 1).quantity);
    case "reversal":
      return maxDoses;
    case "referral":
      // Each is an entry of the record's own.
      return maxListLength.referrals;
    default:
      return most;
  }
}

interface ReadColumn {
  people: Partial<Record<Exclude<PeopleField, "newReturning">, number>>;
  lines: Line[];
  kits: KitCount[];
  returns: Return[];
  services: { code: EncounterRecord["services"][number]["code"]; count: number }[];
  referrals: EncounterRecord["referrals"][number][];
  steps: EncounterRecord["steps"][number][];
  reversals: Reversal[];
}

function wholeColumn(
  values: TypedValues,
  facts: ColumnFacts,
  layout: SheetLayout,
): Result<ReadColumn, ColumnProblem> {
  if (isEmptyColumn(values)) return err("empty");
  const { read, problems } = readColumn(values, facts, layout);
  const [first, ...others] = problems;
  return first === undefined ? ok(read) : err({ fields: [first, ...others] });
}

function readColumn(values: TypedValues, facts: ColumnFacts, layout: SheetLayout) {
  const read: ReadColumn = {
    people: {},
    lines: [],
    kits: [],
    returns: [],
    services: [],
    referrals: [],
    steps: [],
    reversals: [],
  };
  const problems: ProblemOfRow[] = [];
  for (const row of facts.rows) {
    const problem = readRow(row, { values, facts, layout, read });
    if (problem !== undefined) problems.push({ row, problem });
  }
  const reversal = reversalOf(values);
  if (reversal !== undefined) read.reversals.push(reversal);

  return { read, problems };
}

interface RowReading {
  readonly values: TypedValues;
  readonly facts: ColumnFacts;
  readonly layout: SheetLayout;
  readonly read: ReadColumn;
}

function readRow(row: SheetRow, { values, facts, layout, read }: RowReading): FieldProblem | undefined {
  if (row.type === "container" || row.type === "weight") {
    const most = mostOfRow(row, layout);
    const measured = measuredReturn(row, values, { ...facts, most });
    if (!measured.ok) return measured.error;
    if (measured.value !== undefined) read.returns.push(measured.value);
    return undefined;
  }
  const typed = (values[row.id] ?? "").trim();
  if (typed === "" || isChosen(row)) return undefined;
  if (row.type === "reversal" && typed === "?") return undefined;
  if (!/^\d+$/.test(typed)) return "not-a-number";
  const quantity = Number(typed);
  // A naught on paper says that there was none: of people it is stored, of all else it is nothing.
  if (quantity > mostOfRow(row, layout)) return "too-many";
  if (row.type === "people" && row.field === "people" && layout === "columns" && quantity === 0)
    return "not-a-number";
  if (row.type === "people" && row.field !== "newReturning") read.people[row.field] = quantity;
  else if (quantity > 0) addRow(row, quantity, read);
  return undefined;
}

function isChosen(row: SheetRow): boolean {
  return (
    (row.type === "people" && row.field === "newReturning") ||
    (row.type === "reversal" && row.field === "outcome")
  );
}

function addRow(row: SheetRow, quantity: number, read: ReadColumn): void {
  switch (row.type) {
    case "supply":
      addSupply(row.tallied, { quantity, supply: row.supply }, read);
      return;
    case "return":
      read.returns.push({ method: row.method, quantity });
      return;
    case "service":
      read.services.push({ code: row.code, count: quantity });
      return;
    case "step":
      read.steps.push({ code: row.code, count: quantity });
      return;
    case "referral":
      for (let count = 0; count < quantity; count += 1)
        read.referrals.push({ code: row.code, outcome: "offered" });
      return;
    default:
      return;
  }
}

function addSupply(
  tallied: Tallied,
  { quantity, supply }: { readonly quantity: number; readonly supply: SupplyAsked | undefined },
  read: ReadColumn,
): void {
  const said = supply === "first" || supply === "refill" ? { supply } : {};
  if (tallied.type === "item") {
    const { code, direction } = tallied.item;
    read.lines.push({ item: code, quantity, direction, ...said });
    return;
  }
  const { code } = tallied.kit;
  const { version } = currentRecipe(tallied.kit);
  const lines = kitLines(tallied.kit, quantity);
  read.lines.push(...lines.map((line) => (isNaloxone(line.item) ? { ...line, ...said } : line)));
  const before = read.kits.find((kit) => kit.code === code);
  if (before === undefined) read.kits.push({ code, version, quantity });
  else read.kits[read.kits.indexOf(before)] = { ...before, quantity: before.quantity + quantity };
}

/** An overdose is reported where either of its fields says something: "?" too. */
function reversalOf(values: TypedValues): Reversal | undefined {
  const doses = (values["reversal doses"] ?? "").trim();
  const said = values["reversal outcome"] ?? "";
  const outcome = reversalOutcomes.find((known) => known === said);
  if (outcome === undefined && (doses === "" || doses === "0")) return undefined;
  const isNumber = /^\d+$/.test(doses) && Number(doses) > 0;
  return { used: isNumber ? [{ doses: Number(doses) }] : [], outcome: outcome ?? "unknown" };
}
