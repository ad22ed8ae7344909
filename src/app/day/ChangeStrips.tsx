import { useRef } from "preact/hooks";
import type { LocalDate } from "../../domain/ids.ts";
import { Button } from "../components/Button.tsx";
import { classes } from "../components/classes.ts";
import { useFirstTapsOnly } from "../components/double-tap.ts";
import { Notice } from "../components/Notice.tsx";
import { useText } from "../language/LanguageProvider.tsx";
import { useFailedChanges } from "../record/EntryChangesProvider.tsx";
import styles from "./DayScreen.module.css";
import { FailedChanges } from "./FailedChanges.tsx";
import type { LastChange, LastChanges } from "./use-last-change.ts";

interface ChangeStripsProps extends LastChanges {
  readonly day: LocalDate;
}

/** What was done to entries: what went well last, and below it what failed, of whichever day. Nobody has to be quick. */
export function ChangeStrips({ day, last, make, undo }: ChangeStripsProps) {
  const failed = useFailedChanges();
  const strips = useRef<HTMLDivElement>(null);
  useFirstTapsOnly(strips);
  const isEmpty = failed.length === 0 && last === undefined;

  return (
    <div ref={strips} class={classes(styles.status, styles.strips, isEmpty && styles.noStrips)}>
      <output>{last !== undefined && <LastChangeNotice last={last} undo={undo} />}</output>
      <FailedChanges day={day} failed={failed} onTryAgain={(change) => void make(change)} />
    </div>
  );
}

interface LastChangeNoticeProps extends Pick<LastChanges, "undo"> {
  readonly last: LastChange;
}

function LastChangeNotice({ last, undo }: LastChangeNoticeProps) {
  const text = useText();
  if (last.kind === "undone") return <Notice tone="good">{text.day.undone}</Notice>;
  return (
    <Notice tone="good" action={<Button onClick={() => void undo(last)}>{text.day.undo}</Button>}>
      {last.kind === "voided" ? text.day.nowVoided : text.day.nowBack}
    </Notice>
  );
}
