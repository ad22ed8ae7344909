import type { SatchelRecord } from "../../domain/record.ts";
import { keepNumbers } from "../language/keep-together.ts";
import { useLanguage, useNames, useText } from "../language/LanguageProvider.tsx";
import styles from "./DayRow.module.css";
import { whatInWords } from "./record-in-words.ts";

interface RecordPartsProps {
  readonly record: SatchelRecord;
}

/** What an entry says, one thing a line. */
export function RecordParts({ record }: RecordPartsProps) {
  const text = useText();
  const words = { text, names: useNames(), language: useLanguage().language };
  const parts = whatInWords(record, words);

  if (parts.length === 0) return <p class={styles.nothing}>{text.day.nothingGiven}</p>;
  return (
    <dl class={styles.parts}>
      {parts.map(({ key, words: said }) => (
        <div key={key} class={styles.part}>
          <dt class={styles.label}>{text.day.labels[key]}</dt>
          <dd dir="auto">{key === "note" ? said : keepNumbers(said)}</dd>
        </div>
      ))}
    </dl>
  );
}
