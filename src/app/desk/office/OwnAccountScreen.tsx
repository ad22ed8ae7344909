import { useState } from "preact/hooks";
import type { CallFailure } from "../../../sync/endpoint-client.ts";
import { Button } from "../../components/Button.tsx";
import { classes } from "../../components/classes.ts";
import { Notice } from "../../components/Notice.tsx";
import parts from "../../components/parts.module.css";
import { Screen } from "../../components/Screen.tsx";
import { lengthProblemOf } from "../../sign-in/account-fields.ts";
import { callFailureInWords } from "../../sign-in/call-failure.ts";
import { PasswordField } from "../../sign-in/PasswordField.tsx";
import formStyles from "../../sign-in/sign-in.module.css";
import { useAccessText } from "../../sign-in/use-access-text.ts";
import { useLeadDesk } from "../desk-context.tsx";
import { useOfficeText } from "./use-office-text.ts";

/** One's own password, and where one is signed in. */
export function OwnAccountScreen() {
  const text = useOfficeText();
  return (
    <Screen title={text.ownTitle}>
      <ChangePassword />
      <OtherSessions />
    </Screen>
  );
}

type State =
  | { readonly kind: "editing" | "waiting" | "done" }
  | { readonly kind: "failed"; readonly failure: CallFailure };

const empty = { former: "", password: "" };

function ChangePassword() {
  const text = useOfficeText();
  const access = useAccessText();
  const { client, passwordChanged } = useLeadDesk();
  const [draft, setDraft] = useState(empty);
  const [problems, setProblems] = useState<{ readonly former?: string; readonly password?: string }>({});
  const [state, setState] = useState<State>({ kind: "editing" });

  async function submit(event: Event) {
    event.preventDefault();
    if (state.kind === "waiting") return;
    const length = lengthProblemOf(draft.password);
    const found = {
      ...(draft.former === "" && { former: access.passwordMissing }),
      ...(length !== undefined && {
        password: { short: access.passwordShort, long: access.passwordLong }[length],
      }),
    };
    setProblems(found);
    if (Object.keys(found).length > 0) return;
    setState({ kind: "waiting" });
    const changed = await client.call("changePassword", { body: draft });
    if (!changed.ok) return setState({ kind: "failed", failure: changed.error });
    await passwordChanged(draft.password);
    setDraft(empty);
    setState({ kind: "done" });
  }

  return (
    <form class={classes(parts.stack, formStyles.form)} onSubmit={(event) => void submit(event)} noValidate>
      <PasswordField
        id="former-password"
        kind="current-password"
        label={text.formerPassword}
        error={problems.former}
        value={draft.former}
        onInput={(former) => setDraft({ ...draft, former })}
      />
      <PasswordField
        id="new-password"
        kind="new-password"
        label={text.newPassword}
        hint={access.passwordHint}
        error={problems.password}
        value={draft.password}
        onInput={(password) => setDraft({ ...draft, password })}
      />
      <output class={parts.status}>
        {state.kind === "waiting" && access.waiting}
        {state.kind === "done" && <Notice tone="good">{text.passwordChanged}</Notice>}
        {state.kind === "failed" && <Notice tone="warn">{callFailureInWords(state.failure, access)}</Notice>}
      </output>
      <div>
        <Button type="submit" variant="primary">
          {text.changePassword}
        </Button>
      </div>
    </form>
  );
}

function OtherSessions() {
  const text = useOfficeText();
  const access = useAccessText();
  const { client } = useLeadDesk();
  const [state, setState] = useState<State>({ kind: "editing" });

  async function end() {
    const ended = await client.call("endOtherSessions");
    setState(ended.ok ? { kind: "done" } : { kind: "failed", failure: ended.error });
  }

  return (
    <section class={parts.section}>
      <h2>{text.sessionsTitle}</h2>
      <p class={parts.soft}>{text.sessionsIntro}</p>
      <output class={parts.status}>
        {state.kind === "done" && <Notice tone="good">{text.othersEnded}</Notice>}
        {state.kind === "failed" && <Notice tone="warn">{callFailureInWords(state.failure, access)}</Notice>}
      </output>
      <div>
        <Button onClick={() => void end()}>{text.endOthers}</Button>
      </div>
    </section>
  );
}
