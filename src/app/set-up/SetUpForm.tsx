import { useState } from "preact/hooks";
import type { SetupRequest, Who } from "../../contract/wire/access-messages.ts";
import type { CallFailure, EndpointClient } from "../../sync/endpoint-client.ts";
import { Button } from "../components/Button.tsx";
import { ErrorSummary } from "../components/ErrorSummary.tsx";
import { Notice } from "../components/Notice.tsx";
import { Screen } from "../components/Screen.tsx";
import parts from "../components/parts.module.css";
import { zoneOfBrowser } from "../settings/zones.ts";
import { accountErrors, AccountFields } from "../sign-in/AccountFields.tsx";
import { type AccountProblems, noAccount, parseAccount } from "../sign-in/account-fields.ts";
import { callFailureInWords, isRefused } from "../sign-in/call-failure.ts";
import { setUpWith } from "../sign-in/make-account.ts";
import { useAccessText } from "../sign-in/use-access-text.ts";
import { ProgramParts, useProgramErrors } from "./ProgramParts.tsx";
import { firstDraft, programFrom, type SetUpDraft, type SetUpProblems } from "./set-up-draft.ts";

interface SetUpFormProps {
  readonly client: EndpointClient;
  readonly code: string;
  /** The link only makes an account then. */
  readonly hasProgram: boolean;
  readonly onSignedIn: (who: Who, password: string) => void;
}

export function SetUpForm({ client, code, hasProgram, onSignedIn }: SetUpFormProps) {
  const text = useAccessText();
  const [draft, setDraft] = useState<SetUpDraft>(() =>
    firstDraft({ zone: zoneOfBrowser(), browserLanguages: navigator.languages }),
  );
  const [account, setAccount] = useState(noAccount);
  const [problems, setProblems] = useState<SetUpProblems>({});
  const [accountProblems, setAccountProblems] = useState<AccountProblems>({});
  const [state, setState] = useState<"editing" | "waiting" | CallFailure>("editing");
  const errorsOf = useProgramErrors();

  function change(changes: Partial<SetUpDraft>) {
    setDraft((current) => ({ ...current, ...changes }));
  }

  async function submit(event: Event) {
    event.preventDefault();
    if (state === "waiting") return;
    const program = hasProgram ? undefined : programFrom(draft);
    const named = parseAccount(account);
    setProblems(program?.ok === false ? program.error : {});
    setAccountProblems(named.ok ? {} : named.error);
    if (!named.ok || program?.ok === false) return setState("editing");
    setState("waiting");
    await setUp({ code, ...named.value, ...(program !== undefined && { program: program.value }) });
  }

  async function setUp(request: SetupRequest) {
    const made = await setUpWith(client, request);
    if (made.ok) return onSignedIn(made.value, request.password);
    const isTaken = isRefused(made.error, "name-taken");
    if (isTaken) setAccountProblems({ account: "taken" });
    setState(isTaken ? "editing" : made.error);
  }

  return (
    <Screen
      title={hasProgram ? text.alreadySetUpTitle : text.setUpTitle}
      intro={hasProgram ? text.alreadySetUpIntro : text.setUpIntro}
    >
      <form class={parts.stack} onSubmit={(event) => void submit(event)} noValidate>
        <ErrorSummary
          title={text.checkFields}
          errors={[...errorsOf(problems), ...accountErrors(accountProblems, text)]}
        />
        {!hasProgram && <ProgramParts draft={draft} problems={problems} onChange={change} />}
        <section class={parts.section}>
          <h2>{text.accountPart}</h2>
          <p class={parts.soft}>{text.accountIntro}</p>
          <AccountFields draft={account} problems={accountProblems} onChange={setAccount} />
        </section>
        <output class={parts.status}>
          {state === "waiting" && text.waiting}
          {typeof state === "object" && <Notice tone="warn">{callFailureInWords(state, text)}</Notice>}
        </output>
        <div>
          <Button type="submit" variant="primary">
            {hasProgram ? text.makeAccount : text.setUp}
          </Button>
        </div>
      </form>
    </Screen>
  );
}
