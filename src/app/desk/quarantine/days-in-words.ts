import type { QuarantineEntry } from "../../../contract/wire/quarantine-messages.ts";
import type { Language } from "../../../domain/catalogue/catalogue.ts";
import type { LocalDate } from "../../../domain/ids.ts";
import { firstDayOf, monthOf } from "../../../domain/local-date.ts";
import { formatDay, formatMonth } from "../../language/format-date.ts";
import { formatNumber } from "../../language/format-number.ts";
import type { QuarantineText } from "./use-quarantine-text.ts";

type Days = Pick<QuarantineEntry, "code" | "day" | "receivedDay">;

/**
 * Whether only the months are known. What changes a record that was let go is
 * let go as well once it is as old; the server then tells both days as the
 * first of their months, and by nothing else. An entry that really is of a
 * first day and came on one loses its day by this: that says less than is
 * known, where the other way round would say what nobody knows.
 */
export function areOnlyMonthsKnown({ code, day, receivedDay }: Days): boolean {
  return code === "frozen" && isFirstOfMonth(day) && isFirstOfMonth(receivedDay);
}

function isFirstOfMonth(day: LocalDate): boolean {
  return day === firstDayOf(monthOf(day));
}

interface Words {
  readonly text: QuarantineText;
  readonly language: Language;
}

/** Of which day it is, or of which month. */
export function entryInWords(entry: Days, { text, language }: Words): string {
  return areOnlyMonthsKnown(entry)
    ? text.entryOfMonth(formatMonth(language, monthOf(entry.day)))
    : text.entryOf(formatDay(language, entry.day));
}

/** Which one it is of its phone's, and when it came. */
export function arrivalInWords(
  entry: Days & Pick<QuarantineEntry, "seq">,
  { text, language }: Words,
): string {
  const seq = formatNumber(language, entry.seq);
  return areOnlyMonthsKnown(entry)
    ? text.factsOfMonth(seq, formatMonth(language, monthOf(entry.receivedDay)))
    : text.facts(seq, formatDay(language, entry.receivedDay));
}
