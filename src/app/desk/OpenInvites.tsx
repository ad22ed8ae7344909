import { useState } from "preact/hooks";
import type { Invite } from "../../contract/wire/access-messages.ts";
import type { CallFailure } from "../../sync/endpoint-client.ts";
import { Button } from "../components/Button.tsx";
import { Notice } from "../components/Notice.tsx";
import parts from "../components/parts.module.css";
import { useLanguage } from "../language/LanguageProvider.tsx";
import { useProgram } from "../shell/program-context.tsx";
import { callFailureInWords } from "../sign-in/call-failure.ts";
import { useAccessText } from "../sign-in/use-access-text.ts";
import { useLeadDesk } from "./desk-context.tsx";
import { formatInstant } from "./format-instant.ts";
import { useDeskText } from "./use-desk-text.ts";

interface OpenInvitesProps {
  readonly invites: readonly Invite[];
  readonly onWithdrawn: (id: string) => void;
}

type State =
  | { readonly kind: "idle" }
  | { readonly kind: "withdrawn"; readonly label: string }
  | { readonly kind: "failed"; readonly failure: CallFailure };

/** What was made and not used yet; its code is known to nobody but who was shown it. */
export function OpenInvites({ invites, onWithdrawn }: OpenInvitesProps) {
  const text = useDeskText();
  const access = useAccessText();
  const { language } = useLanguage();
  const { program } = useProgram();
  const { client } = useLeadDesk();
  const [state, setState] = useState<State>({ kind: "idle" });

  async function withdraw({ id, label }: Invite) {
    const done = await client.call("withdrawInvite", { path: { id } });
    setState(done.ok ? { kind: "withdrawn", label } : { kind: "failed", failure: done.error });
    if (done.ok) onWithdrawn(id);
  }

  return (
    <>
      <output class={parts.status}>
        {state.kind === "withdrawn" && <Notice tone="good">{text.withdrawn(state.label)}</Notice>}
        {state.kind === "failed" && <Notice tone="warn">{callFailureInWords(state.failure, access)}</Notice>}
      </output>
      {invites.length === 0 && <p>{text.noInvites}</p>}
      <ul class={parts.rows}>
        {invites.map((invite) => (
          <li key={invite.id} class={parts.row}>
            <div>
              <strong dir="auto">{invite.label}</strong>
              <p class={parts.soft}>
                {text.inviteFacts(
                  text.roles[invite.role],
                  formatInstant(language, invite.expires, program.zone),
                )}
              </p>
            </div>
            <Button aria-label={text.withdrawLabel(invite.label)} onClick={() => void withdraw(invite)}>
              {text.withdraw}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
