import { useEffect, useState } from "preact/hooks";
import { Button, LinkButton } from "../components/Button.tsx";
import { Notice } from "../components/Notice.tsx";
import { useLanguage, useNames, useText } from "../language/LanguageProvider.tsx";
import type { UnsavedFix } from "../record/kept-fixes.ts";
import { useSavingFixes, useUnsavedFixes, useUnsavedFixList } from "../record/UnsavedFixesProvider.tsx";
import { compareWithBook } from "../record/unsaved-fixes.ts";
import { usePhone } from "../shell/phone-context.tsx";
import styles from "./DayScreen.module.css";
import { recordName, sumBehindName } from "./entry-name.ts";
import { useWhenGone } from "../record/use-when-gone.ts";

/** Changes that were begun and left: to go on with, or to discard, which can be undone too. */
export function UnsavedFixNotices() {
  const text = useText();
  const names = useNames();
  const { language } = useLanguage();
  const { program, phone } = usePhone();
  const words = { text, names, language };
  const nameOf = ({ record }: UnsavedFix) =>
    recordName(record, program, words) + sumBehindName(record, program, words);
  const fixes = useUnsavedFixes();
  const list = useUnsavedFixList();
  // What is under way decides what is said of each.
  useSavingFixes();
  const wordsOf = { left: text.day.unsavedFix, saving: text.day.fixBeingSaved, unclear: text.day.fixUnclear };
  const [discarded, setDiscarded] = useState<UnsavedFix>();

  // A form that was open as the book was closed has kept its change.
  useEffect(() => void compareWithBook(fixes, phone), [fixes, phone]);

  useWhenGone(discarded?.record.id, () => setDiscarded(undefined));

  function discard(fix: UnsavedFix) {
    fixes.forget(fix.record.id);
    setDiscarded(fix);
  }

  return (
    <>
      {list.map((fix) => {
        const how = fixes.howLeft(fix.record.id);
        return (
          <Notice
            key={fix.record.id}
            tone={how === "saving" ? "plain" : "warn"}
            action={
              <>
                <LinkButton href={`/record/${fix.record.id}`}>{text.day.goOn}</LinkButton>
                {/* Nobody knows yet what would be left of the entry then. */}
                {fixes.isSettled(fix.record.id) && (
                  <Button variant="quiet" onClick={() => discard(fix)}>
                    {text.day.discard}
                  </Button>
                )}
              </>
            }
          >
            {wordsOf[how](nameOf(fix))}
          </Notice>
        );
      })}
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
