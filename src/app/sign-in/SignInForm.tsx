import { useState } from "preact/hooks";
import { maxAccountNameLength } from "../../contract/wire/wire-limits.ts";
import type { Who } from "../../contract/wire/access-messages.ts";
import type { CallFailure, EndpointClient } from "../../sync/endpoint-client.ts";
import { Button } from "../components/Button.tsx";
import { TextField } from "../components/Field.tsx";
import { Notice } from "../components/Notice.tsx";
import { classes } from "../components/classes.ts";
import parts from "../components/parts.module.css";
import { callFailureInWords } from "./call-failure.ts";
import { PasswordField } from "./PasswordField.tsx";
import styles from "./sign-in.module.css";
import { useAccessText } from "./use-access-text.ts";

interface SignInFormProps {
  readonly client: EndpointClient;
  /** Known where a session has ended: only the password is asked for again. */
  readonly account?: string;
  readonly onSignedIn: (who: Who, password: string) => void;
}

type State =
  | { readonly kind: "editing" | "account-missing" | "password-missing" | "waiting" }
  | { readonly kind: "failed"; readonly failure: CallFailure };

/** Name and password of an account. */
export function SignInForm({ client, account: known, onSignedIn }: SignInFormProps) {
  const text = useAccessText();
  const [account, setAccount] = useState(known ?? "");
  const [password, setPassword] = useState("");
  const [state, setState] = useState<State>({ kind: "editing" });

  async function submit(event: Event) {
    event.preventDefault();
    if (state.kind === "waiting") return;
    const name = account.trim();
    if (name === "" || name.length > maxAccountNameLength) return setState({ kind: "account-missing" });
    if (password === "") return setState({ kind: "password-missing" });
    setState({ kind: "waiting" });
    const signedIn = await client.call("signIn", { body: { account: name, password } });
    if (signedIn.ok) onSignedIn(signedIn.value, password);
    else setState({ kind: "failed", failure: signedIn.error });
  }

  return (
    <form class={classes(parts.stack, styles.form)} onSubmit={(event) => void submit(event)} noValidate>
      <TextField
        id="sign-in-account"
        label={text.account}
        error={state.kind === "account-missing" ? text.accountMissing : undefined}
        value={account}
        onInput={setAccount}
        autoComplete="username"
      />
      <PasswordField
        id="sign-in-password"
        kind="current-password"
        label={text.password}
        error={state.kind === "password-missing" ? text.passwordMissing : undefined}
        value={password}
        onInput={setPassword}
      />
      <output class={parts.status}>
        {state.kind === "waiting" && text.waiting}
        {state.kind === "failed" && <Notice tone="warn">{callFailureInWords(state.failure, text)}</Notice>}
      </output>
      <div class={parts.actions}>
        <Button type="submit" variant="primary">
          {text.signIn}
        </Button>
      </div>
    </form>
  );
}
