import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { QuarantineEntry } from "../../../contract/wire/quarantine-messages.ts";
import type { CallFailure } from "../../../sync/endpoint-client.ts";
import { useLeadDesk } from "../desk-context.tsx";

type State =
  | { readonly kind: "asking" | "all" }
  | { readonly kind: "more"; readonly after: string }
  | { readonly kind: "failed"; readonly failure: CallFailure; readonly after: string | undefined };

/** What lies in quarantine so far, and how to have more of it. What failed is asked again from where it stopped. */
export function useQuarantine(of: "open" | "decided") {
  const { client, signIns } = useLeadDesk();
  const [entries, setEntries] = useState<readonly QuarantineEntry[]>([]);
  const [state, setState] = useState<State>({ kind: "asking" });
  const isOverRef = useRef(false);

  const ask = useCallback(
    async (after: string | undefined) => {
      setState({ kind: "asking" });
      const page = await client.call("quarantine", { query: { of, ...(after !== undefined && { after }) } });
      if (isOverRef.current) return;
      if (!page.ok) return setState({ kind: "failed", failure: page.error, after });
      const { entries: found, next } = page.value;
      setEntries((before) => (after === undefined ? found : [...before, ...found]));
      setState(next === undefined ? { kind: "all" } : { kind: "more", after: next });
    },
    [client, of],
  );

  useEffect(() => {
    isOverRef.current = false;
    void ask(undefined);
    return () => {
      isOverRef.current = true;
    };
  }, [ask, signIns]);

  return {
    entries,
    state,
    more: () => void (state.kind === "more" && ask(state.after)),
    askAgain: () => void (state.kind === "failed" && ask(state.after)),
  };
}
