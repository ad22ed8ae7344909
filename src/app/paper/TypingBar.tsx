import type { ComponentChildren } from "preact";
import { Button } from "../components/Button.tsx";
import { Icon } from "../components/Icon.tsx";
import { Notice } from "../components/Notice.tsx";
import parts from "../components/parts.module.css";
import { useText } from "../language/LanguageProvider.tsx";
import { usePaperText } from "../language/paper-text.ts";
import { changeInWords } from "../language/storage-failure.ts";
import { summariseDraft } from "../record/summarise-draft.ts";
import type { TypingOutcome } from "./sheet-typing.ts";
import styles from "./TypeScreen.module.css";
import { draftOfColumns, isEmptyColumn } from "./typed-column.ts";
import { columnsOf } from "./typed-sheet.ts";
import type { SheetOnScreen } from "./use-sheet-typing.ts";

interface TypingBarProps {
  readonly onScreen: SheetOnScreen;
  readonly onSave: () => void;
  /** The field that finds a line. */
  readonly children: ComponentChildren;
}

/** Always in sight: what became of the last sheet, what this one comes to, and Save. */
export function TypingBar({ onScreen, onSave, children }: TypingBarProps) {
  const { record } = useText();
  const { typing, outcome } = onScreen;

  return (
    <div class={styles.bar}>
      <output class={parts.status}>
        <OutcomeOfSave outcome={outcome} onUndo={() => void typing.undo()} />
      </output>
      <p class={styles.sum}>{useSum(onScreen)}</p>
      <div class={styles.main}>
        {children}
        <Button
          variant="primary"
          {...(onScreen.sheet.layout === "strokes" && { "data-done": true })}
          onClick={onSave}
        >
          {outcome.type === "saving" ? record.saving : record.save}
        </Button>
      </div>
    </div>
  );
}

/** What is typed so far of the whole sheet. */
function useSum({ sheet, facts }: SheetOnScreen): string {
  const text = usePaperText();
  const words = useText();
  const { factors } = facts.program;
  const columns = columnsOf(sheet)
    .map(({ values }) => values)
    .filter((values) => !isEmptyColumn(values));
  if (columns.length === 0) return text.columnProblems.empty;
  const draft = draftOfColumns(columns, { rows: facts.rows, factors, mark: facts.mark }, sheet.layout);
  const said = summariseDraft(draft, { text: words, factors });
  const contacts = sheet.layout === "columns" ? text.sumContacts(columns.length) : "";
  return text.labelled(text.sheet, [contacts, said].filter(Boolean).join(", "));
}

interface OutcomeOfSaveProps {
  readonly outcome: TypingOutcome;
  readonly onUndo: () => void;
}

function OutcomeOfSave({ outcome, onUndo }: OutcomeOfSaveProps) {
  const text = usePaperText();
  const { failures, record } = useText();

  switch (outcome.type) {
    case "none":
    case "saving":
    case "problems":
      return null;
    case "here":
      return <Notice tone="warn">{text.isHere(outcome.count, outcome.all)}</Notice>;
    case "failed":
      return (
        <Notice tone="warn">
          {failures.save[outcome.failure.kind]}{" "}
          {outcome.stored > 0 && text.notAll(outcome.stored, outcome.all)}
        </Notice>
      );
    case "saved":
    case "undoing":
      return (
        <div class={styles.saved}>
          <Icon name="check" />
          <span>
            {outcome.sheet.layout === "strokes" ? text.savedTally : text.savedContacts(outcome.saved.length)}
          </span>
          <Button onClick={onUndo}>{outcome.type === "undoing" ? text.undoing : record.undo}</Button>
        </div>
      );
    case "undo-failed":
      return (
        <Notice tone="warn" action={<Button onClick={onUndo}>{record.undo}</Button>}>
          {changeInWords(outcome.failure, failures)}
        </Notice>
      );
    case "undone":
      return <Notice tone="plain">{outcome.isOnForm ? text.undoneAgain : record.undone}</Notice>;
  }
}
