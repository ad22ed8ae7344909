import { useRef } from "preact/hooks";
import { Button } from "../components/Button.tsx";
import { classes } from "../components/classes.ts";
import { useFirstTapsOnly } from "../components/double-tap.ts";
import { Icon } from "../components/Icon.tsx";
import { useText } from "../language/LanguageProvider.tsx";
import styles from "./OutcomeStrip.module.css";
import { isSettled, type LastEntry, type StoredEntry } from "./recorder-state.ts";

/** What failed and waits for somebody, in few words, and the way to it. */
export interface NotDoneHint {
  readonly words: string;
  readonly onShow: () => void;
}

interface OutcomeStripProps {
  readonly last: LastEntry | undefined;
  /** Another one is on the form already, and nobody must take that one for saved. */
  readonly isBefore: boolean;
  readonly notDone: NotDoneHint | undefined;
  readonly onToggle: () => void;
}

/**
 * What became of the last entry, until the next one begins to be saved, and of
 * any that isn't done, until it is: nobody has to be quick. It comes with the tap
 * on Save and keeps its height: what an answer brings late lies over no tile.
 */
export function OutcomeStrip({ last, isBefore, notDone, onToggle }: OutcomeStripProps) {
  const text = useText();
  const strip = useRef<HTMLDivElement>(null);
  // A double tap on Undo would bring the entry back.
  useFirstTapsOnly(strip);
  if (last === undefined && notDone === undefined) return null;
  const stored = last?.type === "saving" ? undefined : last;
  const isDone = stored !== undefined && stored.failure === undefined;
  const hasBoth = notDone !== undefined && (isDone || last?.type === "saving");

  return (
    <div ref={strip} class={classes(styles.strip, toneOf(last, notDone), hasBoth && styles.both)}>
      {notDone !== undefined && (
        <button type="button" class={styles.notDone} aria-haspopup="dialog" onClick={notDone.onShow}>
          <Icon name="care" />
          <span>{notDone.words}</span>
        </button>
      )}
      {last?.type === "saving" && <p class={classes(styles.words, styles.saving)}>{text.record.saving}</p>}
      {isDone && notDone === undefined && <Icon name={stored.type === "saved" ? "check" : "undo"} />}
      {isDone && <p class={styles.words}>{outcomeOf(stored, isBefore, text)}</p>}
      {stored !== undefined && !isSettled(stored) && (
        <Button variant="quiet" onClick={onToggle}>
          {stored.type === "saved" ? text.record.undo : text.record.bringBack}
        </Button>
      )}
    </div>
  );
}

function toneOf(last: LastEntry | undefined, notDone: NotDoneHint | undefined): string | undefined {
  if (notDone !== undefined || last?.type === "undone") return styles.careful;
  return last?.type === "saved" ? styles.good : undefined;
}

function outcomeOf({ type }: StoredEntry, isBefore: boolean, text: ReturnType<typeof useText>): string {
  if (type === "undone") return text.record.undone;
  return isBefore ? text.record.savedBefore : text.record.saved;
}
