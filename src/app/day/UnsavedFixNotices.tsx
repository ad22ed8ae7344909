import { useState } from "preact/hooks";
import { Button, LinkButton } from "../components/Button.tsx";
import { Notice } from "../components/Notice.tsx";
import { useLanguage, useNames, useText } from "../language/LanguageProvider.tsx";
import { useUnsavedFixes, useUnsavedFixList } from "../record/UnsavedFixesProvider.tsx";
import type { UnsavedFix } from "../record/unsaved-fixes.ts";
import { usePhone } from "../shell/phone-context.tsx";
import styles from "./DayScreen.module.css";
import { recordName } from "./entry-name.ts";

/** Changes that were begun and left: to go on with, or to discard, which can be undone too. */
export function UnsavedFixNotices() {
  const text = useText();
  const names = useNames();
  const { language } = useLanguage();
  const { program } = usePhone();
  const fixes = useUnsavedFixes();
  const list = useUnsavedFixList();
  const [discarded, setDiscarded] = useState<UnsavedFix>();

  return (
    <>
      {list.map((fix) => (
        <Notice
          key={fix.record.id}
          tone="warn"
          action={
            <>
              <LinkButton href={`/record/${fix.record.id}`}>{text.day.goOn}</LinkButton>
              <Button
                variant="quiet"
                onClick={() => {
                  fixes.forget(fix.record.id);
                  setDiscarded(fix);
                }}
              >
                {text.day.discard}
              </Button>
            </>
          }
        >
          {text.day.unsavedFix(recordName(fix.record, program, { text, names, language }))}
        </Notice>
      ))}
      <output class={styles.status}>
        {discarded !== undefined && !list.some(({ record }) => record.id === discarded.record.id) && (
          <Notice
            tone="plain"
            action={<Button onClick={() => fixes.keep(discarded)}>{text.day.undo}</Button>}
          >
            {text.day.discarded}
          </Notice>
        )}
      </output>
    </>
  );
}
