import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Phone } from "../../storage/phone.ts";
import { Button } from "../components/Button.tsx";
import { Screen } from "../components/Screen.tsx";
import { useText } from "../language/LanguageProvider.tsx";

interface UnlessRemovedProps {
  readonly phone: Pick<Phone, "onClosed">;
  /** Ends what this page does by itself. */
  readonly onRemoved: () => void;
  readonly children: ComponentChildren;
}

/**
 * Whoever wiped this phone in another tab wants nothing of it to be read any
 * more: what this page has drawn goes too. So does what is tapped on its form;
 * there is nowhere left to save it.
 */
export function UnlessRemoved({ phone, onRemoved, children }: UnlessRemovedProps) {
  const text = useText();
  const [isRemoved, setIsRemoved] = useState(false);

  useEffect(() => phone.onClosed((why) => setIsRemoved(why === "database-deleted")), [phone]);
  useEffect(() => {
    if (isRemoved) onRemoved();
  }, [isRemoved, onRemoved]);

  if (!isRemoved) return <>{children}</>;
  return (
    <Screen title={text.shell.removed}>
      <p>{text.failures.closed["database-deleted"]}</p>
      <div>
        <Button variant="primary" onClick={() => location.reload()}>
          {text.shell.openAgain}
        </Button>
      </div>
    </Screen>
  );
}
