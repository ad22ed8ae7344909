import { useState } from "preact/hooks";
import type { Who } from "../../contract/wire/access-messages.ts";
import { inviteCodeLength } from "../../contract/wire/wire-limits.ts";
import type { CallFailure, EndpointClient } from "../../sync/endpoint-client.ts";
import { Button } from "../components/Button.tsx";
import { ErrorSummary } from "../components/ErrorSummary.tsx";
import { Notice } from "../components/Notice.tsx";
import { Screen } from "../components/Screen.tsx";
import { classes } from "../components/classes.ts";
import parts from "../components/parts.module.css";
import { useText } from "../language/LanguageProvider.tsx";
import { accountErrors, AccountFields } from "./AccountFields.tsx";
import { type AccountProblems, noAccount, parseAccount } from "./account-fields.ts";
import { callFailureInWords, isRefused } from "./call-failure.ts";
import { takeCodeOfAddress } from "./code-of-address.ts";
import { makeAccount } from "./make-account.ts";
import styles from "./sign-in.module.css";
import { useAccessText } from "./use-access-text.ts";

interface AccountScreenProps {
  readonly client: EndpointClient;
  readonly onSignedIn: (who: Who, password: string) => void;
}

/** An invited account gets its name and password. */
export function AccountScreen({ client, onSignedIn }: AccountScreenProps) {
  const text = useAccessText();
  const { settings } = useText();
  const [code] = useState(() => takeCodeOfAddress(inviteCodeLength));
  const [draft, setDraft] = useState(noAccount);
  const [problems, setProblems] = useState<AccountProblems>({});
  const [failure, setFailure] = useState<CallFailure>();

  if (code === undefined) {
    return (
      <Screen title={text.accountTitle}>
        <Notice tone="warn">{text.noInviteCode}</Notice>
      </Screen>
    );
  }

  async function submit(event: Event, inviteCode: string) {
    event.preventDefault();
    setFailure(undefined);
    const account = parseAccount(draft);
    setProblems(account.ok ? {} : account.error);
    if (!account.ok) return;
    const made = await makeAccount(client, { code: inviteCode, ...account.value });
    if (made.ok) return onSignedIn(made.value, account.value.password);
    if (isRefused(made.error, "name-taken")) setProblems({ account: "taken" });
    else setFailure(made.error);
  }

  return (
    <Screen title={text.accountTitle} intro={text.invitedIntro}>
      <form
        class={classes(parts.stack, styles.form)}
        onSubmit={(event) => void submit(event, code)}
        noValidate
      >
        <ErrorSummary title={settings.checkFields} errors={accountErrors(problems, text)} />
        <AccountFields draft={draft} problems={problems} onChange={setDraft} />
        <output class={parts.status}>
          {failure !== undefined && <Notice tone="warn">{callFailureInWords(failure, text)}</Notice>}
        </output>
        <div class={parts.actions}>
          <Button type="submit" variant="primary">
            {text.makeAccount}
          </Button>
        </div>
      </form>
    </Screen>
  );
}
