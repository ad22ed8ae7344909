import { useEffect, useState } from "preact/hooks";
import { Button } from "../components/Button.tsx";
import { Notice } from "../components/Notice.tsx";
import { useText } from "../language/LanguageProvider.tsx";
import styles from "./ClosedBanner.module.css";
import { usePhone } from "./phone-context.tsx";

type WhyClosed = "database-newer" | "database-deleted";

/**
 * Another tab took the database away: nothing on this page can be saved any
 * more, and a person hears of it before they tap for the rest of the evening.
 */
export function ClosedBanner() {
  const text = useText();
  const { phone } = usePhone();
  const [why, setWhy] = useState<WhyClosed>();

  useEffect(() => phone.onClosed(setWhy), [phone]);

  if (why === undefined) return null;
  return (
    <div role="alert" class={styles.banner}>
      <Notice
        tone="warn"
        action={
          <Button variant="primary" onClick={() => location.reload()}>
            {text.shell.openAgain}
          </Button>
        }
      >
        {text.failures.closed[why]}
      </Notice>
    </div>
  );
}
