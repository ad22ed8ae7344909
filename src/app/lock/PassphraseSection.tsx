import { useState } from "preact/hooks";
import type { SaveFailure } from "../../storage/phone.ts";
import type { OwnKeeper } from "../../storage/sealing/own-keeper.ts";
import { Button } from "../components/Button.tsx";
import { Notice } from "../components/Notice.tsx";
import parts from "../components/parts.module.css";
import { changeInWords } from "../language/storage-failure.ts";
import { useText } from "../language/LanguageProvider.tsx";
import { usePrivacyText } from "../language/privacy-text.ts";
import { PassphraseForm } from "./PassphraseForm.tsx";

type State = "as-it-is" | "set" | "taken-away" | "working" | SaveFailure;

/** On a phone that works alone: words without which nobody reads what it holds, the person included. */
export function PassphraseSection({ keeper }: { readonly keeper: OwnKeeper }) {
  const text = usePrivacyText();
  const { failures } = useText();
  const [state, setState] = useState<State>("as-it-is");
  const { hasPassphrase, isUnfinished } = keeper.facts();

  async function go(work: ReturnType<OwnKeeper["protect"]>, done: "set" | "taken-away") {
    setState("working");
    const result = await work;
    setState(result.ok ? done : result.error);
    return result;
  }

  return (
    <section class={parts.section}>
      <h2>{text.passphrase}</h2>
      <p class={parts.prose}>{hasPassphrase ? text.hasPassphrase : text.passphraseIntro}</p>
      <p class={parts.prose}>{text.passphraseBefore}</p>
      {!hasPassphrase && <PassphraseForm onSet={(words) => go(keeper.protect(words), "set")} />}
      {hasPassphrase && (
        <div class={parts.actions}>
          {isUnfinished && (
            <Button variant="primary" onClick={() => void go(keeper.finish(), "set")}>
              {text.passphraseFinish}
            </Button>
          )}
          <Button onClick={() => void go(keeper.unprotect(), "taken-away")}>{text.takePassphraseAway}</Button>
        </div>
      )}
      <output class={parts.status}>
        {state === "set" && <Notice tone="good">{text.passphraseSet}</Notice>}
        {state === "taken-away" && <Notice tone="plain">{text.passphraseTakenAway}</Notice>}
        {state === "working" && <Notice tone="plain">{text.passphraseWorking}</Notice>}
        {typeof state === "object" && <Notice tone="warn">{changeInWords(state, failures)}</Notice>}
      </output>
    </section>
  );
}
