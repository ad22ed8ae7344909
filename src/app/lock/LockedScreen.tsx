import { useState } from "preact/hooks";
import { Button, LinkButton } from "../components/Button.tsx";
import { TextField } from "../components/Field.tsx";
import { Icon } from "../components/Icon.tsx";
import { Screen } from "../components/Screen.tsx";
import parts from "../components/parts.module.css";
import { usePrivacyText } from "../language/privacy-text.ts";
import { useLock } from "./LockProvider.tsx";

/** Stands where a screen would show what was recorded. */
export function LockedScreen() {
  const text = usePrivacyText();
  const { lock, state } = useLock();

  return (
    <Screen title={text.lockedTitle} intro={text.lockedIntro}>
      {(lock?.opensByTap() ?? true) ? (
        <>
          <p class={parts.prose}>{text.curtain}</p>
          <div class={parts.actions}>
            <Button variant="primary" onClick={() => lock?.openCurtain()}>
              <Icon name="lock" />
              {text.openCurtain}
            </Button>
          </div>
        </>
      ) : (
        // Another form after each lock: with none of the words that were typed before it.
        <PassphraseForm key={state.locks} />
      )}
      <div>
        <LinkButton href="/">{text.recordOn}</LinkButton>
      </div>
    </Screen>
  );
}

function PassphraseForm() {
  const text = usePrivacyText();
  const { lock } = useLock();
  const [typed, setTyped] = useState("");
  const [isWrong, setIsWrong] = useState(false);
  const [isTrying, setIsTrying] = useState(false);

  async function open(event: Event) {
    event.preventDefault();
    // Deriving a key takes a second on purpose; a second press would take another.
    if (isTrying || lock === undefined) return;
    setIsWrong(false);
    setIsTrying(true);
    const isOpen = await lock.unlock(typed);
    setIsTrying(false);
    setIsWrong(!isOpen);
  }

  return (
    <form class={parts.stack} onSubmit={(event) => void open(event)} noValidate>
      <TextField
        type="password"
        label={text.passphrase}
        error={isWrong ? text.wrongPassphrase : undefined}
        value={typed}
        onInput={setTyped}
        autoComplete="current-password"
      />
      <output class={parts.status}>{isTrying && text.opening}</output>
      <div class={parts.actions}>
        <Button type="submit" variant="primary">
          <Icon name="lock" />
          {text.openWithPassphrase}
        </Button>
      </div>
    </form>
  );
}
