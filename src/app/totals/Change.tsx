import { formatChange, formatNumber } from "../language/format-number.ts";
import { useLanguage, useText } from "../language/LanguageProvider.tsx";
import styles from "./KeyFigureGrid.module.css";
import type { Compared } from "./figure-list.ts";

/** "+12% · 34 before". From nothing there is no percentage. */
export function Change({ value, before }: Compared) {
  const text = useText();
  const { language } = useLanguage();
  if (value === 0 && before === 0) return null;
  const words =
    before === 0
      ? text.totals.noneBefore
      : `${formatChange(language, (value - before) / before)} · ${text.totals.was(formatNumber(language, before))}`;
  return <dd class={styles.change}>{words}</dd>;
}
