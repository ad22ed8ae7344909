import { useEffect, useMemo, useState } from "preact/hooks";
import type { SiteCode } from "../../domain/ids.ts";
import { Button, LinkButton } from "../components/Button.tsx";
import { Notice } from "../components/Notice.tsx";
import { Screen } from "../components/Screen.tsx";
import parts from "../components/parts.module.css";
import { formatDay } from "../language/format-date.ts";
import { useLanguage, useText } from "../language/LanguageProvider.tsx";
import { useProgram } from "../shell/program-context.tsx";
import { callFailureInWords } from "../sign-in/call-failure.ts";
import { useAccessText } from "../sign-in/use-access-text.ts";
import { chosenPeriod, type PeriodChoice } from "../totals/period-choice.ts";
import { PeriodPicker } from "../totals/PeriodPicker.tsx";
import { PeriodReport } from "../totals/PeriodReport.tsx";
import { SiteFilter } from "../totals/SiteFilter.tsx";
import controls from "../totals/TotalsScreen.module.css";
import { periodTotals } from "../totals/use-period-totals.ts";
import { DeskExports } from "./DeskExports.tsx";
import styles from "./desk.module.css";
import { KeepOffline } from "./KeepOffline.tsx";
import { useMonths } from "./MonthsProvider.tsx";
import { useDeskText } from "./use-desk-text.ts";

/** The numbers of all phones together, from the months on this page: no connection is waited for. */
export function TotalsScreen() {
  const text = useDeskText();
  const words = useText();
  const { program, today } = useProgram();
  const { months } = useMonths();
  const [choice, setChoice] = useState<PeriodChoice>(() => ({
    type: "month",
    day: today(),
    from: today(),
    to: today(),
  }));
  const [sites, setSites] = useState<ReadonlySet<SiteCode>>(new Set());
  const period = useMemo(() => chosenPeriod(choice, program), [choice, program]);
  const found = useMemo(
    () =>
      period.ok
        ? periodTotals([...months.blocks.values()], { period: period.value, sites, program })
        : undefined,
    [months, period, sites, program],
  );

  return (
    <Screen title={text.totalsTitle} isWide>
      <AsOf />
      <KeepOffline />
      <div class={controls.controls}>
        <PeriodPicker
          choice={choice}
          {...(period.ok ? { period: period.value } : { problem: period.error })}
          today={today()}
          onChange={setChoice}
        />
        <SiteFilter chosen={sites} onChange={setSites} />
        <div>
          <LinkButton href="/desk/month" variant="quiet">
            {words.totals.givenBack}
          </LinkButton>
        </div>
      </div>
      {found !== undefined && months.asOf !== undefined && (
        <PeriodReport
          found={found}
          sites={sites}
          nothing={text.totalsNothing}
          nothingAction={text.totalsNothingAction}
        >
          <DeskExports
            // A table made for one period is not offered under another.
            key={`${found.period.from} ${found.period.to} ${[...sites].join(" ")}`}
            found={found}
            sites={sites}
          />
        </PeriodReport>
      )}
    </Screen>
  );
}

/** Of which day these numbers are, and why they are no newer. */
function AsOf() {
  const text = useDeskText();
  const access = useAccessText();
  const { language } = useLanguage();
  const { months, isPulling, failure, pullAgain } = useMonths();
  useEffect(() => {
    // What a lead has just corrected elsewhere on the desk, or a phone has sent since, is in what is shown.
    if (!isPulling) pullAgain?.();
    // oxlint-disable-next-line react/exhaustive-deps -- once each time the screen is opened
  }, []);
  const { asOf } = months;
  const again = pullAgain !== undefined && (
    <Button variant="quiet" onClick={pullAgain}>
      {text.refresh}
    </Button>
  );

  return (
    <div class={styles.asOf}>
      <output>
        {isPulling && text.pulling}
        {!isPulling && failure !== undefined && (
          <Notice tone="warn">{callFailureInWords(failure, access)}</Notice>
        )}
        {!isPulling && asOf !== undefined && (
          <span class={parts.soft}>
            {pullAgain === undefined
              ? text.asOfOffline(formatDay(language, asOf, "fullWithYear"))
              : text.asOf(formatDay(language, asOf, "fullWithYear"))}
          </span>
        )}
      </output>
      {!isPulling && again}
    </div>
  );
}
