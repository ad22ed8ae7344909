import { useState } from "preact/hooks";
import { codeInGroups } from "../../contract/wire/codes.ts";
import type { Enrolment } from "../../storage/enrolment.ts";
import { Button } from "../components/Button.tsx";
import { TextField } from "../components/Field.tsx";
import { Notice } from "../components/Notice.tsx";
import parts from "../components/parts.module.css";
import { useTeamText } from "../language/team-text.ts";
import { type Joiner, parseInviteCode, type Refusal, refusalOf } from "./joiner.ts";

interface CodeFormProps {
  readonly joiner: Joiner;
  readonly linkedCode: string | undefined;
  readonly onEnrolled: (enrolment: Enrolment) => void;
}

/** The code as it was scanned, or typed as it is read out: in groups, in any case, O for 0. */
export function CodeForm({ joiner, linkedCode, onEnrolled }: CodeFormProps) {
  const text = useTeamText();
  const [typed, setTyped] = useState(() => (linkedCode === undefined ? "" : codeInGroups(linkedCode)));
  const [state, setState] = useState<"editing" | "unfit" | "asking" | Refusal>("editing");

  async function submit(event: Event) {
    event.preventDefault();
    if (state === "asking") return;
    const code = parseInviteCode(typed);
    if (code === undefined) return setState("unfit");
    setState("asking");
    const used = await joiner.redeem(code);
    if (used.ok) return onEnrolled(used.value);
    // No answer says nothing about the code: the endpoint may have taken it.
    const begun = used.error.kind === "no-connection" ? await joiner.begun() : undefined;
    if (begun === undefined) setState(refusalOf(used.error));
    else onEnrolled(begun);
  }

  return (
    <form class={parts.stack} onSubmit={(event) => void submit(event)} noValidate>
      <TextField
        label={text.code}
        hint={text.codeHint}
        error={state === "unfit" ? text.codeUnfit : undefined}
        value={typed}
        onInput={(value) => {
          setTyped(value);
          setState("editing");
        }}
      />
      <output class={parts.status}>
        {state === "asking" && <Notice tone="plain">{text.joining}</Notice>}
        {state !== "asking" && state !== "editing" && state !== "unfit" && (
          <Notice tone="warn">{text.refused[state]}</Notice>
        )}
      </output>
      <div class={parts.start}>
        <Button type="submit" variant="primary">
          {text.join}
        </Button>
      </div>
    </form>
  );
}
