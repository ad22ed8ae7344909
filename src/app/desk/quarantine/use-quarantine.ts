import { useCallback } from "preact/hooks";
import { useSentChanges } from "../changes-context.tsx";
import { useLeadDesk } from "../desk-context.tsx";
import { usePages } from "../use-pages.ts";

/** What lies in quarantine so far, and how to have more of it. */
export function useQuarantine(of: "open" | "decided") {
  const { client, signIns } = useLeadDesk();
  // A correction decides once it has arrived, which most often is after this list was asked for.
  const sent = useSentChanges();
  const ask = useCallback(
    (after: string | undefined) =>
      client.call("quarantine", { query: { of, ...(after !== undefined && { after }) } }),
    [client, of],
  );
  const { pages, ...rest } = usePages(ask, `${signIns} ${sent}`);
  return { ...rest, entries: pages.flatMap(({ entries }) => entries) };
}
