import { useLocation } from "preact-iso";
import { useEffect, useState } from "preact/hooks";
import { Button } from "../components/Button.tsx";
import parts from "../components/parts.module.css";
import { nameOf, useNames, useText } from "../language/LanguageProvider.tsx";
import { usePracticeText } from "../language/practice-text.ts";
import { useRecorder } from "../record/RecorderProvider.tsx";
import { useAnnouncer } from "../record/use-announcer.ts";
import { type PracticeStep, practiceSteps, stepAfter } from "./practice-steps.ts";
import styles from "./PracticeBar.module.css";

interface PracticeBarProps {
  readonly onEnd: () => void;
}

/** Says on every screen that this is practice, and what to try next. */
export function PracticeBar({ onEnd }: PracticeBarProps) {
  const text = usePracticeText();
  const [isGuided, setIsGuided] = useState(true);

  return (
    <section class={styles.bar} aria-label={text.title}>
      <p class={styles.what}>{text.what}</p>
      {isGuided && <Guide />}
      <div class={styles.actions}>
        {isGuided && (
          <Button variant="quiet" onClick={() => setIsGuided(false)}>
            {text.skip}
          </Button>
        )}
        <Button onClick={onEnd}>{text.end}</Button>
      </div>
    </section>
  );
}

/** One sentence a step, shown and told. All of them lie in one place, so that a longer one moves nothing. */
function Guide() {
  const text = usePracticeText();
  const step = useStep();
  const sentences = useSentences();
  const { announcement, announce } = useAnnouncer();

  const now = sentences[step];
  useEffect(() => announce(`${text.what} ${now}`), [announce, text, now]);

  return (
    <div class={styles.guide}>
      {[...practiceSteps, "done" as const].map((each) => (
        <p key={each} class={styles.sentence} aria-hidden={each !== step}>
          {each !== "done" && (
            <span class={styles.number}>
              {text.stepOf(practiceSteps.indexOf(each) + 1, practiceSteps.length)}{" "}
            </span>
          )}
          {sentences[each]}
        </p>
      ))}
      <output class={parts.spoken}>{announcement}</output>
    </div>
  );
}

function useStep(): PracticeStep | "done" {
  const { forms, last } = useRecorder().state;
  const { path } = useLocation();
  const [step, setStep] = useState<PracticeStep | "done">("tap");
  const reached = stepAfter(step, { draft: forms.encounter.draft, last, path });
  if (reached !== step) setStep(reached);
  return reached;
}

function useSentences(): Readonly<Record<PracticeStep | "done", string>> {
  const { steps } = usePracticeText();
  const { record, shell } = useText();
  const names = useNames();
  return {
    tap: steps.tap(nameOf(names, "KIT-INJ-4")),
    supply: steps.supply({
      tile: nameOf(names, "NLX-KIT-NAS"),
      first: record.first,
      refill: record.refill,
    }),
    save: steps.save(record.save),
    undo: steps.undo(record.undo),
    find: steps.find(shell.today),
    done: steps.done,
  };
}
