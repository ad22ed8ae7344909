import { useCallback } from "preact/hooks";
import type { LocalDate, RecordId } from "../../domain/ids.ts";
import { useChangesFacts } from "./changes-context.tsx";
import { useLeadDesk } from "./desk-context.tsx";
import { usePages } from "./use-pages.ts";

/** A day's records so far, and how to have more of them. */
export function useRecordsOfDay(day: LocalDate) {
  const { client, signIns } = useLeadDesk();
  // What the lead changed has arrived: the list says it too.
  const { sent } = useChangesFacts();
  const ask = useCallback(
    (after: RecordId | undefined) =>
      client.call("recordsOfDay", { query: { day, ...(after !== undefined && { after }) } }),
    [client, day],
  );
  const { pages, ...rest } = usePages(ask, `${signIns} ${sent}`);
  return {
    ...rest,
    records: pages.flatMap(({ records }) => records),
    /** How many of the day's month count and are in no list any more. */
    letGo: pages.at(-1)?.letGoInMonth ?? 0,
  };
}
