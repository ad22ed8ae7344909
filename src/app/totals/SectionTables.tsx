import { shippedCatalogue } from "../../domain/catalogue/shipped.ts";
import { NumberText } from "../components/NumberText.tsx";
import { keepNumbers } from "../language/keep-together.ts";
import { useNames, useText } from "../language/LanguageProvider.tsx";
import { useProgram } from "../shell/program-context.tsx";
import { type FigureSection, sectionsOf } from "./figure-list.ts";
import styles from "./SectionTables.module.css";
import { totalsFrom } from "../../domain/totals.ts";
import type { PeriodTotals } from "./use-period-totals.ts";

interface SectionTablesProps {
  readonly found: PeriodTotals;
}

/** Everything that was counted, list by list. */
export function SectionTables({ found }: SectionTablesProps) {
  const text = useText();
  const names = useNames();
  const { program } = useProgram();
  const sections = sectionsOf({
    ...found.recorded,
    totals: totalsFrom("record", found.totals),
    totalsBefore: totalsFrom("record", found.totalsBefore),
    catalogue: shippedCatalogue,
    text,
    names,
    program,
  });
  return (
    <div class={styles.sections}>
      {sections.map((section) => (
        <SectionTable key={section.key} section={section} />
      ))}
    </div>
  );
}

function SectionTable({ section }: { readonly section: FigureSection }) {
  const text = useText();
  return (
    <table class={styles.table}>
      <caption class={styles.caption}>{section.title}</caption>
      <thead>
        <tr>
          <th scope="col">{text.totals.name}</th>
          <th scope="col" class={styles.number}>
            {text.totals.count}
          </th>
          <th scope="col" class={styles.number}>
            {text.totals.countBefore}
          </th>
        </tr>
      </thead>
      <tbody>
        {section.rows.map(({ key, name, value, before }) => (
          <tr key={key}>
            <th scope="row" dir="auto">
              {keepNumbers(name)}
            </th>
            <td class={styles.number}>
              <NumberText value={value} />
            </td>
            <td class={styles.before}>
              <NumberText value={before} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
