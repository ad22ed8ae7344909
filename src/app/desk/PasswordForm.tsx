import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";
import { Button } from "../components/Button.tsx";
import { classes } from "../components/classes.ts";
import parts from "../components/parts.module.css";
import { PasswordField } from "../sign-in/PasswordField.tsx";
import formStyles from "../sign-in/sign-in.module.css";
import { useAccessText } from "../sign-in/use-access-text.ts";

interface PasswordFormProps {
  readonly action: string;
  /** Nothing where it was the right one, else what to say of it. */
  readonly onTry: (password: string) => Promise<string | undefined>;
  /** Buttons beside the action. */
  readonly children?: ComponentChildren;
}

/** The password of an account that is known already. */
export function PasswordForm({ action, onTry, children }: PasswordFormProps) {
  const access = useAccessText();
  const id = useId();
  const [password, setPassword] = useState("");
  const [isTrying, setIsTrying] = useState(false);
  const [problem, setProblem] = useState<string>();

  async function submit(event: Event) {
    event.preventDefault();
    // Deriving a key takes half a second on purpose; a second press would take another.
    if (isTrying) return;
    if (password === "") return setProblem(access.passwordMissing);
    setProblem(undefined);
    setIsTrying(true);
    setProblem(await onTry(password));
    setIsTrying(false);
  }

  return (
    <form class={classes(parts.stack, formStyles.form)} onSubmit={(event) => void submit(event)} noValidate>
      <PasswordField
        id={id}
        kind="current-password"
        label={access.password}
        error={problem}
        value={password}
        onInput={(next) => {
          setPassword(next);
          setProblem(undefined);
        }}
      />
      <output class={parts.status}>{isTrying && access.waiting}</output>
      <div class={parts.actions}>
        <Button type="submit" variant="primary">
          {action}
        </Button>
        {children}
      </div>
    </form>
  );
}
