import { classes } from "../components/classes.ts";
import { NumberText } from "../components/NumberText.tsx";
import { formatDayRange } from "../language/format-date.ts";
import { useLanguage, useText } from "../language/LanguageProvider.tsx";
import { useProgram } from "../shell/program-context.tsx";
import type { OutsideTally } from "../../domain/totals.ts";
import { siteNameOf } from "./figure-list.ts";
import sectionStyles from "./SectionTables.module.css";
import styles from "./TotalsScreen.module.css";
import type { PeriodTotals } from "./use-period-totals.ts";

/** What a tally can hold. */
const tallyFigures = [
  "contacts",
  "people",
  "forOthers",
  "syringesOut",
  "needlesOut",
  "naloxoneDoses",
  "returnedCounted",
  "returnedEstimated",
] as const;

/** Whole periods that came from elsewhere, beside what was recorded here and never mixed in. */
export function TallyTable({ found }: { readonly found: PeriodTotals }) {
  const text = useText();
  const recorded = found.recorded.now;
  const tallied = found.tallied.now;
  const keys = tallyFigures.filter((key) => tallied[key] > 0);
  if (keys.length === 0) return null;

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what may scroll has to be reached by keys
    <section class={styles.tally} aria-label={text.totals.tallyTitle} tabIndex={0}>
      <table class={classes(sectionStyles.table, sectionStyles.ofFour)}>
        <caption class={sectionStyles.caption}>
          {text.totals.tallyTitle}
          <span class={styles.captionNote}>{text.totals.tallyIntro}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{text.totals.name}</th>
            <th scope="col" class={sectionStyles.number}>
              {text.totals.recordedHere}
            </th>
            <th scope="col" class={sectionStyles.number}>
              {text.totals.fromTallies}
            </th>
            <th scope="col" class={sectionStyles.number}>
              {text.totals.together}
            </th>
          </tr>
        </thead>
        <tbody>
          {keys.map((key) => (
            <tr key={key}>
              <th scope="row">{text.totals.figures[key]}</th>
              <td class={sectionStyles.before}>
                <NumberText value={recorded[key]} />
              </td>
              <td class={sectionStyles.number}>
                <NumberText value={tallied[key]} />
              </td>
              <td class={sectionStyles.before}>
                <NumberText value={recorded[key] + tallied[key]} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Tallies that only partly overlap are in no number here, and say so. */
export function OutsideTallies({ outside }: { readonly outside: readonly OutsideTally[] }) {
  const text = useText();
  const { language } = useLanguage();
  const { program } = useProgram();
  if (outside.length === 0) return null;

  return (
    <section class={styles.tally}>
      <p>{text.totals.outsideTitle(outside.length)}</p>
      <ul class={styles.outside}>
        {outside.map(({ site, firstDay, day }) => (
          <li key={`${site} ${firstDay} ${day}`}>
            {text.totals.outside(siteNameOf(site, program), formatDayRange(language, firstDay, day))}
          </li>
        ))}
      </ul>
    </section>
  );
}
