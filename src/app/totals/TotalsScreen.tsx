import { useMemo, useState } from "preact/hooks";
import type { SiteCode } from "../../domain/ids.ts";
import { LinkButton } from "../components/Button.tsx";
import { Screen } from "../components/Screen.tsx";
import { useText } from "../language/LanguageProvider.tsx";
import { UpdateNotice } from "../pwa/UpdateNotice.tsx";
import { usePhone } from "../shell/phone-context.tsx";
import { ExportPanel } from "./ExportPanel.tsx";
import { chosenPeriod, type PeriodChoice } from "./period-choice.ts";
import { PeriodPicker } from "./PeriodPicker.tsx";
import { PeriodReport } from "./PeriodReport.tsx";
import { SiteFilter } from "./SiteFilter.tsx";
import styles from "./TotalsScreen.module.css";
import { usePeriodTotals } from "./use-period-totals.ts";

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
        <div>
          <LinkButton href="/totals/month" variant="quiet">
            {text.totals.givenBack}
          </LinkButton>
        </div>
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
  const text = useText();
  const found = usePeriodTotals(period, sites);
  if (found === undefined) return null;
  return (
    <PeriodReport
      found={found}
      sites={sites}
      nothing={text.totals.nothing}
      nothingAction={text.totals.nothingAction}
    >
      <ExportPanel
        // A table made for one period is not offered under another.
        key={`${period.from} ${period.to} ${[...sites].join(" ")}`}
        found={found}
        sites={sites}
      />
    </PeriodReport>
  );
}
