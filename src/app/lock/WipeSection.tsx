import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { failureOf } from "../../storage/failures.ts";
import type { Unsent } from "../../storage/unsent.ts";
import { Button } from "../components/Button.tsx";
import { Notice } from "../components/Notice.tsx";
import parts from "../components/parts.module.css";
import { isStillHere } from "../join/is-still-here.ts";
import { usePrivacyText } from "../language/privacy-text.ts";
import { useStored } from "../shell/phone-context.tsx";
import { useTeam } from "../shell/team-context.tsx";
import { useWipe } from "./WipeProvider.tsx";

/** Two presses and five seconds between a thumb and the loss of everything. */
export function WipeSection() {
  const text = usePrivacyText();
  const [step, setStep] = useState<"idle" | "asked" | "cancelled">("idle");
  const section = useRef<HTMLElement>(null);
  const { isCounting, start, unsent } = useWipe();
  const isCancelled = step === "cancelled" && !isCounting;

  // What was pressed last is gone, and with it the focus.
  useLayoutEffect(() => {
    if (isCancelled) section.current?.querySelector("button")?.focus();
  }, [isCancelled]);

  return (
    <section ref={section} class={parts.section}>
      <h2>{text.wipeTitle}</h2>
      <p class={parts.prose}>{unsent === undefined ? text.wipeIntro : text.wipeIntroProgram}</p>
      {step === "asked" && <WhatIsLost />}
      <div class={parts.actions}>
        {/* In one place, so that a second tap in a hurry takes the first one back. */}
        {step === "asked" ? (
          <Button variant="primary" onClick={() => setStep("cancelled")}>
            {text.cancel}
          </Button>
        ) : (
          <Button onClick={() => setStep("asked")}>{text.wipe}</Button>
        )}
        {step === "asked" && (
          <Button
            onClick={() => {
              // What stands here again if it is taken back.
              setStep("cancelled");
              start();
            }}
          >
            {text.wipeNow}
          </Button>
        )}
      </div>
      <output class={parts.status}>
        {isCancelled && <Notice tone="plain">{text.wipeCancelled}</Notice>}
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

  const sentence = lost === "unknown" ? undefined : sentenceOf(lost, text);
  return (
    <Notice tone="warn">
      <p>{text.wipeAsk}</p>
      {sentence !== undefined && <p>{sentence}</p>}
      {lost !== "unknown" && lost.isOlderHere && <p>{text.wipeLosesBefore}</p>}
    </Notice>
  );
}

interface Lost {
  readonly records: number;
  /** What the program doesn't have whole; a phone alone sends nothing. */
  readonly unsent: Unsent | undefined;
  /** Of the time before this phone joined: never sent as it lies there. */
  readonly isOlderHere: boolean;
}

/** None where nobody knows. */
function sentenceOf({ records, unsent }: Lost, text: ReturnType<typeof usePrivacyText>): string | undefined {
  if (unsent === "unknown") return undefined;
  if (unsent === undefined) return text.wipeLosesAlone(records);
  return unsent === 0 ? text.wipeLosesNothing : text.wipeLosesUnsent(unsent);
}
