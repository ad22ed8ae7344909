import { useState } from "preact/hooks";
import { type VoidReason, voidReasons } from "../../domain/event.ts";
import { Button } from "../components/Button.tsx";
import { ChoiceGroup } from "../components/ChoiceGroup.tsx";
import { Disclosure } from "../components/Disclosure.tsx";
import { Notice } from "../components/Notice.tsx";
import { useText } from "../language/LanguageProvider.tsx";

interface VoidFormProps {
  /** Answers in words why it was not done. */
  readonly onVoid: (reason: VoidReason) => Promise<string | undefined>;
}

/** Taking a record out of the counts. Nothing is deleted, so nothing has to be confirmed. */
export function VoidForm({ onVoid }: VoidFormProps) {
  const text = useText();
  const [reason, setReason] = useState<VoidReason>();
  const [problem, setProblem] = useState<string>();

  return (
    <Disclosure summary={<strong>{text.record.voidTitle}</strong>}>
      <p>{text.record.voidIntro}</p>
      <ChoiceGroup
        legend={text.record.voidReason}
        name="void-reason"
        options={voidReasons.map((value) => ({ value, label: text.items.voidReasons[value] }))}
        value={reason}
        onChange={(chosen) => {
          setReason(chosen);
          setProblem(undefined);
        }}
      />
      <output>{problem !== undefined && <Notice tone="warn">{problem}</Notice>}</output>
      <div>
        <Button
          onClick={() =>
            void (reason === undefined
              ? setProblem(text.record.chooseReason)
              : onVoid(reason).then(setProblem))
          }
        >
          {text.record.voidIt}
        </Button>
      </div>
    </Disclosure>
  );
}
