import { classes } from "../components/classes.ts";
import { Icon } from "../components/Icon.tsx";
import { formatNumber } from "../language/format-number.ts";
import { useLanguage, useText } from "../language/LanguageProvider.tsx";
import styles from "./TallyRow.module.css";

interface TallyRowProps {
  readonly name: string;
  readonly count: number;
  /** What one tap adds or takes. */
  readonly step?: number;
  readonly onAdd: () => void;
  readonly onTake: () => void;
}

/** A tile lying down: for long lists of things that are counted by ones. */
export function TallyRow({ name, count, step = 1, onAdd, onTake }: TallyRowProps) {
  const text = useText();
  const { language } = useLanguage();

  return (
    <li class={classes(styles.row, count > 0 && styles.isCounted)}>
      <button
        type="button"
        class={styles.add}
        aria-label={text.record.counted(name, formatNumber(language, count))}
        onClick={onAdd}
      >
        <span class={styles.name}>{name}</span>
        {/* Drawn by the style sheet: in some languages the button's name has a word between the two, and who speaks
            to the phone says what is written on it. */}
        <span class={styles.count} data-shown={count > 0 ? formatNumber(language, count) : ""} />
      </button>
      <span class={styles.side}>
        {count > 0 && (
          <button
            type="button"
            class={styles.take}
            aria-label={text.record.takeOne(formatNumber(language, Math.min(step, count)), name)}
            onClick={onTake}
          >
            <Icon name="minus" />
          </button>
        )}
      </span>
    </li>
  );
}
