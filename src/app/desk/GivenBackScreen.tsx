import { useMemo, useState } from "preact/hooks";
import { GivenBackPage, monthOfDay } from "../given-back/GivenBackPage.tsx";
import { useProgram } from "../shell/program-context.tsx";
import { allSites, periodTotals } from "../totals/use-period-totals.ts";
import { useMonths } from "./MonthsProvider.tsx";

/** Of all phones together, from the months on this page. */
export function GivenBackScreen() {
  const { program, today } = useProgram();
  const { months } = useMonths();
  const [day, setDay] = useState(today);
  const month = useMemo(() => monthOfDay(day, program), [day, program]);
  const found = useMemo(
    () =>
      months.asOf === undefined
        ? undefined
        : periodTotals([...months.blocks.values()], { period: month, sites: allSites, program }),
    [months, month, program],
  );
  return <GivenBackPage month={month} onMonth={setDay} found={found} back="/desk" />;
}
