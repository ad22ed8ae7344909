import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { askAboveQuantity } from "../../domain/limits.ts";
import { Icon } from "../components/Icon.tsx";
import { NumberText } from "../components/NumberText.tsx";
import { useText } from "../language/LanguageProvider.tsx";
import { KeypadSheet } from "./KeypadSheet.tsx";
import styles from "./Stepper.module.css";

interface StepperProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  /** What one press adds or takes. */
  readonly step?: number;
  /** Larger steps, each a key of its own below. */
  readonly quickSteps?: readonly number[];
  /** `wasMeant` of a large number that the keypad asked about. */
  readonly onChange: (value: number, wasMeant: boolean) => void;
}

const none: readonly number[] = [];

/** A small number: one more, one less, or typed on the keypad. */
export function Stepper({
  label,
  hint,
  value,
  least,
  most,
  step = 1,
  quickSteps = none,
  onChange,
}: StepperProps) {
  const text = useText();
  const [isTyping, setIsTyping] = useState(false);
  // Two presses in one frame come before the next value is rendered, and must count as two.
  const latestRef = useRef(value);
  useLayoutEffect(() => {
    latestRef.current = value;
  });

  function add(difference: number) {
    latestRef.current = Math.min(Math.max(latestRef.current + difference, least), most);
    onChange(latestRef.current, false);
  }

  return (
    <div class={styles.row}>
      <div class={styles.words}>
        <span class={styles.label}>{label}</span>
        {hint !== undefined && <span class={styles.hint}>{hint}</span>}
      </div>
      <div class={styles.controls}>
        <button
          type="button"
          class={styles.button}
          aria-label={text.record.less(label)}
          onClick={() => add(-step)}
        >
          <Icon name="minus" />
        </button>
        <button
          type="button"
          class={styles.number}
          aria-label={text.record.typeNumber(label, String(value))}
          onClick={() => setIsTyping(true)}
        >
          <NumberText value={value} />
        </button>
        <button
          type="button"
          class={styles.button}
          aria-label={text.record.more(label)}
          onClick={() => add(step)}
        >
          <Icon name="plus" />
        </button>
      </div>
      {quickSteps.length > 0 && (
        <div class={styles.quick}>
          {quickSteps.map((quickStep) => (
            <button key={quickStep} type="button" class={styles.quickButton} onClick={() => add(quickStep)}>
              +{quickStep}
            </button>
          ))}
        </div>
      )}
      <KeypadSheet
        title={label}
        open={isTyping}
        before={value}
        most={most}
        onClose={() => setIsTyping(false)}
        onSet={(typed) => onChange(Math.max(typed, least), typed > askAboveQuantity)}
      />
    </div>
  );
}
