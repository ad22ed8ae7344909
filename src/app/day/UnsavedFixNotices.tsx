import { useEffect, useState } from "preact/hooks";
import type { RecordId } from "../../domain/ids.ts";
import { Button, LinkButton } from "../components/Button.tsx";
import { HeldPlace } from "../components/HeldPlace.tsx";
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
  // What goes by itself leaves its place empty; what is discarded doesn't.
  const [places] = useState(() => new Set<RecordId>());
  for (const { record } of list) places.add(record.id);

  // A form that was open as the book was closed has kept its change.
  useEffect(() => void compareWithBook(fixes, phone), [fixes, phone]);

  useWhenGone(discarded?.record.id, () => setDiscarded(undefined));

  function discard(fix: UnsavedFix) {
    places.delete(fix.record.id);
    fixes.forget({ id: fix.record.id });
    setDiscarded(fix);
  }

  return (
    <>
      {[...places].map((id) => {
        const fix = list.find(({ record }) => record.id === id);
        const how = fixes.howLeft({ id });
        return (
          <HeldPlace key={id}>
            {fix !== undefined && (
              <Notice
                tone={how === "saving" ? "plain" : "warn"}
                action={
                  <>
                    <LinkButton href={`/record/${id}`}>{text.day.goOn}</LinkButton>
                    {/* Nobody knows yet what would be left of the entry then. */}
                    {fixes.isSettled({ id }) && (
                      <Button variant="quiet" onClick={() => discard(fix)}>
                        {text.day.discard}
                      </Button>
                    )}
                  </>
                }
              >
                {wordsOf[how](nameOf(fix))}
              </Notice>
            )}
          </HeldPlace>
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
