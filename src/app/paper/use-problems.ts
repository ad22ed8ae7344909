import { useEffect } from "preact/hooks";
import { useText } from "../language/LanguageProvider.tsx";
import { usePaperText } from "../language/paper-text.ts";
import { firstFieldOf } from "./field-ids.ts";
import { problemInWords } from "./measured-words.ts";
import type { SheetRow } from "./sheet-rows.ts";
import type { FieldProblem } from "./typed-column.ts";
import type { SheetProblem } from "./typed-sheet.ts";
import type { RowNames } from "./use-row-names.ts";
import type { SheetOnScreen } from "./use-sheet-typing.ts";

export const placeFieldIds = {
  site: "sheet-site",
  day: "sheet-day",
  "first-day": "sheet-first-day",
} as const;

export interface ProblemsOnScreen {
  readonly summary: readonly { readonly fieldId: string; readonly text: string }[];
  readonly ofRow: (row: SheetRow) => FieldProblem | undefined;
  readonly ofPlace: (place: keyof typeof placeFieldIds) => string | undefined;
}

/** Why Save stored nothing, each at its own field. Of several contacts the first that needs it is shown. */
export function useProblems(
  { typing, sheet, outcome, facts }: SheetOnScreen,
  names: RowNames,
): ProblemsOnScreen {
  const text = usePaperText();
  const words = useText();
  const problems = outcome.type === "problems" ? outcome.problems : [];
  const columns = problems.filter((problem) => problem.type === "column");
  const firstAt = columns[0]?.at;
  const isElsewhere = firstAt !== undefined && !columns.some(({ at }) => at === sheet.at);

  useEffect(() => {
    if (isElsewhere) typing.show(firstAt);
  }, [isElsewhere, firstAt, typing]);

  const sentences = { site: text.chooseSite, day: text.chooseDay, "first-day": text.chooseFirstDay };
  const shown = columns.filter(({ at }) => at === sheet.at || sheet.layout === "strokes");
  const fields = shown.flatMap(({ problem }) => (typeof problem === "string" ? [] : problem.fields));

  return {
    summary: problems.flatMap((problem) => summaryOf(problem)),
    ofRow: (row) => fields.find((field) => field.row.id === row.id)?.problem,
    ofPlace: (place) => (problems.some(({ type }) => type === place) ? sentences[place] : undefined),
  };

  function summaryOf(problem: SheetProblem): ProblemsOnScreen["summary"] {
    if (problem.type !== "column")
      return [{ fieldId: placeFieldIds[problem.type], text: sentences[problem.type] }];
    const [first] = facts.rows;
    const where = (said: string) =>
      sheet.layout === "columns" ? text.labelled(text.contact(problem.at + 1), said) : said;
    if (typeof problem.problem === "string") {
      const said = text.columnProblems[problem.problem];
      const sentence = problem.problem === "empty" ? said : where(said);
      return first === undefined ? [] : [{ fieldId: firstFieldOf(first), text: sentence }];
    }
    return problem.problem.fields.map((field) => ({
      fieldId: firstFieldOf(field.row),
      text: where(text.labelled(names.nameOfRow(field.row), problemInWords(field.problem, words, text))),
    }));
  }
}
