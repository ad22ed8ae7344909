import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { failureOf } from "../../storage/failures.ts";
import { Button } from "../components/Button.tsx";
import { Notice } from "../components/Notice.tsx";
import parts from "../components/parts.module.css";
import { isStillHere } from "../join/is-still-here.ts";
import { usePrivacyText } from "../language/privacy-text.ts";
import { useStored } from "../shell/phone-context.tsx";
import { useTeam } from "../shell/team-context.tsx";
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
  const { begin, unsent } = useWipe();
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
      <p class={parts.prose}>{unsent === undefined ? text.wipeIntro : text.wipeIntroProgram}</p>
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
  const before = useTeam()?.before;
  const lost = useStored(
    async (phone): Promise<Lost | "unknown"> => {
      try {
        const { records } = await phone.storedCount();
        const isOlderHere = before !== undefined && (await isStillHere(before));
        return { records, unsent: await unsent?.(), isOlderHere };
      } catch (cause) {
        if (failureOf(cause) === undefined) throw cause;
        // The way to the wipe stays where storage doesn't answer.
        return "unknown";
      }
    },
    [unsent, before],
  );
  if (lost === undefined) return null;

  return (
    <Notice tone="warn">
      <p>{text.wipeAsk}</p>
      {lost !== "unknown" && <p>{sentenceOf(lost, text)}</p>}
      {lost !== "unknown" && lost.isOlderHere && <p>{text.wipeLosesBefore}</p>}
    </Notice>
  );
}

interface Lost {
  readonly records: number;
  /** What waits to be sent; a phone alone sends nothing. */
  readonly unsent: number | undefined;
  /** Of the time before this phone joined: never sent as it lies there. */
  readonly isOlderHere: boolean;
}

function sentenceOf({ records, unsent }: Lost, text: ReturnType<typeof usePrivacyText>): string {
  if (unsent === undefined) return text.wipeLosesAlone(records);
  return unsent === 0 ? text.wipeLosesNothing : text.wipeLosesUnsent(unsent);
}
