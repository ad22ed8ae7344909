import { hyphenate } from "../language/hyphenate.ts";
import { useLanguage } from "../language/LanguageProvider.tsx";
import styles from "./NameText.module.css";

interface NameTextProps {
  readonly children: string;
}

/** From this many letters on, a word may be wider than a third of a phone. */
const longWord = 8;

/** A name where there is little room: a number keeps its unit, and a word too long for a line breaks with a hyphen. */
export function NameText({ children }: NameTextProps) {
  const { language } = useLanguage();
  return (
    <>
      {piecesOf(withUnits(children)).map((part) =>
        part.length < longWord ? (
          part
        ) : (
          <span key={part} class={styles.long}>
            {hyphenate(part, language)}
          </span>
        ),
      )}
    </>
  );
}

/** Words and spaces; a hyphen ends a word, for a line may break there anyway. */
function piecesOf(name: string): readonly string[] {
  return name.match(/[^ -]*-|[^ -]+| /g) ?? [];
}

const noBreakSpace = "\u00A0";

function withUnits(name: string): string {
  return name
    .replaceAll(/(\d) (mL|L|mg|qt|gal)\b/g, `$1${noBreakSpace}$2`)
    .replaceAll(/ (?=[½⅝]|\d+\/\d+″|\d″)/g, noBreakSpace);
}
