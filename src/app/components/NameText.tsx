import { hyphenate } from "../language/hyphenate.ts";
import { keepUnits } from "../language/keep-together.ts";
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
      {piecesOf(keepUnits(children)).map((part) =>
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
