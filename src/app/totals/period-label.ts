import type { Language } from "../../domain/catalogue/catalogue.ts";
import type { Period } from "../../domain/period.ts";
import { formatDay, formatDayRange, formatMonth } from "../language/format-date.ts";
import type { Text } from "../language/text.ts";

/** A period as it is said: "September 2026", "Fiscal year 2027". */
export function periodInWords(
  period: Period,
  { text, language }: { text: Text; language: Language },
): string {
  switch (period.type) {
    case "day":
      return formatDay(language, period.from, "fullWithYear");
    case "week":
    case "custom":
      return formatDayRange(language, period.from, period.to);
    case "month":
      return formatMonth(language, period.month);
    case "quarter":
      return text.totals.quarterLabel(period.quarter, period.fiscalYear);
    case "fiscal-year":
      return text.totals.fiscalYearLabel(period.fiscalYear);
    case "year":
      return String(period.year);
  }
}
