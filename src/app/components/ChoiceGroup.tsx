import { useId } from "preact/hooks";
import styles from "./ChoiceGroup.module.css";
import { classes } from "./classes.ts";

export interface Choice<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly hint?: string;
}

interface ChoiceGroupProps<T extends string> {
  readonly legend: string;
  /** Name of the group of radio buttons, unique on the screen. */
  readonly name: string;
  readonly options: readonly Choice<T>[];
  readonly value: T | undefined;
  readonly onChange: (value: T | undefined) => void;
  /** A second tap on what is chosen takes it back: "not asked" stays possible. */
  readonly allowNone?: boolean;
}

/** One of a few, as chips that are radio buttons underneath. */
export function ChoiceGroup<T extends string>(props: ChoiceGroupProps<T>) {
  const { legend, name, options, value, onChange, allowNone = false } = props;
  const hintId = useId();
  const isExplained = options.some(({ hint }) => hint !== undefined);

  return (
    <fieldset class={styles.group}>
      <legend class={styles.legend}>{legend}</legend>
      <div class={classes(styles.options, isExplained && styles.explained)}>
        {options.map((option) => (
          <label key={option.value} class={styles.option}>
            <input
              type="radio"
              class={styles.input}
              name={name}
              value={option.value}
              checked={option.value === value}
              aria-describedby={option.hint === undefined ? undefined : `${hintId}-${option.value}`}
              onChange={() => onChange(option.value)}
              // A chosen radio button says nothing when it is pressed again, so the press itself is asked.
              onClick={() => {
                if (allowNone && option.value === value) onChange(undefined);
              }}
            />
            <span class={styles.chip}>
              <span class={styles.label} data-label={option.label}>
                {option.label}
              </span>
              {option.hint !== undefined && (
                <span class={styles.hint} id={`${hintId}-${option.value}`}>
                  {option.hint}
                </span>
              )}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
