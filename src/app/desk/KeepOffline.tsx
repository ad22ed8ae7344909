import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../components/Button.tsx";
import { Notice } from "../components/Notice.tsx";
import parts from "../components/parts.module.css";
import { callFailureInWords, isRefused } from "../sign-in/call-failure.ts";
import { useAccessText } from "../sign-in/use-access-text.ts";
import { type Keeping, useMonths } from "./MonthsProvider.tsx";
import { PasswordForm } from "./PasswordForm.tsx";
import { useDeskText } from "./use-desk-text.ts";

/** After a reload the session goes on, but not the key: it comes of the password, which no page keeps. */
export function KeepOffline() {
  const text = useDeskText();
  const { keeping, areKept } = useMonths();
  const [wasAsked, setWasAsked] = useState(false);

  return (
    <>
      {keeping !== undefined && <AskForPassword keeping={keeping} onAsked={() => setWasAsked(true)} />}
      <output class={parts.status}>
        {wasAsked && areKept === true && <Notice tone="good">{text.keepDone}</Notice>}
      </output>
    </>
  );
}

interface AskForPasswordProps {
  readonly keeping: Keeping;
  readonly onAsked: () => void;
}

function AskForPassword({ keeping, onAsked }: AskForPasswordProps) {
  const text = useDeskText();
  const access = useAccessText();
  const [isOpen, setIsOpen] = useState(false);
  const section = useRef<HTMLElement>(null);

  useEffect(() => {
    if (isOpen) section.current?.querySelector("input")?.focus();
  }, [isOpen]);

  async function unlock(password: string) {
    const unlocked = await keeping.unlock(password);
    if (unlocked.ok) {
      onAsked();
      return undefined;
    }
    return isRefused(unlocked.error, "wrong-password")
      ? text.keepWrong
      : callFailureInWords(unlocked.error, access);
  }

  const later = (
    <Button variant="quiet" onClick={keeping.skip}>
      {text.keepLater}
    </Button>
  );
  if (!isOpen) {
    return (
      <Notice
        tone="plain"
        action={
          <div class={parts.actions}>
            <Button onClick={() => setIsOpen(true)}>{text.keepOpen}</Button>
            {later}
          </div>
        }
      >
        {text.keepAsk}
      </Notice>
    );
  }
  return (
    <section ref={section} class={parts.stack} aria-label={text.keepOpen}>
      <p class={parts.prose}>{text.keepAsk}</p>
      <PasswordForm action={text.keep} onTry={unlock}>
        {later}
      </PasswordForm>
    </section>
  );
}
