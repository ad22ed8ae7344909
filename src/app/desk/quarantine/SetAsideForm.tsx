import { useState } from "preact/hooks";
import { type VoidReason, voidReasons } from "../../../domain/event.ts";
import { Button } from "../../components/Button.tsx";
import { ChoiceGroup } from "../../components/ChoiceGroup.tsx";
import { Disclosure } from "../../components/Disclosure.tsx";
import { Notice } from "../../components/Notice.tsx";
import { useText } from "../../language/LanguageProvider.tsx";
import { callFailureInWords } from "../../sign-in/call-failure.ts";
import { useAccessText } from "../../sign-in/use-access-text.ts";
import { useLeadDesk } from "../desk-context.tsx";
import { useQuarantineText } from "./use-quarantine-text.ts";

interface SetAsideFormProps {
  readonly place: { readonly number: string; readonly seq: string };
  /** What it says never came. */
  readonly isMissing: boolean;
  readonly onDone: () => void;
}

/** It counts for nothing, and that is right; what is missing counts all the same once it comes. It can be taken back, so nothing has to be confirmed. */
export function SetAsideForm({ place, isMissing, onDone }: SetAsideFormProps) {
  const text = useQuarantineText();
  const access = useAccessText();
  const { items } = useText();
  const { client } = useLeadDesk();
  const [reason, setReason] = useState<VoidReason>();
  const [problem, setProblem] = useState<string>();

  async function setAside() {
    if (reason === undefined) return setProblem(text.chooseReason);
    const body = { decision: "set-aside", reason } as const;
    const done = await client.call("decideQuarantined", { path: place, body });
    if (done.ok) onDone();
    else setProblem(callFailureInWords(done.error, access));
  }

  return (
    <Disclosure summary={<strong>{text.setAsideTitle}</strong>}>
      <p>{isMissing ? text.setAsideMissing : text.setAsideIntro}</p>
      <ChoiceGroup
        legend={text.setAsideReason}
        name="set-aside-reason"
        options={voidReasons.map((value) => ({ value, label: items.voidReasons[value] }))}
        value={reason}
        onChange={(chosen) => {
          setReason(chosen);
          setProblem(undefined);
        }}
      />
      <output>{problem !== undefined && <Notice tone="warn">{problem}</Notice>}</output>
      <div>
        <Button onClick={() => void setAside()}>{text.setAside}</Button>
      </div>
    </Disclosure>
  );
}
