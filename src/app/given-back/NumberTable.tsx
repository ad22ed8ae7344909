import { formatNumber } from "../language/format-number.ts";
import { useGivenText } from "../language/given-text.ts";
import { useLanguage } from "../language/LanguageProvider.tsx";
import { classes } from "../components/classes.ts";
import parts from "../components/parts.module.css";
import styles from "./GivenBack.module.css";
import type { SaidNumber } from "./OutPicture.tsx";

interface NumberTableProps {
  readonly title: string;
  /** Where a heading above says it already. */
  readonly isTitleSpoken?: boolean;
  readonly rows: readonly SaidNumber[];
}

/** The numbers of the picture, to be read one by one. */
export function NumberTable({ title, isTitleSpoken = false, rows }: NumberTableProps) {
  const text = useGivenText();
  const { language } = useLanguage();
  return (
    <table class={styles.table}>
      <caption class={classes(styles.caption, isTitleSpoken && parts.spoken)}>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{text.what}</th>
          <th scope="col" class={styles.number}>
            {text.number}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, count }) => (
          <tr key={key}>
            <th scope="row" dir="auto">
              {name}
            </th>
            <td class={styles.number}>{count === "few" ? "*" : formatNumber(language, count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
