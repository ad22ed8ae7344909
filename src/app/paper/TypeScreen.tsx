import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { ErrorSummary } from "../components/ErrorSummary.tsx";
import { Button, LinkButton } from "../components/Button.tsx";
import parts from "../components/parts.module.css";
import { usePaperText } from "../language/paper-text.ts";
import { SettingsPage } from "../settings/SettingsPage.tsx";
import { usePhone } from "../shell/phone-context.tsx";
import { firstFieldOf } from "./field-ids.ts";
import { FindField } from "./FindField.tsx";
import { PlaceOfSheet } from "./PlaceOfSheet.tsx";
import { RowField } from "./RowField.tsx";
import { rowsToWriteIn, type SheetRow } from "./sheet-rows.ts";
import { TypingBar } from "./TypingBar.tsx";
import styles from "./TypeScreen.module.css";
import { columnOf, movedBy, withTyped } from "./typed-sheet.ts";
import { useProblems } from "./use-problems.ts";
import { useRowNames } from "./use-row-names.ts";
import { useSheetTyping } from "./use-sheet-typing.ts";
import { useTypingKeys } from "./use-typing-keys.ts";

/** A sheet of paper, back in by the keyboard alone: figures and Enter, in the order of the paper. */
export function TypeScreen() {
  const text = usePaperText();
  const { ids } = usePhone();
  const onScreen = useSheetTyping();
  const { typing, sheet, outcome, sections, facts } = onScreen;
  const names = useRowNames();
  const form = useRef<HTMLFormElement>(null);
  const findField = useRef<HTMLInputElement>(null);
  const [sought, setSought] = useState("");
  const goTo = useFocusOnceDrawn();
  const problems = useProblems(onScreen, names);
  const isColumns = sheet.layout === "columns";
  const column = columnOf(sheet);
  const isBusy = outcome.type === "saving";
  const onSheet = new Set(facts.rows.map(({ id }) => id));
  const allRows = [...facts.rows, ...rowsToWriteIn(sheet.layout).filter(({ id }) => !onSheet.has(id))];

  const save = () => void typing.save(facts);
  const keys = useTypingKeys({
    form,
    onLetter(letter) {
      setSought(letter);
      findField.current?.focus();
    },
    onDone: () => (isColumns ? move(1) : save()),
  });

  function move(by: 1 | -1) {
    typing.change((now) => movedBy(now, by, ids));
    const [first] = facts.rows;
    if (first !== undefined) goTo(firstFieldOf(first));
  }

  function pick(row: SheetRow) {
    setSought("");
    if (!onSheet.has(row.id)) typing.change((now) => ({ ...now, written: [...now.written, row.id] }));
    goTo(firstFieldOf(row));
  }

  return (
    <SettingsPage title={text.typeTitle} intro={text.typeIntro}>
      <form ref={form} class={parts.stack} onSubmit={(event) => event.preventDefault()} noValidate>
        <ErrorSummary title={text.checkFields} errors={problems.summary} />
        <PlaceOfSheet onScreen={onScreen} problems={problems} />
        {isColumns && (
          <div class={styles.contacts}>
            <h2>{text.contact(sheet.at + 1)}</h2>
            {sheet.at > 0 && <Button onClick={() => move(-1)}>{text.previous}</Button>}
          </div>
        )}
        <div class={styles.sections} key={column.record}>
          {sections.map(({ section, rows }) => (
            <section key={section} class={styles.section}>
              <h3>{names.nameOfSection(section)}</h3>
              {rows.map((row) => (
                <RowField
                  key={row.id}
                  row={row}
                  name={names.nameOfRow(row)}
                  values={column.values}
                  problem={problems.ofRow(row)}
                  isBusy={isBusy}
                  onType={(key, value) => typing.change((now) => withTyped(now, key, value))}
                />
              ))}
            </section>
          ))}
        </div>
        {isColumns && (
          <div class={parts.actions}>
            <Button data-done onClick={() => move(1)}>
              {text.next}
            </Button>
          </div>
        )}
        <TypingBar onScreen={onScreen} onSave={save}>
          <FindField
            field={findField}
            typed={sought}
            onTyped={setSought}
            rows={allRows}
            onSheet={onSheet}
            nameOfRow={names.nameOfRow}
            onPick={pick}
            onLeave={keys.goBack}
          />
        </TypingBar>
      </form>
      <div>
        <LinkButton href="/settings/paper" variant="quiet">
          {text.toPrint}
        </LinkButton>
      </div>
    </SettingsPage>
  );
}

/** Focuses a field once it is in the page: a line that is written in is drawn first. */
function useFocusOnceDrawn(): (fieldId: string) => void {
  const [wanted, setWanted] = useState<{ readonly fieldId: string }>();

  useLayoutEffect(() => {
    if (wanted === undefined) return;
    const field = document.getElementById(wanted.fieldId);
    field?.focus();
    if (field instanceof HTMLInputElement) field.select();
  }, [wanted]);

  return (fieldId) => setWanted({ fieldId });
}
