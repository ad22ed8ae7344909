import { useState } from "preact/hooks";
import { voidReasons, type VoidReason } from "../../domain/event.ts";
import { headOf } from "../../domain/record-state.ts";
import type { EventId } from "../../domain/ids.ts";
import type { ReadableRow } from "../../storage/phone.ts";
import { Button, LinkButton } from "../components/Button.tsx";
import { useText } from "../language/LanguageProvider.tsx";
import { useTeam } from "../shell/team-context.tsx";
import { EntryHistory } from "./EntryHistory.tsx";
import styles from "./EntrySheet.module.css";
import type { WantedChange } from "./use-last-change.ts";

interface EntrySheetProps {
  readonly row: ReadableRow;
  /** Of what is done here: one event however often it is tapped or tried. */
  readonly event: EventId;
  readonly onSave: (wanted: WantedChange) => Promise<void>;
}

/** What can be done about one entry, and what was done to it. */
export function EntrySheet({ row, event, onSave }: EntrySheetProps) {
  const text = useText();
  const team = useTeam();
  const [isSaving, setIsSaving] = useState(false);
  const { content } = row.state;
  const head = headOf(row.state);

  async function save(wanted: WantedChange) {
    if (isSaving) return;
    setIsSaving(true);
    await onSave(wanted);
    setIsSaving(false);
  }

  function voidIt(reason: VoidReason) {
    const entry = { kind: "void", event, base: head.event, record: row.id, reason } as const;
    void save({ kind: "voided", entry });
  }

  return (
    <>
      {!head.voided && (
        <>
          <LinkButton href={`/record/${row.id}`} variant="primary">
            {text.day.fix}
          </LinkButton>
          <section class={styles.section}>
            <h3>{text.day.voidTitle}</h3>
            <p class={styles.soft}>{text.day.voidWhy}</p>
            <div class={styles.reasons}>
              {voidReasons.map((reason) => (
                <Button key={reason} onClick={() => voidIt(reason)}>
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
                kind: "brought-back",
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
