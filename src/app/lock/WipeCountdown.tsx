import { useContext, useId, useLayoutEffect, useRef } from "preact/hooks";
import { Button } from "../components/Button.tsx";
import { HideContext, HideCorner } from "../components/HideCorner.tsx";
import parts from "../components/parts.module.css";
import wholePage from "../components/whole-page.module.css";
import { keepNumbers } from "../language/keep-together.ts";
import { usePrivacyText } from "../language/privacy-text.ts";
import styles from "./lock.module.css";
import { secondsToCancel } from "./use-wipe-countdown.ts";

interface WipeCountdownProps {
  readonly secondsLeft: number;
  readonly onCancel: () => void;
}

/**
 * Over the whole screen: nothing that was recorded is shown any more, and one
 * thing is left to press. The corner hides this too; the seconds go on under
 * the calendar, neither slower nor quicker for it.
 */
export function WipeCountdown({ secondsLeft, onCancel }: WipeCountdownProps) {
  const text = usePrivacyText();
  const page = useRef<HTMLDialogElement>(null);
  const isHidden = useContext(HideContext)?.isHidden ?? false;
  const id = useId();

  // Not over the calendar, where another tab began it: it comes up under whoever goes back.
  useLayoutEffect(() => {
    if (isHidden) return;
    if (page.current?.open === false) page.current.showModal();
    page.current?.querySelector("button")?.focus();
  }, [isHidden]);

  return (
    <dialog
      ref={page}
      class={wholePage.page}
      aria-labelledby={`${id}title`}
      aria-describedby={`${id}words`}
      // Escape, or the way back of a phone: whoever presses it wants out of this.
      onCancel={onCancel}
    >
      <div class={styles.wipe}>
        <h1 id={`${id}title`}>{text.wipeTitle}</h1>
        <p class={styles.countdown} aria-hidden="true">
          {keepNumbers(text.wiping(secondsLeft))}
        </p>
        <p id={`${id}words`} class={parts.spoken}>
          {text.wiping(secondsToCancel)}
        </p>
        <div>
          <Button variant="primary" onClick={onCancel}>
            {text.cancel}
          </Button>
        </div>
      </div>
      <HideCorner />
    </dialog>
  );
}
