import type { ComponentChildren } from "preact";
import type { SiteCode } from "../../domain/ids.ts";
import { Notice } from "../components/Notice.tsx";
import { formatDayRange } from "../language/format-date.ts";
import { useLanguage, useText } from "../language/LanguageProvider.tsx";
import { useProgram } from "../shell/program-context.tsx";
import { siteNameOf } from "./figure-list.ts";
import { KeyFigureGrid } from "./KeyFigureGrid.tsx";
import { periodInWords } from "./period-label.ts";
import { SectionTables } from "./SectionTables.tsx";
import { OutsideTallies, TallyTable } from "./Tallies.tsx";
import styles from "./TotalsScreen.module.css";
import type { PeriodTotals } from "./use-period-totals.ts";

interface PeriodReportProps {
  readonly found: PeriodTotals;
  /** Empty is all. */
  readonly sites: ReadonlySet<SiteCode>;
  /** What is said, and what can be done, where nothing is found. */
  readonly nothing: string;
  readonly nothingAction: string;
  /** The tables to take away. */
  readonly children: ComponentChildren;
}

/** The numbers of one period, wherever they came from: a worker's own phone or the whole program. */
export function PeriodReport({ found, sites, nothing, nothingAction, children }: PeriodReportProps) {
  const text = useText();
  const { language } = useLanguage();
  const { program } = useProgram();
  const { period, previous, totals, recorded } = found;
  const names = [...sites].map((site) => siteNameOf(site, program));

  return (
    <>
      <div class={styles.heading}>
        <h2 class={styles.period}>{periodInWords(period, { text, language })}</h2>
        <p class={styles.scope}>
          {[
            ...(period.type === "week" || period.type === "custom" || period.type === "day"
              ? []
              : [formatDayRange(language, period.from, period.to)]),
            names.length === 0 ? text.totals.allSites : text.totals.chosenSites(names.join(", ")),
          ].join(" · ")}
        </p>
        <p class={styles.printed}>{program.name}</p>
      </div>
      {totals.cells.length === 0 ? (
        <div class={styles.empty}>
          <p>{nothing}</p>
          <p class={styles.scope}>{nothingAction}</p>
        </div>
      ) : (
        <>
          {recorded.now.unknownItems.length > 0 && (
            <Notice tone="warn">{text.totals.unknownItems(recorded.now.unknownItems.join(", "))}</Notice>
          )}
          <KeyFigureGrid now={recorded.now} before={recorded.before} />
          <p class={styles.scope}>{text.totals.compared(periodInWords(previous, { text, language }))}</p>
          <SectionTables found={found} />
        </>
      )}
      <TallyTable found={found} />
      <OutsideTallies outside={totals.outside} />
      {children}
    </>
  );
}
