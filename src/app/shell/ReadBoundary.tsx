import { useLocation } from "preact-iso";
import type { ComponentChildren } from "preact";
import { useErrorBoundary, useLayoutEffect } from "preact/hooks";
import { failureOf } from "../../storage/failures.ts";
import { Button } from "../components/Button.tsx";
import { Screen } from "../components/Screen.tsx";
import { readInWords } from "../language/storage-failure.ts";
import { useText } from "../language/LanguageProvider.tsx";

/**
 * A screen whose records can't be read says so in its own place. What stands
 * above it goes on: what was tapped and not saved is still on its form.
 */
export function ReadBoundary({ children }: { readonly children: ComponentChildren }) {
  const text = useText();
  const { path } = useLocation();
  const [error, reset] = useErrorBoundary() as [unknown, () => void];

  // Another screen reads something else.
  // oxlint-disable-next-line react/exhaustive-deps -- only where the person went somewhere else
  useLayoutEffect(reset, [path]);

  if (error === undefined) return <>{children}</>;
  const failure = failureOf(error);
  // Our own mistake: for the top handler.
  if (failure === undefined) throw error;
  return (
    <Screen title={text.shell.cantRead}>
      <p>{readInWords(failure, text.failures)}</p>
      <div>
        <Button variant="primary" onClick={reset}>
          {text.shell.tryAgain}
        </Button>
      </div>
    </Screen>
  );
}
