import { useMemo, useState } from "preact/hooks";
import type { SiteCode } from "../../domain/ids.ts";
import { Notice } from "../components/Notice.tsx";
import { Screen } from "../components/Screen.tsx";
import { formatDayRange } from "../language/format-date.ts";
import { useLanguage, useText } from "../language/LanguageProvider.tsx";
import { UpdateNotice } from "../pwa/UpdateNotice.tsx";
import { usePhone } from "../shell/phone-context.tsx";
import { ExportPanel } from "./ExportPanel.tsx";
import { KeyFigureGrid } from "./KeyFigureGrid.tsx";
import { chosenPeriod, type PeriodChoice } from "./period-choice.ts";
import { periodInWords } from "./period-label.ts";
import { PeriodPicker } from "./PeriodPicker.tsx";
import { SectionTables } from "./SectionTables.tsx";
import { SiteFilter } from "./SiteFilter.tsx";
import { siteNameOf } from "./figure-list.ts";
import styles from "./TotalsScreen.module.css";
import { OutsideTallies, TallyTable } from "./Tallies.tsx";
import { type PeriodTotals, usePeriodTotals } from "./use-period-totals.ts";

/** What was given, taken back and done in a period, and the tables to take away. */
export function TotalsScreen() {
  const text = useText();
  const appPhone = usePhone();
  const { program } = appPhone;
  const today = appPhone.today();
  const [choice, setChoice] = useState<PeriodChoice>({ type: "month", day: today, from: today, to: today });
  const [sites, setSites] = useState<ReadonlySet<SiteCode>>(new Set());

  const period = useMemo(() => chosenPeriod(choice, program), [choice, program]);
  return (
    <Screen title={text.totals.title} isWide>
      <UpdateNotice />
      <div class={styles.controls}>
        <PeriodPicker
          choice={choice}
          {...(period.ok ? { period: period.value } : { problem: period.error })}
          today={today}
          onChange={setChoice}
        />
        <SiteFilter chosen={sites} onChange={setSites} />
      </div>
      {/* What is wrong with the days stands at their fields. */}
      {period.ok && <Report period={period.value} sites={sites} />}
    </Screen>
  );
}

interface ReportProps {
  readonly period: Parameters<typeof usePeriodTotals>[0];
  readonly sites: ReadonlySet<SiteCode>;
}

function Report({ period, sites }: ReportProps) {
  const found = usePeriodTotals(period, sites);
  if (found === undefined) return null;
  return <ReportOf found={found} sites={sites} />;
}

interface ReportOfProps {
  readonly found: PeriodTotals;
  readonly sites: ReadonlySet<SiteCode>;
}

function ReportOf({ found, sites }: ReportOfProps) {
  const text = useText();
  const { language } = useLanguage();
  const { program } = usePhone();
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
          <p>{text.totals.nothing}</p>
          <p class={styles.scope}>{text.totals.nothingAction}</p>
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
      <ExportPanel
        // A table made for one period is not offered under another.
        key={`${period.from} ${period.to} ${[...sites].join(" ")}`}
        found={found}
        sites={sites}
      />
    </>
  );
}
