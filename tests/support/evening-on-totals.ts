/** The evening of the fixtures where a screen of totals shows it, and the key figures that the screen then has. */
import { screen } from "@testing-library/preact";
import type { SatchelRecord } from "../../src/domain/record.ts";
import eveningText from "../fixtures/shift/evening.jsonl?raw";
import { readShift } from "./shift-files.ts";

const evening = await readShift(eveningText);

/** With its days, so that it is in the month of the test's today. */
export const eveningRecords = evening.records.map((record): SatchelRecord => {
  const day = record.day.replace("2026-06", "2026-03") as typeof record.day;
  if (record.kind !== "tally") return { ...record, day };
  return { ...record, day, firstDay: record.firstDay.replace("2026-06", "2026-03") as typeof record.day };
});

export async function figure(label: string): Promise<number> {
  const term = await screen.findByText(label, { selector: "dt" });
  return Number(term.nextElementSibling?.firstElementChild?.textContent?.replaceAll(",", ""));
}
