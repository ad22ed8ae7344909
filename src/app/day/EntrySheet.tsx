import { useState } from "preact/hooks";
import { voidReasons, type VoidReason } from "../../domain/event.ts";
import { headOf } from "../../domain/record-state.ts";
import type { EventId } from "../../domain/ids.ts";
import type { SatchelRecord } from "../../domain/record.ts";
import type { ReadableRow } from "../../storage/phone.ts";
import { Button, LinkButton } from "../components/Button.tsx";
import { useText } from "../language/LanguageProvider.tsx";
import type { EntryChange } from "../record/entry-changes.ts";
import { useTeam } from "../shell/team-context.tsx";
import { EntryHistory } from "./EntryHistory.tsx";
import styles from "./EntrySheet.module.css";

interface EntrySheetProps {
  readonly row: ReadableRow;
  /** Of what is done here: one event however often it is tapped or tried. */
  readonly event: EventId;
  readonly onChange: (change: EntryChange) => Promise<void>;
}

/** What can be done about one entry, and what was done to it. */
export function EntrySheet({ row, event, onChange }: EntrySheetProps) {
  const text = useText();
  const team = useTeam();
  const [isSaving, setIsSaving] = useState(false);
  const { content } = row.state;
  const head = headOf(row.state);

  async function save(change: EntryChange) {
    if (isSaving) return;
    setIsSaving(true);
    await onChange(change);
    setIsSaving(false);
  }

  function voidIt(record: SatchelRecord, reason: VoidReason) {
    const entry = { kind: "void", event, base: head.event, record: row.id, reason } as const;
    void save({ kind: "save", to: "voided", record, entry });
  }

  return (
    <>
      {!head.voided && content !== undefined && (
        <>
          <LinkButton href={`/record/${row.id}`} variant="primary">
            {text.day.fix}
          </LinkButton>
          <section class={styles.section}>
            <h3>{text.day.voidTitle}</h3>
            <p class={styles.soft}>{text.day.voidWhy}</p>
            <div class={styles.reasons}>
              {voidReasons.map((reason) => (
                <Button key={reason} onClick={() => voidIt(content.record, reason)}>
                  {text.items.voidReasons[reason]}
                </Button>
              ))}
            </div>
          </section>
        </>
      )}
      {head.voided && content !== undefined && (
        <section class={styles.section}>
          <p>{text.day.bringBackWhy}</p>
          <Button
            variant="primary"
            onClick={() =>
              void save({
                kind: "save",
                to: "brought-back",
                record: content.record,
                entry: { kind: "fix", event, base: head.event, record: content.record },
              })
            }
          >
            {text.day.bringBack}
          </Button>
        </section>
      )}
      {/* A program's phone can't open again what it sealed. */}
      {team === undefined && <EntryHistory record={row.id} />}
    </>
  );
}
