import type { ComponentChildren } from "preact";
import { useErrorBoundary } from "preact/hooks";
import { Button } from "../components/Button.tsx";
import { Screen } from "../components/Screen.tsx";
import { useText } from "../language/LanguageProvider.tsx";

interface BoundaryProps {
  readonly children: ComponentChildren;
}

/** The one top handler: our own mistakes and reads that failed end here, in words. */
export function Boundary({ children }: BoundaryProps) {
  const text = useText();
  const [error] = useErrorBoundary((cause: unknown) => {
    // For who debugs it with the phone in hand; nothing is sent anywhere.
    console.error(cause);
  }) as [unknown, () => void];

  if (error === undefined) return <>{children}</>;
  return (
    <Screen title={text.shell.somethingBroke}>
      <p>{text.shell.somethingBrokeSafe}</p>
      <div>
        <Button variant="primary" onClick={() => location.reload()}>
          {text.shell.openAgain}
        </Button>
      </div>
    </Screen>
  );
}
