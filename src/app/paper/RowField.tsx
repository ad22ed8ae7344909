import { useState } from "preact/hooks";
import { fills, reversalOutcomes } from "../../domain/record.ts";
import { classes } from "../components/classes.ts";
import { formatNumber } from "../language/format-number.ts";
import { nameOf, useLanguage, useNames, useText } from "../language/LanguageProvider.tsx";
import { usePaperText } from "../language/paper-text.ts";
import { fieldIdOf } from "./field-ids.ts";
import { containers, keyOfPart, type MeasuredPart, type MeasuredRow, partsOf } from "./measured-return.ts";
import type { SheetRow } from "./sheet-rows.ts";
import { partKeys, problemInWords } from "./measured-words.ts";
import styles from "./TypeScreen.module.css";
import { askAboveOfRow, type FieldProblem, type TypedValues } from "./typed-column.ts";

interface RowFieldProps {
  readonly row: SheetRow;
  readonly name: string;
  readonly values: TypedValues;
  readonly problem: FieldProblem | undefined;
  /** Nothing can be typed while it is being saved. */
  readonly isBusy: boolean;
  readonly onType: (key: string, value: string) => void;
}

/** One line of the sheet: its name, and what is typed of it. */
export function RowField(props: RowFieldProps) {
  const { row } = props;
  if (row.type === "container" || row.type === "weight") return <MeasuredFields {...props} row={row} />;
  if (row.type === "people" && row.field === "newReturning") return <NewReturning {...props} />;
  if (row.type === "reversal" && row.field === "outcome") return <Outcome {...props} />;
  return <NumberField {...props} />;
}

/** Digits, and of doses also the sign for "not known". Of a large number it is asked once, and Enter answers. */
function NumberField({ row, name, values, problem, isBusy, onType }: RowFieldProps) {
  const text = usePaperText();
  const words = useText();
  const { language } = useLanguage();
  const value = values[row.id] ?? "";
  const [asked, setAsked] = useState("");
  const [meant, setMeant] = useState("");
  const isLarge = Number(value) > askAboveOfRow(row) && meant !== value;
  const id = fieldIdOf(row.id);
  const note =
    problem !== undefined
      ? problemInWords(problem, words, text)
      : isLarge && asked === value
        ? text.aLot(`${formatNumber(language, Number(value))} × ${name}`)
        : undefined;

  return (
    <div class={styles.line}>
      <label class={styles.name} for={id} id={`${id}-label`}>
        {name}
      </label>
      <input
        class={styles.number}
        id={id}
        data-line
        data-digits
        inputMode="numeric"
        autoComplete="off"
        maxLength={8}
        value={value}
        readOnly={isBusy}
        aria-describedby={note === undefined ? undefined : `${id}-note`}
        aria-invalid={problem === undefined ? undefined : true}
        onInput={({ currentTarget }) => {
          const typed = currentTarget.value.replaceAll(row.type === "reversal" ? /[^\d?]/g : /\D/g, "");
          // What is refused is gone from the field at once, also where nothing is drawn again.
          currentTarget.value = typed;
          onType(row.id, typed);
        }}
        // Who leaves it for Save is not asked: a line more would move the button away from under the thumb.
        onBlur={({ relatedTarget }) => isLarge && isLine(relatedTarget) && setAsked(value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || !isLarge) return;
          if (asked === value) return setMeant(value);
          setAsked(value);
          // It stays here for one more Enter.
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <Note id={id} note={note} isProblem={problem !== undefined} />
    </div>
  );
}

function isLine(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches("[data-line]");
}

interface NoteProps {
  readonly id: string;
  readonly note: string | undefined;
  readonly isProblem: boolean;
}

function Note({ id, note, isProblem }: NoteProps) {
  return (
    <output class={classes(styles.note, isProblem && styles.problem)} id={`${id}-note`}>
      {note}
    </output>
  );
}

function NewReturning({ row, name, values, isBusy, onType }: RowFieldProps) {
  const { record } = useText();
  const options = [
    { value: "", label: record.notAsked },
    { value: "new", label: record.newPerson },
    { value: "returning", label: record.returningPerson },
  ];
  return (
    <Choice
      id={fieldIdOf(row.id)}
      name={name}
      value={values[row.id] ?? ""}
      options={options}
      isBusy={isBusy}
      onChoose={(value) => onType(row.id, value)}
    />
  );
}

function Outcome({ row, name, values, isBusy, onType }: RowFieldProps) {
  const { items } = useText();
  const options = [
    { value: "", label: "–" },
    ...reversalOutcomes.map((value) => ({ value, label: items.reversalOutcomes[value] })),
  ];
  return (
    <Choice
      id={fieldIdOf(row.id)}
      name={name}
      value={values[row.id] ?? ""}
      options={options}
      isBusy={isBusy}
      onChoose={(value) => onType(row.id, value)}
    />
  );
}

interface ChoiceProps {
  readonly id: string;
  readonly name: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly isBusy: boolean;
  readonly onChoose: (value: string) => void;
}

/** A browser's own list: one letter chooses. */
function Choice({ id, name, value, options, isBusy, onChoose }: ChoiceProps) {
  return (
    <div class={styles.line}>
      <label class={styles.name} for={id} id={`${id}-label`}>
        {name}
      </label>
      <select
        class={styles.choice}
        id={id}
        data-line
        value={value}
        disabled={isBusy}
        onChange={(event) => onChoose(event.currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}

interface MeasuredFieldsProps extends RowFieldProps {
  readonly row: MeasuredRow;
}

function MeasuredFields({ row, name, values, problem, isBusy, onType }: MeasuredFieldsProps) {
  const text = usePaperText();
  const words = useText();
  const title = row.line === 0 ? name : `${name} ${row.line + 1}`;
  const id = fieldIdOf(row.id);

  return (
    <fieldset class={styles.measured} aria-describedby={problem === undefined ? undefined : `${id}-note`}>
      <legend class={styles.name}>{title}</legend>
      <Note
        id={id}
        note={problem === undefined ? undefined : problemInWords(problem, words, text)}
        isProblem={problem !== undefined}
      />
      <div class={styles.parts}>
        {partsOf(row).map((part) => (
          <PartField
            key={part}
            id={fieldIdOf(keyOfPart(row, part))}
            part={part}
            value={values[keyOfPart(row, part)] ?? ""}
            isBusy={isBusy}
            onType={(value) => onType(keyOfPart(row, part), value)}
          />
        ))}
      </div>
    </fieldset>
  );
}

interface PartFieldProps {
  readonly id: string;
  readonly part: MeasuredPart;
  readonly value: string;
  readonly isBusy: boolean;
  readonly onType: (value: string) => void;
}

function PartField({ id, part, value, isBusy, onType }: PartFieldProps) {
  const words = useText();
  const options = useOptionsOf(part);

  if (options !== undefined) {
    return (
      <Choice
        id={id}
        name={words.record[partKeys[part]]}
        value={value}
        options={options}
        isBusy={isBusy}
        onChoose={onType}
      />
    );
  }
  return (
    <div class={styles.line}>
      <label class={styles.name} for={id} id={`${id}-label`}>
        {words.record[partKeys[part]]}
      </label>
      <input
        class={styles.number}
        id={id}
        data-line
        data-digits
        inputMode={part === "count" ? "numeric" : "decimal"}
        autoComplete="off"
        maxLength={part === "count" ? 5 : 12}
        value={value}
        readOnly={isBusy}
        onInput={({ currentTarget }) => {
          const typed = currentTarget.value.replaceAll(part === "count" ? /\D/g : /[^\d.,٫]/g, "");
          currentTarget.value = typed;
          onType(typed);
        }}
      />
    </div>
  );
}

/** Of the parts that are chosen. */
function useOptionsOf(part: MeasuredPart) {
  const { items } = useText();
  const names = useNames();
  switch (part) {
    case "container":
      return [
        { value: "", label: "–" },
        ...containers.map(({ code }) => ({ value: code, label: nameOf(names, code) })),
      ];
    case "fill":
      return [{ value: "", label: "–" }, ...fills.map((value) => ({ value, label: items.fills[value] }))];
    case "unit":
      return [
        { value: "", label: "lb" },
        { value: "kg", label: "kg" },
      ];
    default:
      return undefined;
  }
}
