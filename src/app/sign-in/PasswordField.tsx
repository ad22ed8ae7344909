import { useState } from "preact/hooks";
import { TextField } from "../components/Field.tsx";
import parts from "../components/parts.module.css";
import { useAccessText } from "./use-access-text.ts";
import styles from "./sign-in.module.css";

interface PasswordFieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly value: string;
  readonly onInput: (value: string) => void;
  /** Whether it is made here, or was before. */
  readonly kind: "new-password" | "current-password";
}

/** Hidden at first, shown on wish; pasting and keepers of passwords work. */
export function PasswordField({ kind, ...field }: PasswordFieldProps) {
  const text = useAccessText();
  const [isShown, setIsShown] = useState(false);
  return (
    <div class={styles.password}>
      <TextField {...field} type={isShown ? "text" : "password"} autoComplete={kind} />
      <label class={parts.tick}>
        <input
          type="checkbox"
          class={parts.box}
          checked={isShown}
          onChange={() => setIsShown((shown) => !shown)}
        />
        {text.showPassword}
      </label>
    </div>
  );
}
