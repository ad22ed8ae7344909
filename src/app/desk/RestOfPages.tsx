import { Button } from "../components/Button.tsx";
import { Notice } from "../components/Notice.tsx";
import parts from "../components/parts.module.css";
import { callFailureInWords } from "../sign-in/call-failure.ts";
import { useAccessText } from "../sign-in/use-access-text.ts";
import { useDeskText } from "./use-desk-text.ts";
import type { PagesState } from "./use-pages.ts";

interface RestOfPagesProps {
  readonly state: PagesState<string>;
  readonly onMore: () => void;
  readonly onTryAgain: () => void;
}

/** Below a list that is read a page at a time: what is under way, what failed, and the way to more. */
export function RestOfPages({ state, onMore, onTryAgain }: RestOfPagesProps) {
  const text = useDeskText();
  const access = useAccessText();
  return (
    <>
      <output class={parts.status}>
        {state.kind === "asking" && text.loading}
        {state.kind === "failed" && (
          <Notice tone="warn" action={<Button onClick={onTryAgain}>{access.tryAgain}</Button>}>
            {callFailureInWords(state.failure, access)}
          </Notice>
        )}
      </output>
      {state.kind === "more" && (
        <div>
          <Button onClick={onMore}>{text.showMore}</Button>
        </div>
      )}
    </>
  );
}
