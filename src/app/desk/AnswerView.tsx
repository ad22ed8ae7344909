import type { ComponentChildren } from "preact";
import { Button } from "../components/Button.tsx";
import { Notice } from "../components/Notice.tsx";
import parts from "../components/parts.module.css";
import { callFailureInWords } from "../sign-in/call-failure.ts";
import { useAccessText } from "../sign-in/use-access-text.ts";
import type { Answer } from "./use-answer.ts";
import { useDeskText } from "./use-desk-text.ts";

interface AnswerViewProps<T> {
  readonly answer: Answer<T>;
  readonly onTryAgain: () => void;
  readonly children: (value: T) => ComponentChildren;
}

/** What was answered, or in words why nothing was. */
export function AnswerView<T>({ answer, onTryAgain, children }: AnswerViewProps<T>) {
  const text = useDeskText();
  const access = useAccessText();
  return (
    <>
      <output class={parts.status}>
        {answer.kind === "asking" && text.loading}
        {answer.kind === "failed" && (
          <Notice tone="warn" action={<Button onClick={onTryAgain}>{access.tryAgain}</Button>}>
            {callFailureInWords(answer.failure, access)}
          </Notice>
        )}
      </output>
      {answer.kind === "answered" && children(answer.value)}
    </>
  );
}
