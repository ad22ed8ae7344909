import { useEffect, useState } from "preact/hooks";
import { Button } from "../components/Button.tsx";
import { Notice } from "../components/Notice.tsx";
import { useText } from "../language/LanguageProvider.tsx";
import styles from "./ClosedBanner.module.css";
import { usePhone } from "./phone-context.tsx";

/**
 * A newer Satchel took the database over in another tab: nothing on this page
 * can be saved any more, and a person hears of it before they tap for the rest
 * of the evening.
 */
export function ClosedBanner() {
  const text = useText();
  const { phone } = usePhone();
  const [isTakenOver, setIsTakenOver] = useState(false);

  useEffect(() => phone.onClosed((why) => setIsTakenOver(why === "database-newer")), [phone]);

  if (!isTakenOver) return null;
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
        {text.failures.closed["database-newer"]}
      </Notice>
    </div>
  );
}
