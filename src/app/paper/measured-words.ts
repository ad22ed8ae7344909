import type { Text } from "../language/text.ts";
import type { MeasuredPart } from "./measured-return.ts";
import type { FieldProblem } from "./typed-column.ts";
import type { PaperText } from "../language/paper-text.ts";

/** What the parts of a measured return are called, as on the recording screen. */
export const partKeys = {
  container: "container",
  fill: "howFull",
  count: "howManyContainers",
  gross: "gross",
  tare: "tare",
  unit: "weightUnit",
} as const satisfies Record<MeasuredPart, keyof Text["record"]>;

export function problemInWords(problem: FieldProblem, text: Text, paper: PaperText): string {
  return problem === "no-container" || problem === "not-a-weight"
    ? text.record.returnGaps[problem]
    : paper.fieldProblems[problem];
}
