import { useMemo, useState } from "preact/hooks";
import { usePhone } from "../shell/phone-context.tsx";
import { allSites, usePeriodTotals } from "../totals/use-period-totals.ts";
import { GivenBackPage, monthOfDay } from "./GivenBackPage.tsx";

/** On a phone that works alone: from its own months. */
export function GivenBackScreen() {
  const { program, today } = usePhone();
  const [day, setDay] = useState(today);
  const month = useMemo(() => monthOfDay(day, program), [day, program]);
  const found = usePeriodTotals(month, allSites);
  return <GivenBackPage month={month} onMonth={setDay} found={found} back="/totals" />;
}
