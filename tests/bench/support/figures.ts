/** How a bench says what it measured: one line a figure, with its budget and whether it was met. */

export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: "×" | "%" | "µs" | "ms" | "s" | "B" | "KB" | "MB" | "";
  readonly budget?: { readonly atMost: number } | { readonly atLeast: number };
}

/** One that may not be more. */
export function limited(name: string, value: number, atMost: number, unit: Figure["unit"] = "×"): Figure {
  return { name, value, unit, budget: { atMost } };
}

/** A missed budget is told and ends nothing: only what could not be measured fails a bench. */
export function printFigures(title: string, figures: readonly Figure[]): void {
  console.log(`\n${title}`);
  for (const figure of figures) console.log(lineOf(figure));
}

/** As many bytes in a unit that budgets are in. */
export function kilobytesOf(bytes: number): number {
  return bytes / 1024;
}

export function megabytesOf(bytes: number): number {
  return bytes / 1024 ** 2;
}

const nameWidth = 58;
const valueWidth = 12;

function lineOf({ name, value, unit, budget }: Figure): string {
  const measured = `  ${name.padEnd(nameWidth)}${numberOf(value, unit).padStart(valueWidth)}`;
  if (budget === undefined) return measured;
  const limit = "atMost" in budget ? `≤ ${budget.atMost}` : `≥ ${budget.atLeast}`;
  return `${measured}   budget ${limit} ${unit}: ${isMissed({ name, value, unit, budget }) ? "missed" : "met"}`;
}

export function isMissed({ value, budget }: Figure): boolean {
  if (budget === undefined) return false;
  return "atMost" in budget ? value > budget.atMost : value < budget.atLeast;
}

function numberOf(value: number, unit: Figure["unit"]): string {
  const digits = unit === "×" ? 2 : value < 10 ? 2 : value < 100 ? 1 : 0;
  return `${value.toFixed(digits)} ${unit}`;
}
