import type { PublishedCount } from "../../domain/publication.ts";
import { useGivenText } from "../language/given-text.ts";
import { formatNumber } from "../language/format-number.ts";
import { useLanguage } from "../language/LanguageProvider.tsx";
import styles from "./GivenBack.module.css";

export interface SaidNumber {
  readonly key: string;
  readonly name: string;
  readonly count: PublishedCount;
}

/** In the size of its letters: a picture for a phone, and for a sheet of paper. */
const rowEm = 3;
const nameEm = 1.1;
const barEm = 0.9;
/** The rest of the line is for the number behind the longest bar, seven figures in letters twice as large. */
const longestPercent = 55;

/** A bar for each group of items, none where it must not be told how long it would be. */
export function OutPicture({ rows }: { readonly rows: readonly SaidNumber[] }) {
  const text = useGivenText();
  const { language } = useLanguage();
  const largest = Math.max(1, ...rows.map(({ count }) => (count === "few" ? 0 : count)));
  const inWords = rows.map(({ name, count }) =>
    text.inWords(name, count === "few" ? text.smallInWords : formatNumber(language, count)),
  );

  return (
    <svg
      class={styles.bars}
      height={`${rows.length * rowEm}em`}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an <img> can't take the colours and letters around it
      role="img"
      aria-label={`${text.picture}. ${inWords.join("; ")}.`}
    >
      {rows.map(({ key, name, count }, index) => {
        const percent = count === "few" ? 0 : (count / largest) * longestPercent;
        const top = index * rowEm;
        return (
          <g key={key} aria-hidden="true">
            <text y={`${top + nameEm}em`}>{name}</text>
            <rect
              class={styles.bar}
              y={`${top + nameEm + 0.4}em`}
              width={`${percent}%`}
              height={`${barEm}em`}
            />
            <text
              class={styles.value}
              x={`${percent}%`}
              dx={percent > 0 ? "0.4em" : "0"}
              y={`${top + nameEm + barEm + 0.3}em`}
            >
              {count === "few" ? "*" : formatNumber(language, count)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
