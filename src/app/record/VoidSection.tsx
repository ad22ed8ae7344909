import { useLocation } from "preact-iso";
import { useState } from "preact/hooks";
import { type VoidReason, voidReasons } from "../../domain/event.ts";
import type { EventId, LocalDate, RecordId } from "../../domain/ids.ts";
import type { SaveFailure } from "../../storage/phone.ts";
import { Button } from "../components/Button.tsx";
import { ChoiceGroup } from "../components/ChoiceGroup.tsx";
import { Disclosure } from "../components/Disclosure.tsx";
import { Notice } from "../components/Notice.tsx";
import { useText } from "../language/LanguageProvider.tsx";
import { usePhone } from "../shell/phone-context.tsx";
import { useUnsavedFixes } from "./UnsavedFixesProvider.tsx";

interface VoidSectionProps {
  readonly record: RecordId;
  readonly day: LocalDate;
  readonly base: EventId;
}

/** Taking a record out of the counts. Nothing is deleted, so nothing has to be confirmed. */
export function VoidSection({ record, day, base }: VoidSectionProps) {
  const text = useText();
  const { route } = useLocation();
  const { phone, ids } = usePhone();
  const fixes = useUnsavedFixes();
  const [event] = useState(() => ids.eventId());
  const [reason, setReason] = useState<VoidReason>();
  const [answer, setAnswer] = useState<"reason-missing" | SaveFailure>();

  async function takeOut() {
    if (reason === undefined) {
      setAnswer("reason-missing");
      return;
    }
    const saved = await phone.save({ kind: "void", event, base, record, reason });
    if (!saved.ok) return setAnswer(saved.error);
    // What was changed on the form is not offered again: the entry doesn't count any more.
    fixes.forget(record);
    route(`/day/${day}`);
  }

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
          setAnswer(undefined);
        }}
      />
      <output>
        {answer !== undefined && (
          <Notice tone="warn">
            {answer === "reason-missing" ? text.record.chooseReason : text.failures.save[answer.kind]}
          </Notice>
        )}
      </output>
      <div>
        <Button onClick={() => void takeOut()}>{text.record.voidIt}</Button>
      </div>
    </Disclosure>
  );
}
