import { useLocation } from "preact-iso";
import type { EventId } from "../../domain/ids.ts";
import type { SatchelRecord } from "../../domain/record.ts";
import { useText } from "../language/LanguageProvider.tsx";
import { changeInWords } from "../language/storage-failure.ts";
import { useEntryChanges } from "./EntryChangesProvider.tsx";
import { useUnsavedFixes } from "./UnsavedFixesProvider.tsx";
import { useIsShown } from "./use-is-shown.ts";
import { VoidForm } from "./VoidForm.tsx";

interface VoidSectionProps {
  readonly record: SatchelRecord;
  readonly base: EventId;
}

/** Taking a record of this phone out of the counts. Where that fails, it can be tried again here and on the list of a day. */
export function VoidSection({ record, base }: VoidSectionProps) {
  const { failures } = useText();
  const { route } = useLocation();
  const changes = useEntryChanges();
  const fixes = useUnsavedFixes();
  const isShownRef = useIsShown();

  return (
    <VoidForm
      onVoid={async (reason) => {
        const event = changes.eventOnto(base);
        const entry = { kind: "void", event, base, record: record.id, reason } as const;
        const saved = await changes.make({ kind: "save", to: "voided", record, entry });
        if (saved === undefined) return undefined;
        if (!saved.ok) return changeInWords(saved.error, failures);
        // What was changed on the form is not offered again: the entry doesn't count any more.
        fixes.forget({ id: record.id });
        if (isShownRef.current) route(`/day/${record.day}`);
        return undefined;
      }}
    />
  );
}
