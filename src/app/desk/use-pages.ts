import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { Result } from "../../domain/result.ts";
import type { CallFailure } from "../../sync/endpoint-client.ts";

export type PagesState<After> =
  | { readonly kind: "asking" | "all" }
  | { readonly kind: "more"; readonly after: After }
  | { readonly kind: "failed"; readonly failure: CallFailure; readonly after: After | undefined };

/**
 * A long list so far, and how to have more of it. What failed is asked again
 * from where it stopped; from its beginning with another `ask`, or when `anew` changes.
 */
export function usePages<Page extends { readonly next?: After }, After extends string>(
  ask: (after: After | undefined) => Promise<Result<Page, CallFailure>>,
  anew: string,
) {
  const [pages, setPages] = useState<readonly Page[]>([]);
  const [state, setState] = useState<PagesState<After>>({ kind: "asking" });
  /** Which reading it is: what comes late of one before is out of date. */
  const readingRef = useRef(0);

  const askFrom = useCallback(
    async (after: After | undefined) => {
      const reading = readingRef.current;
      setState({ kind: "asking" });
      const page = await ask(after);
      if (reading !== readingRef.current) return;
      if (!page.ok) return setState({ kind: "failed", failure: page.error, after });
      const { next } = page.value;
      setPages((before) => (after === undefined ? [page.value] : [...before, page.value]));
      setState(next === undefined ? { kind: "all" } : { kind: "more", after: next });
    },
    [ask],
  );

  useEffect(() => {
    void askFrom(undefined);
    return () => {
      readingRef.current += 1;
    };
  }, [askFrom, anew]);

  return {
    pages,
    state,
    more: () => void (state.kind === "more" && askFrom(state.after)),
    askAgain: () => void (state.kind === "failed" && askFrom(state.after)),
  };
}
