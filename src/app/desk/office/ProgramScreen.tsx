import { useState } from "preact/hooks";
import type { CallFailure } from "../../../sync/endpoint-client.ts";
import { Button } from "../../components/Button.tsx";
import { ErrorSummary } from "../../components/ErrorSummary.tsx";
import { Notice } from "../../components/Notice.tsx";
import parts from "../../components/parts.module.css";
import { ProgramParts, useProgramErrors } from "../../set-up/ProgramParts.tsx";
import { draftOnto } from "../../set-up/draft-onto.ts";
import { draftOf, programFrom, type SetUpDraft, type SetUpProblems } from "../../set-up/set-up-draft.ts";
import { callFailureInWords } from "../../sign-in/call-failure.ts";
import { useAccessText } from "../../sign-in/use-access-text.ts";
import { useLeadDesk } from "../desk-context.tsx";
import { KeptDetails } from "./KeptDetails.tsx";
import { OfficePage } from "./OfficePage.tsx";
import { readAgainAfter } from "./read-again-after.tsx";
import { useOfficeText } from "./use-office-text.ts";

type State =
  | { readonly kind: "editing" | "waiting" | "saved" | "read-again" }
  | { readonly kind: "failed"; readonly failure: CallFailure };

/** The program as phones get it, to be changed. */
export function ProgramScreen() {
  const text = useOfficeText();
  const access = useAccessText();
  const { settings, client, programChanged } = useLeadDesk();
  /** What the draft was made of: another lead may be quicker. */
  const [before, setBefore] = useState(settings);
  const [draft, setDraft] = useState<SetUpDraft>(() => draftOf(settings.program));
  const [problems, setProblems] = useState<SetUpProblems>({});
  const [state, setState] = useState<State>({ kind: "editing" });
  const errorsOf = useProgramErrors();

  function change(changes: Partial<SetUpDraft>) {
    setDraft((current) => ({ ...current, ...changes }));
    setState({ kind: "editing" });
  }

  async function submit(event: Event) {
    event.preventDefault();
    if (state.kind === "waiting") return;
    const program = programFrom(draft, before.program);
    setProblems(program.ok ? {} : program.error);
    if (!program.ok) return setState({ kind: "editing" });
    setState({ kind: "waiting" });
    const changed = await client.call("changeSettings", {
      body: { tag: before.tag, program: program.value },
    });
    if (!changed.ok) return setState({ kind: "failed", failure: changed.error });
    setBefore(changed.value);
    setDraft(draftOf(changed.value.program));
    setState({ kind: "saved" });
    programChanged();
  }

  async function readAgain() {
    const read = await client.call("settings");
    if (!read.ok) return setState({ kind: "failed", failure: read.error });
    setDraft((typed) => draftOnto(typed, { before: before.program, now: read.value.program }));
    setProblems({});
    setBefore(read.value);
    setState({ kind: "read-again" });
  }

  return (
    <OfficePage title={text.settingsTitle} intro={text.settingsIntro}>
      <form class={parts.stack} onSubmit={(event) => void submit(event)} noValidate>
        <ErrorSummary title={text.checkFields} errors={errorsOf(problems)} />
        <ProgramParts draft={draft} problems={problems} onChange={change} />
        <output class={parts.status}>
          {state.kind === "waiting" && access.waiting}
          {state.kind === "saved" && <Notice tone="good">{text.saved}</Notice>}
          {state.kind === "read-again" && <Notice tone="plain">{text.hasReadAgain}</Notice>}
          {state.kind === "failed" && (
            <Notice tone="warn" action={readAgainAfter(state.failure, text, () => void readAgain())}>
              {callFailureInWords(state.failure, access)}
            </Notice>
          )}
        </output>
        <div>
          <Button type="submit" variant="primary">
            {text.save}
          </Button>
        </div>
      </form>
      <KeptDetails
        settings={before}
        onReadAgain={() => void readAgain()}
        onChanged={(changed) => {
          // What is written above and not saved yet stays: it is of other fields.
          setBefore(changed);
          programChanged();
        }}
      />
    </OfficePage>
  );
}
