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

type Work = "sealing" | "opening";
type State = "as-it-is" | "done" | Work | SaveFailure;

/** On a phone that works alone: words without which nobody reads what it holds, the person included. */
export function PassphraseSection({ keeper }: { readonly keeper: OwnKeeper }) {
  const text = usePrivacyText();
  const { failures } = useText();
  const [state, setState] = useState<State>("as-it-is");

  async function go(work: Work, change: () => ReturnType<OwnKeeper["protect"]>) {
    setState(work);
    const result = await change();
    setState(result.ok ? "done" : result.error);
    return result;
  }

  return (
    <section class={parts.section}>
      <h2>{text.passphrase}</h2>
      <Standing keeper={keeper} isSealing={state === "sealing"} />
      <p class={parts.prose}>{text.passphraseBefore}</p>
      {keeper.facts().hasPassphrase ? (
        <div class={parts.actions}>
          <Actions keeper={keeper} go={go} />
        </div>
      ) : (
        <PassphraseForm onSet={(words) => go("sealing", () => keeper.protect(words))} />
      )}
      <output class={parts.status}>
        {state === "done" && <Outcome keeper={keeper} />}
        {state === "sealing" && <Notice tone="plain">{text.passphraseWorking}</Notice>}
        {state === "opening" && <Notice tone="plain">{text.passphraseGoing}</Notice>}
        {typeof state === "object" && <Notice tone="warn">{changeInWords(state, failures)}</Notice>}
      </output>
    </section>
  );
}

/** What is so until something is pressed. While it is being sealed here, that is said below. */
function Standing({ keeper, isSealing }: { readonly keeper: OwnKeeper; readonly isSealing: boolean }) {
  const text = usePrivacyText();
  const { hasPassphrase, isBeingTakenAway, isUnfinished } = keeper.facts();
  if (isBeingTakenAway) return <Notice tone="warn">{text.passphraseHalfAway}</Notice>;
  return (
    <>
      <p class={parts.prose}>{hasPassphrase ? text.hasPassphrase : text.passphraseIntro}</p>
      {isUnfinished && !isSealing && <Notice tone="warn">{text.passphraseHalfSet}</Notice>}
    </>
  );
}

interface ActionsProps {
  readonly keeper: OwnKeeper;
  readonly go: (work: Work, change: () => ReturnType<OwnKeeper["protect"]>) => unknown;
}

/** What can be done about a passphrase that is there. */
function Actions({ keeper, go }: ActionsProps) {
  const text = usePrivacyText();
  const { isBeingTakenAway, isUnfinished } = keeper.facts();
  if (isBeingTakenAway) {
    return (
      <>
        <Button variant="primary" onClick={() => void go("opening", () => keeper.finish())}>
          {text.goOnTakingAway}
        </Button>
        <Button onClick={() => void go("sealing", () => keeper.keep())}>{text.keepPassphrase}</Button>
      </>
    );
  }
  return (
    <>
      {isUnfinished && (
        <Button variant="primary" onClick={() => void go("sealing", () => keeper.finish())}>
          {text.passphraseFinish}
        </Button>
      )}
      <Button onClick={() => void go("opening", () => keeper.unprotect())}>{text.takePassphraseAway}</Button>
    </>
  );
}

/** By what is so now: a phone that was locked in between has stopped half-way. */
function Outcome({ keeper }: { readonly keeper: OwnKeeper }) {
  const text = usePrivacyText();
  const { hasPassphrase, isUnfinished } = keeper.facts();
  if (!hasPassphrase) return <Notice tone="plain">{text.passphraseTakenAway}</Notice>;
  if (isUnfinished) return <Notice tone="warn">{text.passphraseStopped}</Notice>;
  return <Notice tone="good">{text.passphraseSet}</Notice>;
}
