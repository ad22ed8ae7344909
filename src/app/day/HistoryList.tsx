import { keepNumbers } from "../language/keep-together.ts";
import { useLanguage, useNames, useText } from "../language/LanguageProvider.tsx";
import type { HistoryRow } from "../../storage/phone.ts";
import { useProgram } from "../shell/program-context.tsx";
import { siteName } from "./entry-name.ts";
import styles from "./EntrySheet.module.css";
import { type HistoryStep, historyInSteps } from "./history-in-steps.ts";
import { allInWords } from "./record-in-words.ts";

interface HistoryListProps {
  readonly history: readonly HistoryRow[];
  /** What else is known of a step, by its `seq`. */
  readonly about?: (seq: number) => string | undefined;
}

/** Nothing is ever overwritten: what an entry said before is read here. */
export function HistoryList({ history, about }: HistoryListProps) {
  const text = useText();
  const words = { text, names: useNames(), language: useLanguage().language };
  const { program } = useProgram();

  const steps = historyInSteps(history, (content) =>
    allInWords(content, { ...words, siteName: siteName(content, program) }),
  );
  return (
    <ol class={styles.history}>
      {steps.map((step) => (
        <li key={step.seq}>
          <Step step={step} />
          {about !== undefined && (
            <p class={styles.soft} dir="auto">
              {about(step.seq)}
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}

function Step({ step }: { readonly step: HistoryStep }) {
  const text = useText();
  const { day } = text;
  switch (step.kind) {
    case "recorded":
      return <span class={styles.stepTitle}>{day.recorded}</span>;
    case "voided":
      return <span class={styles.stepTitle}>{day.voided(text.items.voidReasons[step.reason])}</span>;
    case "unreadable":
      return <span class={styles.stepTitle}>{day.eventUnreadable}</span>;
    case "changed":
    case "brought-back":
      return (
        <>
          <span class={styles.stepTitle}>
            {step.kind === "changed" ? day.wasChanged : day.wasBroughtBack}
          </span>
          {step.changes.length === 0 && step.kind === "changed" && <p>{day.sameContent}</p>}
          {step.changes.map(({ key, before, after }) => (
            <p key={key} class={styles.change}>
              <span>{keepNumbers(day.from(day.labels[key], before ?? day.none))}</span>
              <span>{keepNumbers(day.to(day.labels[key], after ?? day.none))}</span>
            </p>
          ))}
        </>
      );
  }
}
