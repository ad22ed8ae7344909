import { useState } from "preact/hooks";
import { Button } from "../components/Button.tsx";
import { Notice } from "../components/Notice.tsx";
import parts from "../components/parts.module.css";
import { useLeadDesk } from "./desk-context.tsx";
import styles from "./desk.module.css";
import { useDeskText } from "./use-desk-text.ts";

interface WhoBarProps {
  readonly onSignOut: () => Promise<boolean>;
}

/** Whose desk this is, in what role, the way to one's own account, and the way out. */
export function WhoBar({ onSignOut }: WhoBarProps) {
  const text = useDeskText();
  const { who, settings } = useLeadDesk();
  const [hasFailed, setHasFailed] = useState(false);

  return (
    <header class={styles.who}>
      <p dir="auto">
        <a class={styles.home} href="/desk">
          {settings.program.name}
        </a>
        <a class={parts.soft} href="/desk/account">
          {text.signedInAs(who.name, text.roles[who.role])}
        </a>
      </p>
      <Button variant="quiet" onClick={() => void onSignOut().then((isOut) => setHasFailed(!isOut))}>
        {text.signOut}
      </Button>
      <output>{hasFailed && <Notice tone="warn">{text.signOutFailed}</Notice>}</output>
    </header>
  );
}
