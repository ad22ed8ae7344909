import { useState } from "preact/hooks";
import { Button } from "../../components/Button.tsx";
import { Notice } from "../../components/Notice.tsx";
import parts from "../../components/parts.module.css";
import type { CallFailure } from "../../../sync/endpoint-client.ts";
import { callFailureInWords } from "../../sign-in/call-failure.ts";
import { useAccessText } from "../../sign-in/use-access-text.ts";
import { useLeadDesk } from "../desk-context.tsx";
import { useQuarantineText } from "./use-quarantine-text.ts";

interface TakeBackProps {
  readonly place: { readonly number: string; readonly seq: string };
  readonly onDone: () => void;
}

/** What was decided holds no more. */
export function TakeBack({ place, onDone }: TakeBackProps) {
  const text = useQuarantineText();
  const access = useAccessText();
  const { client } = useLeadDesk();
  const [failure, setFailure] = useState<CallFailure>();

  async function takeBack() {
    const done = await client.call("decideQuarantined", { path: place, body: { decision: "open" } });
    if (done.ok) onDone();
    else setFailure(done.error);
  }

  return (
    <section class={parts.section}>
      <p>{text.takeBackWhy}</p>
      <output>
        {failure !== undefined && <Notice tone="warn">{callFailureInWords(failure, access)}</Notice>}
      </output>
      <div>
        <Button onClick={() => void takeBack()}>{text.takeBack}</Button>
      </div>
    </section>
  );
}
