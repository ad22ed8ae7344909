import { useState } from "preact/hooks";
import { isTextUpTo } from "../../contract/ids.ts";
import type { InviteReply, InviteRequest } from "../../contract/wire/access-messages.ts";
import { maxPhoneLabelLength } from "../../contract/wire/wire-limits.ts";
import type { CallFailure } from "../../sync/endpoint-client.ts";
import { Button } from "../components/Button.tsx";
import { ChoiceGroup } from "../components/ChoiceGroup.tsx";
import { SelectField, TextField } from "../components/Field.tsx";
import { Notice } from "../components/Notice.tsx";
import parts from "../components/parts.module.css";
import { callFailureInWords } from "../sign-in/call-failure.ts";
import { useAccessText } from "../sign-in/use-access-text.ts";
import { useLeadDesk } from "./desk-context.tsx";
import { useDeskText } from "./use-desk-text.ts";

interface InviteFormProps {
  readonly onMade: (invite: InviteReply) => void;
}

type InviteRole = InviteRequest["role"];

/** Only an admin invites who may invite. */
const rolesOfLead: readonly InviteRole[] = ["device", "viewer"];
const rolesOfAdmin: readonly InviteRole[] = [...rolesOfLead, "lead", "admin"];
const hourChoices = [1, 8, 24, 72] as const;

type State =
  | { readonly kind: "editing" | "label-missing" | "waiting" }
  | { readonly kind: "failed"; readonly failure: CallFailure };

export function InviteForm({ onMade }: InviteFormProps) {
  const text = useDeskText();
  const access = useAccessText();
  const { client, who } = useLeadDesk();
  const [role, setRole] = useState<InviteRole>("device");
  const [label, setLabel] = useState("");
  const [hours, setHours] = useState<number>(hourChoices[0]);
  const [state, setState] = useState<State>({ kind: "editing" });
  const roles = who.role === "admin" ? rolesOfAdmin : rolesOfLead;

  async function submit(event: Event) {
    event.preventDefault();
    if (state.kind === "waiting") return;
    const tidy = label.trim();
    if (!isTextUpTo(tidy, maxPhoneLabelLength)) return setState({ kind: "label-missing" });
    setState({ kind: "waiting" });
    const made = await client.call("invite", { body: { role, label: tidy, hours } });
    if (made.ok) onMade(made.value);
    else setState({ kind: "failed", failure: made.error });
  }

  return (
    <form class={parts.stack} onSubmit={(event) => void submit(event)} noValidate>
      <ChoiceGroup
        legend={text.inviteRole}
        name="invite-role"
        options={roles.map((value) => ({
          value,
          label: text.inviteRoles[value],
          hint: text.inviteRoleHints[value],
        }))}
        value={role}
        onChange={(next) => next !== undefined && setRole(next)}
      />
      <TextField
        label={text.inviteLabel}
        hint={text.inviteLabelHint}
        error={state.kind === "label-missing" ? text.inviteLabelMissing : undefined}
        value={label}
        onInput={(next) => {
          setLabel(next);
          setState({ kind: "editing" });
        }}
      />
      <SelectField
        label={text.inviteHours}
        options={hourChoices.map((count) => ({ value: String(count), label: text.hours(count) }))}
        value={String(hours)}
        onChange={(next) => setHours(Number(next))}
      />
      <output class={parts.status}>
        {state.kind === "waiting" && access.waiting}
        {state.kind === "failed" && <Notice tone="warn">{callFailureInWords(state.failure, access)}</Notice>}
      </output>
      <div>
        <Button type="submit" variant="primary">
          {text.makeInvite}
        </Button>
      </div>
    </form>
  );
}
