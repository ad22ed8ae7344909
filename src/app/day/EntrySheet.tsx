import { useState } from "preact/hooks";
import { voidReasons, type VoidReason } from "../../domain/event.ts";
import { headOf } from "../../domain/record-state.ts";
import type { Result } from "../../domain/result.ts";
import type { Entry, ReadableRow, Saved, SaveFailure } from "../../storage/phone.ts";
import { Button, LinkButton } from "../components/Button.tsx";
import { useText } from "../language/LanguageProvider.tsx";
import { usePhone } from "../shell/phone-context.tsx";
import { useTeam } from "../shell/team-context.tsx";
import { EntryHistory } from "./EntryHistory.tsx";
import styles from "./EntrySheet.module.css";

interface EntrySheetProps {
  readonly row: ReadableRow;
  readonly onDone: (kind: "voided" | "brought-back", result: Result<Saved, SaveFailure>) => void;
}

/** What can be done about one entry, and what was done to it. */
export function EntrySheet({ row, onDone }: EntrySheetProps) {
  const text = useText();
  const { phone, ids } = usePhone();
  const team = useTeam();
  // One event however often it is tapped or tried.
  const [event] = useState(() => ids.eventId());
  const [isSaving, setIsSaving] = useState(false);
  const { content } = row.state;
  const head = headOf(row.state);

  async function save(kind: "voided" | "brought-back", entry: Entry) {
    if (isSaving) return;
    setIsSaving(true);
    onDone(kind, await phone.save(entry));
  }

  function voidIt(reason: VoidReason) {
    void save("voided", { kind: "void", event, base: head.event, record: row.id, reason });
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
              void save("brought-back", { kind: "fix", event, base: head.event, record: content.record })
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
