import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { ReplyOf } from "../../contract/wire/route-messages.ts";
import type { CallFailure, CallInput, CallName } from "../../sync/endpoint-client.ts";
import { useLeadDesk } from "./desk-context.tsx";

export type Answer<T> =
  | { readonly kind: "asking" }
  | { readonly kind: "failed"; readonly failure: CallFailure }
  | { readonly kind: "answered"; readonly value: T };

interface Asked<T> {
  readonly answer: Answer<T>;
  /** What was answered stays on the screen until the next answer is there. */
  readonly askAgain: () => void;
}

/** What the endpoint says to a question, asked again for another `key` and after each sign-in. */
export function useAnswer<Name extends CallName>(
  name: Name,
  key: string,
  ...input: CallInput<Name>
): Asked<ReplyOf<Name>> {
  const { client, signIns } = useLeadDesk();
  const [times, setTimes] = useState(0);
  const [kept, setKept] = useState<{ readonly key: string; readonly answer: Answer<ReplyOf<Name>> }>();

  // Made anew at each render; `key` stands for it.
  const inputRef = useRef(input);
  useLayoutEffect(() => {
    inputRef.current = input;
  });

  useEffect(() => {
    let isOver = false;
    async function ask() {
      const result = await client.call(name, ...inputRef.current);
      if (isOver) return;
      const answer: Answer<ReplyOf<Name>> = result.ok
        ? { kind: "answered", value: result.value }
        : { kind: "failed", failure: result.error };
      setKept({ key, answer });
    }
    void ask();
    return () => {
      isOver = true;
    };
  }, [client, name, key, signIns, times]);

  const askAgain = useCallback(() => setTimes((count) => count + 1), []);
  return { answer: kept?.key === key ? kept.answer : { kind: "asking" }, askAgain };
}
