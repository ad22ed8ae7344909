/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-to-interactive-role, jsx-a11y/click-events-have-key-events -- HTML has no field with a list that says beside each name where it is; the keys are the field's. */
import type { RefObject } from "preact";
import { useId, useState } from "preact/hooks";
import { usePaperText } from "../language/paper-text.ts";
import { findRows } from "./find-rows.ts";
import type { SheetRow } from "./sheet-rows.ts";
import styles from "./TypeScreen.module.css";

interface FindFieldProps {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly typed: string;
  readonly onTyped: (typed: string) => void;
  readonly rows: readonly SheetRow[];
  /** Ids of the rows that were printed or written in already. */
  readonly onSheet: ReadonlySet<string>;
  readonly nameOfRow: (row: SheetRow) => string;
  readonly onPick: (row: SheetRow) => void;
  readonly onLeave: () => void;
}

/** First letters or a code, and Enter: the way to a line that isn't the next one, or that isn't printed. */
export function FindField(props: FindFieldProps) {
  const { field, typed, onTyped, rows, onSheet, nameOfRow, onPick, onLeave } = props;
  const text = usePaperText();
  const id = useId();
  const [chosen, setChosen] = useState(0);
  const found = findRows(typed, { rows, nameOfRow });
  const active = Math.min(chosen, found.length - 1);

  function press(event: KeyboardEvent) {
    const row = found[active];
    if (event.key === "Enter" && !event.ctrlKey && row !== undefined) onPick(row);
    else if (event.key === "Escape") onLeave();
    else if (event.key === "ArrowDown") setChosen(Math.min(active + 1, found.length - 1));
    else if (event.key === "ArrowUp") setChosen(Math.max(active - 1, 0));
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div class={styles.find}>
      {typed !== "" && (
        <ul class={styles.found} id={`${id}-list`} role="listbox" aria-label={text.find}>
          {found.map((row, index) => (
            <li
              key={row.id}
              id={`${id}-${index}`}
              role="option"
              class={styles.option}
              aria-selected={index === active}
              // Before the field loses the focus.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onPick(row)}
            >
              <span>{nameOfRow(row)}</span>
              <span class={styles.where}>{onSheet.has(row.id) ? text.onSheet : text.addLine}</span>
            </li>
          ))}
        </ul>
      )}
      <input
        ref={field}
        class={styles.findInput}
        role="combobox"
        aria-label={text.find}
        aria-expanded={typed !== "" && found.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={found.length > 0 ? `${id}-${active}` : undefined}
        aria-autocomplete="list"
        placeholder={text.find}
        autoComplete="off"
        maxLength={40}
        value={typed}
        onInput={(event) => {
          setChosen(0);
          onTyped(event.currentTarget.value);
        }}
        onKeyDown={press}
        onBlur={() => onTyped("")}
      />
      <output class={styles.notFound}>
        {typed.trim() !== "" && found.length === 0 && text.notFound(typed)}
      </output>
    </div>
  );
}
