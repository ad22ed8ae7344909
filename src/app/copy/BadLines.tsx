import { useState } from "preact/hooks";
import type { ShiftFileProblem } from "../../contract/shift-file-problem.ts";
import { Button } from "../components/Button.tsx";
import parts from "../components/parts.module.css";
import { formatNumber } from "../language/format-number.ts";
import { useLanguage, useText } from "../language/LanguageProvider.tsx";
import type { Text } from "../language/text.ts";
import styles from "./copy.module.css";
import { downloadFile } from "../files/save-file.ts";

interface BadLinesProps {
  /** The first of them. */
  readonly problems: readonly ShiftFileProblem[];
  readonly problemCount: number;
}

const linesPerPage = 20;

/** Each line that was not read, by its number and with the reason, to mend it where the file was made. */
export function BadLines({ problems, problemCount }: BadLinesProps) {
  const text = useText();
  const { language } = useLanguage();
  const [shownCount, setShownCount] = useState(linesPerPage);

  function saveList() {
    const lines = problems.map((problem) => `${problemInWords(text, problem)}\n`);
    downloadFile({
      name: "satchel-lines.txt",
      content: new Blob(lines, { type: "text/plain;charset=utf-8" }),
    });
  }

  return (
    <section class={parts.stack}>
      <h3>{text.copy.badLinesTitle}</h3>
      <ul class={styles.badLines}>
        {problems.slice(0, shownCount).map((problem) => (
          <li key={problem.line}>{problemInWords(text, problem)}</li>
        ))}
      </ul>
      {shownCount >= problems.length && problems.length < problemCount && (
        <p>{text.copy.badLinesCut(formatNumber(language, problems.length))}</p>
      )}
      <div class={parts.actions}>
        {shownCount < problems.length && (
          <Button onClick={() => setShownCount((count) => count + linesPerPage)}>{text.copy.showMore}</Button>
        )}
        <Button variant="quiet" onClick={saveList}>
          {text.copy.saveBadLines}
        </Button>
      </div>
    </section>
  );
}

/** "Line 12: This item isn't in the catalogue. (out.0.item: FOO-1)" */
function problemInWords(text: Text, { line, code, key, value }: ShiftFileProblem): string {
  const sentence = text.failures.shiftFile[code];
  const found = [key, value].filter((part) => part !== undefined).join(": ");
  return found === ""
    ? text.copy.badLine(String(line), sentence)
    : text.copy.badLineWith(String(line), sentence, found);
}
