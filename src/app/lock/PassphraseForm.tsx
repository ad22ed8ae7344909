import { useState } from "preact/hooks";
import type { Result } from "../../domain/result.ts";
import type { SaveFailure } from "../../storage/phone.ts";
import { isLongEnough } from "../../storage/sealing/passphrase.ts";
import { Button } from "../components/Button.tsx";
import { TextField } from "../components/Field.tsx";
import { Notice } from "../components/Notice.tsx";
import parts from "../components/parts.module.css";
import { changeInWords } from "../language/storage-failure.ts";
import { useText } from "../language/LanguageProvider.tsx";
import { usePrivacyText } from "../language/privacy-text.ts";

interface PassphraseFormProps {
  readonly onSet: (passphrase: string) => Promise<Result<void, SaveFailure>>;
}

type State = "editing" | "short" | "working" | SaveFailure;

/** New words, in sight while they are written: nobody can give them back, so a slip would cost everything. */
export function PassphraseForm({ onSet }: PassphraseFormProps) {
  const text = usePrivacyText();
  const { failures } = useText();
  const [typed, setTyped] = useState("");
  const [state, setState] = useState<State>("editing");

  async function submit(event: Event) {
    event.preventDefault();
    if (state === "working") return;
    if (!isLongEnough(typed)) return setState("short");
    setState("working");
    const set = await onSet(typed);
    if (set.ok) setTyped("");
    setState(set.ok ? "editing" : set.error);
  }

  return (
    <form class={parts.stack} onSubmit={(event) => void submit(event)} noValidate>
      <TextField
        label={text.newPassphrase}
        hint={text.passphraseHint}
        error={state === "short" ? text.passphraseShort : undefined}
        value={typed}
        onInput={(value) => {
          setTyped(value);
          setState("editing");
        }}
        autoComplete="off"
      />
      <output class={parts.status}>
        {state === "working" && <Notice tone="plain">{text.passphraseWorking}</Notice>}
        {typeof state === "object" && <Notice tone="warn">{changeInWords(state, failures)}</Notice>}
      </output>
      <div class={parts.actions}>
        <Button type="submit">{text.setPassphrase}</Button>
      </div>
    </form>
  );
}
