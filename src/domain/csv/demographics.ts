import { demographicQuestions, demographics } from "../demographics.ts";
import type { LocalDate, LocalMonth } from "../ids.ts";
import { monthOf } from "../local-date.ts";
import type { EncounterRecord } from "../record.ts";
import { CountedRows } from "./counted-rows.ts";
import type { CsvRow } from "./csv-row.ts";
import { type DetailContext, type DetailEntry, yearCellsFor, yearColumns } from "./record-cells.ts";

/** The columns of `demographics` in their order. */
export const demographicsColumns = ["program_id", ...yearColumns, "question", "answer", "contacts"] as const;

/** Nobody asked, which is not the same as `NOT-SAID`: asked, and rather not answered. */
const notAsked = "NOT-ASKED";

/**
 * In how many contacts each answer was given, by month.
 *
 * - Each question stands alone: no row tells what one person answered to two.
 *   Where several answers can be given together, each of them is counted, so
 *   that those of a question can add up to more than its contacts.
 * - `NOT-ASKED` are the month's other contacts, where the program asks the
 *   question today or somebody answered it in that month.
 * - Contacts, not people: somebody who was asked twice is in twice.
 */
export function demographicsCounted(context: DetailContext) {
  const yearOf = yearCellsFor(context.program);
  const { asks = {} } = context.program;
  const always = demographicQuestions
    .filter((question) => asks[question] === true)
    .map((question) => demographics[question].code as string);
  const counted = new CountedRows();
  const months = new Map<LocalMonth, MonthOfContacts>();

  function add({ record }: DetailEntry): void {
    if (record.kind !== "encounter") return;
    const month = monthIn(months, record);
    month.contacts += 1;
    for (const [question, answers] of Object.entries(record.demographics ?? {})) {
      if (answers.length === 0) continue;
      month.answered.set(question, (month.answered.get(question) ?? 0) + 1);
      for (const answer of new Set(answers)) {
        counted.add([[context.programId], yearOf(record.day), [question, answer]]);
      }
    }
  }

  function rows(): readonly CsvRow[] {
    for (const { day, contacts, answered } of months.values()) {
      for (const question of new Set([...always, ...answered.keys()])) {
        const others = contacts - (answered.get(question) ?? 0);
        counted.add([[context.programId], yearOf(day), [question, notAsked]], others);
      }
    }
    months.clear();
    return counted.rows();
  }

  return { add, rows };
}

interface MonthOfContacts {
  /** Any day of it. */
  readonly day: LocalDate;
  contacts: number;
  /** In how many of them each question was answered. */
  readonly answered: Map<string, number>;
}

function monthIn(months: Map<LocalMonth, MonthOfContacts>, { day }: EncounterRecord): MonthOfContacts {
  const month = monthOf(day);
  const known = months.get(month) ?? { day, contacts: 0, answered: new Map<string, number>() };
  months.set(month, known);
  return known;
}
