import { useState } from "preact/hooks";
import { Button } from "../components/Button.tsx";
import { Icon } from "../components/Icon.tsx";
import { Sheet } from "../components/Sheet.tsx";
import { nameOf, useNames, useText } from "../language/LanguageProvider.tsx";
import type { LastEntry } from "./recorder-state.ts";
import { type Draft, isEmptyDraft } from "./draft.ts";
import type { DraftAction } from "./reduce-draft.ts";
import type { DraftProblem } from "./draft-record.ts";
import { largeNumberToAsk } from "./large-numbers.ts";
import { type NotDoneHint, OutcomeStrip } from "./OutcomeStrip.tsx";
import styles from "./SaveBar.module.css";
import { countedTiles } from "./summarise-draft.ts";
import { quantityOf } from "./supplies.ts";
import { TallyRow } from "./TallyRow.tsx";
import { codeOf, usualOf } from "./tile-catalogue.ts";
import { useLargeNumberInWords } from "./use-large-number-in-words.ts";

interface SaveBarProps {
  readonly draft: Draft;
  /** The draft in words, empty when there is nothing on it. */
  readonly summary: string;
  readonly hint: string;
  readonly problem: DraftProblem | undefined;
  /** That a Save left a rest unsaved, until the form is changed again. */
  readonly rest?: string | undefined;
  /** Set where a Save was not done and that isn't told yet: a tap tells why. */
  readonly onAskWhy?: (() => void) | undefined;
  readonly change: (action: DraftAction) => void;
  /** What the last entry held, if it can be repeated. */
  readonly repeatable?: string | undefined;
  readonly onRepeat?: () => void;
  readonly last?: LastEntry | undefined;
  readonly onToggleLast?: () => void;
  readonly notDone?: NotDoneHint | undefined;
  readonly saveLabel: string;
  readonly onSave: () => void;
}

/** Always in reach: what became of the last entry, what is on the form now, and Save. */
export function SaveBar(props: SaveBarProps) {
  const { draft, change, last, onToggleLast, saveLabel, onSave } = props;
  const [isReviewing, setIsReviewing] = useState(false);

  return (
    <div class={styles.bar}>
      {onToggleLast !== undefined && (
        <OutcomeStrip
          last={last}
          isBefore={props.summary !== ""}
          notDone={props.notDone}
          onToggle={onToggleLast}
        />
      )}
      <div class={styles.main}>
        <div class={styles.words}>
          <BarWords {...props} onReview={() => setIsReviewing(true)} />
        </div>
        <div class={styles.save}>
          <Button variant="primary" onClick={onSave}>
            {saveLabel}
          </Button>
        </div>
      </div>
      <ReviewSheet
        draft={draft}
        summary={props.summary}
        change={change}
        open={isReviewing}
        onClose={() => setIsReviewing(false)}
      />
    </div>
  );
}

/** One thing at a time: why nothing was saved, what is asked of the form, what is on it, what can be repeated, or where to begin. */
function BarWords({
  draft,
  change,
  summary,
  hint,
  problem,
  rest,
  onAskWhy,
  repeatable,
  onRepeat,
  onReview,
}: SaveBarProps & { readonly onReview: () => void }) {
  const text = useText();
  const inWords = useLargeNumberInWords();
  const large = largeNumberToAsk(draft);
  if (problem !== undefined) return <p class={styles.problem}>{text.record.problems[problem]}</p>;
  if (onAskWhy !== undefined) {
    return (
      <button type="button" class={styles.question} onClick={onAskWhy}>
        <Icon name="care" />
        <span>{text.record.fixNotDone}</span>
      </button>
    );
  }
  if (rest !== undefined) return <p class={styles.problem}>{rest}</p>;
  if (large !== undefined) {
    // In the place of the summary, so that nothing moves; a tap says yes, the minus says no, and Save waits for neither.
    return (
      <button type="button" class={styles.question} onClick={() => change({ type: "meant", large })}>
        <Icon name="check" />
        <span>{text.record.aLot(inWords(large))}</span>
      </button>
    );
  }
  if (summary !== "") {
    return (
      <button
        type="button"
        class={styles.summary}
        aria-label={text.record.reviewOf(summary)}
        onClick={onReview}
      >
        {/* Cut short where the bar would grow; a tap shows all. */}
        <span class={styles.summarised}>{summary}</span>
      </button>
    );
  }
  // What is on the form and in no sum, such as "been before", would be gone by a tap.
  if (repeatable === undefined || onRepeat === undefined || !isEmptyDraft(draft))
    return <p class={styles.hint}>{hint}</p>;
  return (
    <button
      type="button"
      class={styles.repeat}
      aria-label={text.record.sameAgainOf(repeatable)}
      onClick={onRepeat}
    >
      <Icon name="repeat" />
      <span>
        <span class={styles.repeatTitle}>{text.record.sameAgain}</span>{" "}
        {/* Cut short where it is long; the button's name has all of it. */}
        <span class={styles.repeated}>{repeatable}</span>
      </span>
    </button>
  );
}

interface ReviewSheetProps {
  readonly draft: Draft;
  readonly summary: string;
  readonly change: (action: DraftAction) => void;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** All that was tapped, whichever category it is under, with its minus. */
function ReviewSheet({ draft, summary, change, open, onClose }: ReviewSheetProps) {
  const text = useText();
  const names = useNames();
  const tiles = open ? countedTiles(draft) : [];

  return (
    <Sheet title={text.record.review} open={open} onClose={onClose}>
      <p>{summary === "" ? text.record.nothingCounted : summary}</p>
      <ul class={styles.review}>
        {tiles.map((tallied) => (
          <TallyRow
            key={codeOf(tallied)}
            name={nameOf(names, codeOf(tallied))}
            count={quantityOf(draft, tallied)}
            step={usualOf(tallied)}
            onAdd={() => change({ type: "add", tallied, quantity: usualOf(tallied) })}
            onTake={() => change({ type: "take", tallied, quantity: usualOf(tallied) })}
          />
        ))}
      </ul>
      <Button onClick={onClose}>{text.record.done}</Button>
    </Sheet>
  );
}
