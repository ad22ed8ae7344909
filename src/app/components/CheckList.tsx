import styles from "./CheckList.module.css";

interface CheckListProps<T extends string> {
  readonly legend: string;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly chosen: ReadonlySet<T>;
  readonly onChange: (chosen: ReadonlySet<T>) => void;
}

/** Any of several. */
export function CheckList<T extends string>({ legend, options, chosen, onChange }: CheckListProps<T>) {
  return (
    <fieldset>
      <legend class={styles.legend}>{legend}</legend>
      {options.map(({ value, label }) => (
        <label key={value} class={styles.option}>
          <input
            type="checkbox"
            class={styles.box}
            checked={chosen.has(value)}
            onChange={() => onChange(toggled(chosen, value))}
          />
          <span dir="auto">{label}</span>
        </label>
      ))}
    </fieldset>
  );
}

function toggled<T>(chosen: ReadonlySet<T>, value: T): ReadonlySet<T> {
  const next = new Set(chosen);
  if (!next.delete(value)) next.add(value);
  return next;
}
