import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { failureOf } from "../../storage/failures.ts";
import { Button } from "../components/Button.tsx";
import { Notice } from "../components/Notice.tsx";
import parts from "../components/parts.module.css";
import { usePrivacyText } from "../language/privacy-text.ts";
import { useStored } from "../shell/phone-context.tsx";
import { useWipe } from "./WipeProvider.tsx";
import styles from "./lock.module.css";

/** Time to see what is about to happen and to stop it. */
const secondsToCancel = 5;

type Step =
  | { readonly kind: "idle" | "cancelled" | "asked" }
  | { readonly kind: "counting"; readonly secondsLeft: number };

/** Two presses and five seconds between a thumb and the loss of everything. */
export function WipeSection() {
  const text = usePrivacyText();
  const [step, setStep] = useState<Step>({ kind: "idle" });
  const section = useRef<HTMLElement>(null);
  const { begin } = useWipe();
  const isCounting = step.kind === "counting";

  // The button that was pressed is gone; what is left to press is the way back.
  useLayoutEffect(() => {
    if (isCounting) section.current?.querySelector("button")?.focus();
  }, [isCounting]);

  useEffect(() => {
    if (step.kind !== "counting") return undefined;
    const timer = setTimeout(() => {
      if (step.secondsLeft === 1) begin();
      else setStep({ kind: "counting", secondsLeft: step.secondsLeft - 1 });
    }, 1000);
    return () => clearTimeout(timer);
  }, [step, begin]);

  const isIdle = step.kind === "idle" || step.kind === "cancelled";
  return (
    <section ref={section} class={parts.section}>
      <h2>{text.wipeTitle}</h2>
      <p class={parts.prose}>{text.wipeIntro}</p>
      {step.kind === "asked" && <WhatIsLost />}
      {step.kind === "counting" && (
        <p class={styles.countdown} aria-hidden="true">
          {text.wiping(step.secondsLeft)}
        </p>
      )}
      <div class={parts.actions}>
        {/* In one place, so that a second tap in a hurry takes the first one back. */}
        {isIdle ? (
          <Button onClick={() => setStep({ kind: "asked" })}>{text.wipe}</Button>
        ) : (
          <Button variant="primary" onClick={() => setStep({ kind: "cancelled" })}>
            {text.cancel}
          </Button>
        )}
        {step.kind === "asked" && (
          <Button onClick={() => setStep({ kind: "counting", secondsLeft: secondsToCancel })}>
            {text.wipeNow}
          </Button>
        )}
      </div>
      <output class={parts.status}>
        {step.kind === "counting" && <span class={parts.spoken}>{text.wiping(secondsToCancel)}</span>}
        {step.kind === "cancelled" && <Notice tone="plain">{text.wipeCancelled}</Notice>}
      </output>
    </section>
  );
}

/** In numbers, before the second press. */
function WhatIsLost() {
  const text = usePrivacyText();
  const { unsent } = useWipe();
  const lost = useStored(
    async (phone) => {
      try {
        return { records: (await phone.storedCount()).records, count: await unsent?.() };
      } catch (cause) {
        if (failureOf(cause) === undefined) throw cause;
        // The way to the wipe stays where storage doesn't answer.
        return "unknown";
      }
    },
    [unsent],
  );
  if (lost === undefined) return null;

  return (
    <Notice tone="warn">
      <p>{text.wipeAsk}</p>
      {lost !== "unknown" && <p>{sentenceOf(lost, text)}</p>}
    </Notice>
  );
}

/** `count` waits to be sent; a phone alone sends nothing. */
function sentenceOf(
  { records, count }: { readonly records: number; readonly count: number | undefined },
  text: ReturnType<typeof usePrivacyText>,
): string {
  if (count === undefined) return text.wipeLosesAlone(records);
  return count === 0 ? text.wipeLosesNothing : text.wipeLosesUnsent(count);
}
