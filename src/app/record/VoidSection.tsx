import { useLocation } from "preact-iso";
import { useState } from "preact/hooks";
import type { EventId, LocalDate, RecordId } from "../../domain/ids.ts";
import { useText } from "../language/LanguageProvider.tsx";
import { changeInWords } from "../language/storage-failure.ts";
import { usePhone } from "../shell/phone-context.tsx";
import { useUnsavedFixes } from "./UnsavedFixesProvider.tsx";
import { VoidForm } from "./VoidForm.tsx";

interface VoidSectionProps {
  readonly record: RecordId;
  readonly day: LocalDate;
  readonly base: EventId;
}

/** Taking a record of this phone out of the counts. */
export function VoidSection({ record, day, base }: VoidSectionProps) {
  const { failures } = useText();
  const { route } = useLocation();
  const { phone, ids } = usePhone();
  const fixes = useUnsavedFixes();
  const [event] = useState(() => ids.eventId());

  return (
    <VoidForm
      onVoid={async (reason) => {
        const saved = await phone.save({ kind: "void", event, base, record, reason });
        if (!saved.ok) return changeInWords(saved.error, failures);
        // What was changed on the form is not offered again: the entry doesn't count any more.
        fixes.forget(record);
        route(`/day/${day}`);
        return undefined;
      }}
    />
  );
}
