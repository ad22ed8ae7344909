import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { ListedRecord } from "../../contract/wire/desk-messages.ts";
import type { LocalDate, RecordId } from "../../domain/ids.ts";
import type { CallFailure } from "../../sync/endpoint-client.ts";
import { useChangesFacts } from "./changes-context.tsx";
import { useLeadDesk } from "./desk-context.tsx";

type State =
  | { readonly kind: "asking" | "all" }
  | { readonly kind: "more"; readonly after: RecordId }
  | { readonly kind: "failed"; readonly failure: CallFailure; readonly after: RecordId | undefined };

/** A day's records so far, and how to have more of them. What failed is asked again from where it stopped. */
export function useRecordsOfDay(day: LocalDate) {
  const { client, signIns } = useLeadDesk();
  // What the lead changed has arrived: the list says it too.
  const { sent } = useChangesFacts();
  const [records, setRecords] = useState<readonly ListedRecord[]>([]);
  const [letGo, setLetGo] = useState(0);
  const [state, setState] = useState<State>({ kind: "asking" });
  const isOverRef = useRef(false);

  const ask = useCallback(
    async (after: RecordId | undefined) => {
      setState({ kind: "asking" });
      const page = await client.call("recordsOfDay", {
        query: { day, ...(after !== undefined && { after }) },
      });
      if (isOverRef.current) return;
      if (!page.ok) return setState({ kind: "failed", failure: page.error, after });
      const { records: found, next, letGoInMonth = 0 } = page.value;
      setLetGo(letGoInMonth);
      setRecords((before) => (after === undefined ? found : [...before, ...found]));
      setState(next === undefined ? { kind: "all" } : { kind: "more", after: next });
    },
    [client, day],
  );

  useEffect(() => {
    isOverRef.current = false;
    void ask(undefined);
    return () => {
      isOverRef.current = true;
    };
  }, [ask, signIns, sent]);

  return {
    records,
    /** How many of the day's month count and are in no list any more. */
    letGo,
    state,
    more: () => void (state.kind === "more" && ask(state.after)),
    askAgain: () => void (state.kind === "failed" && ask(state.after)),
  };
}
