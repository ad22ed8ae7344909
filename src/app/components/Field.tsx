import type { ComponentChildren } from "preact";
import { firstDay, lastDay } from "../../contract/limits.ts";
import { useId } from "preact/hooks";
import styles from "./Field.module.css";

/** Fields beside each other: labels at one height and controls at another, whatever is said between them. */
export function FieldRow({ children }: { readonly children: ComponentChildren }) {
  return <div class={styles.row}>{children}</div>;
}

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly children: ComponentChildren;
}

/** What every field has: its label, a hint, what is wrong with it, and the control. */
function Field({ id, label, hint, error, children }: FieldProps) {
  return (
    <div class={styles.field}>
      <label class={styles.label} for={id} id={`${id}-label`}>
        {label}
      </label>
      {hint !== undefined && (
        <p class={styles.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p class={styles.error} id={`${id}-error`}>
          {error}
        </p>
      )}
      {children}
    </div>
  );
}

function describedBy(id: string, { hint, error }: { hint?: string | undefined; error?: string | undefined }) {
  const ids = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`].filter(Boolean);
  return ids.length === 0 ? undefined : ids.join(" ");
}

interface TextFieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly inputMode?: "text" | "numeric" | "decimal";
  readonly maxLength?: number;
  readonly type?: "text" | "password";
  /** What the browser's keeper of passwords may fill in; nothing, for all else. */
  readonly autoComplete?: "username" | "current-password" | "new-password" | "off";
  /** Given by a form whose error summary links to the field. */
  readonly id?: string;
}

// Preact's types know each kind of input by itself.
const inputTypes = { text: { type: "text" }, password: { type: "password" } } as const;

/** One line of text or digits. */
export function TextField({
  id,
  label,
  hint,
  error,
  value,
  onInput,
  type = "text",
  autoComplete = "off",
  ...rest
}: TextFieldProps) {
  const ownId = useId();
  const fieldId = id ?? ownId;

  return (
    <Field id={fieldId} label={label} hint={hint} error={error}>
      <input
        {...rest}
        {...inputTypes[type]}
        class={styles.input}
        id={fieldId}
        value={value}
        autoComplete={autoComplete}
        aria-describedby={describedBy(fieldId, { hint, error })}
        aria-invalid={error === undefined ? undefined : true}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </Field>
  );
}

interface SelectOption<T extends string> {
  readonly value: T;
  readonly label: string;
  /** Heading over it and its neighbours of the same group; all of a group stand together. */
  readonly group?: string;
}

interface SelectFieldProps<T extends string> {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly options: readonly SelectOption<T>[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}

/** One of many. For up to seven, `ChoiceGroup` is quicker to hit. */
export function SelectField<T extends string>({
  label,
  hint,
  error,
  options,
  value,
  onChange,
}: SelectFieldProps<T>) {
  const id = useId();
  const groups = [...new Set(options.map(({ group }) => group))];

  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <select
        class={styles.input}
        id={id}
        value={value}
        aria-describedby={describedBy(id, { hint, error })}
        aria-invalid={error === undefined ? undefined : true}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.currentTarget.value);
          if (chosen !== undefined) onChange(chosen.value);
        }}
      >
        {groups.map((group) => {
          const ofGroup = options.filter((option) => option.group === group);
          if (group === undefined) return <Options key="" options={ofGroup} />;
          return (
            <optgroup key={group} label={group}>
              <Options options={ofGroup} />
            </optgroup>
          );
        })}
      </select>
    </Field>
  );
}

function Options({ options }: { readonly options: readonly SelectOption<string>[] }) {
  return (
    <>
      {options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </>
  );
}

interface DateFieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  /** `YYYY-MM-DD`, or empty. */
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly max?: string;
  readonly min?: string;
  readonly id?: string;
}

/** A day that a record can be of, by the calendar the phone brings. What is typed can still be another: ask `isLocalDate`. */
export function DateField(props: DateFieldProps) {
  const { id, label, hint, error, value, onInput, min = firstDay, max = lastDay } = props;
  const ownId = useId();
  const fieldId = id ?? ownId;

  return (
    <Field id={fieldId} label={label} hint={hint} error={error}>
      <input
        min={min}
        max={max}
        type="date"
        class={styles.input}
        id={fieldId}
        value={value}
        aria-describedby={describedBy(fieldId, { hint, error })}
        aria-invalid={error === undefined ? undefined : true}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </Field>
  );
}

interface TimeFieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  /** `HH:MM`, or empty. */
  readonly value: string;
  readonly onInput: (value: string) => void;
}

/** A time of day, by the clock the phone brings. */
export function TimeField({ label, hint, error, value, onInput }: TimeFieldProps) {
  const id = useId();

  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <input
        type="time"
        class={styles.input}
        id={id}
        value={value}
        aria-describedby={describedBy(id, { hint, error })}
        aria-invalid={error === undefined ? undefined : true}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </Field>
  );
}
