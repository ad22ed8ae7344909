/** Returns that a sheet has on a line of their own: a container that was so full, a bag on a scale. */
import { shippedCatalogue } from "../../domain/catalogue/shipped.ts";
import { type DecimalMark, parseTypedDecimal } from "../../domain/decimal.ts";
import type { Factors } from "../../domain/program.ts";
import { fills, type Return } from "../../domain/record.ts";
import { containerReturn, type ReturnProblem, weightReturn } from "../../domain/returns.ts";
import { err, ok, type Result } from "../../domain/result.ts";
import type { SheetRow } from "./sheet-rows.ts";
import type { FieldProblem, TypedValues } from "./typed-column.ts";

export type MeasuredRow = Extract<SheetRow, { type: "container" | "weight" }>;

interface MeasuredFacts {
  readonly factors: Factors;
  readonly mark: DecimalMark;
  readonly most: number;
}

/** What a full container can be, in the order of the catalogue. */
export const containers = [...shippedCatalogue.items.values()].filter(
  ({ container, retired }) => container !== undefined && retired !== true,
);

/** The parts of a line, in the order in which they are written and typed. */
export function partsOf({ type }: MeasuredRow) {
  return type === "container" ? containerParts : weightParts;
}

const containerParts = ["container", "fill", "count"] as const;
const weightParts = ["gross", "tare", "unit"] as const;
export type MeasuredPart = (typeof containerParts | typeof weightParts)[number];

export function keyOfPart({ id }: MeasuredRow, part: MeasuredPart): string {
  return `${id} ${part}`;
}

/** `undefined` where nothing was written on the line. */
export function measuredReturn(
  row: MeasuredRow,
  values: TypedValues,
  facts: MeasuredFacts,
): Result<Return | undefined, FieldProblem> {
  const typed = (part: MeasuredPart) => (values[keyOfPart(row, part)] ?? "").trim();
  const result = row.type === "container" ? containerTyped(typed, facts) : weightTyped(typed, facts);
  return result.ok ? result : err(fieldProblems[result.error]);
}

type Typed = (part: MeasuredPart) => string;
type Measured = Result<Return | undefined, ReturnProblem | "not-a-weight">;

const fieldProblems: Readonly<Record<ReturnProblem | "not-a-weight", FieldProblem>> = {
  "no-container-size": "no-container",
  "not-a-container-count": "not-a-number",
  "not-a-weight": "not-a-weight",
  "tare-above-gross": "tare-above-gross",
  zero: "too-light",
  "too-many": "too-many",
};

function containerTyped(typed: Typed, { factors, most }: MeasuredFacts): Measured {
  const [code, howFull, count] = [typed("container"), typed("fill"), typed("count")];
  if (code === "" && howFull === "" && count === "") return ok(undefined);
  const container = containers.find((item) => item.code === code);
  const fill = fills.find((known) => known === howFull);
  if (container === undefined || fill === undefined) return err("no-container-size");
  // A container that is named and has no number is one.
  return containerReturn({ container, fill, containers: count === "" ? 1 : Number(count), factors, most });
}

function weightTyped(typed: Typed, { factors, mark, most }: MeasuredFacts): Measured {
  const [grossTyped, tareTyped] = [typed("gross"), typed("tare")];
  if (grossTyped === "" && tareTyped === "") return ok(undefined);
  const gross = parseTypedDecimal(grossTyped, mark);
  // A scale that was set to zero with the empty container on it has no tare.
  const tare = parseTypedDecimal(tareTyped === "" ? "0" : tareTyped, mark);
  if (!gross.ok || !tare.ok) return err("not-a-weight");
  const unit = typed("unit") === "kg" ? "kg" : "lb";
  return weightReturn({ gross: gross.value, tare: tare.value, unit, factors, most });
}
