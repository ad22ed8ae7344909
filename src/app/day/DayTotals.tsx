import { shippedCatalogue } from "../../domain/catalogue/shipped.ts";
import type { LocalDate } from "../../domain/ids.ts";
import { monthOf } from "../../domain/local-date.ts";
import { keyFigures, totalsFrom, totalsOf } from "../../domain/totals.ts";
import { NumberText } from "../components/NumberText.tsx";
import { useText } from "../language/LanguageProvider.tsx";
import { useStored } from "../shell/phone-context.tsx";
import styles from "./DayTotals.module.css";

interface DayTotalsProps {
  readonly day: LocalDate;
}

/** The day in five numbers, from the same fold as every report. */
export function DayTotals({ day }: DayTotalsProps) {
  const text = useText();
  const blocks = useStored((phone) => phone.monthBlocks(monthOf(day), monthOf(day)), [day]);
  const totals = totalsFrom("record", totalsOf(blocks ?? [], { from: day, to: day }));
  const figures = keyFigures(totals, shippedCatalogue);

  const shown = [
    { value: figures.contacts, label: text.day.contacts(figures.contacts) },
    { value: figures.syringesOut, label: text.day.syringes(figures.syringesOut) },
    { value: figures.naloxoneDoses, label: text.day.doses(figures.naloxoneDoses) },
    { value: figures.returnedCounted, label: text.day.returnedCounted },
    ...(figures.returnedEstimated > 0
      ? [{ value: figures.returnedEstimated, label: text.day.returnedEstimated }]
      : []),
  ];
  return (
    <dl class={styles.strip} aria-label={text.day.summary}>
      {shown.map(({ value, label }) => (
        <div key={label} class={styles.figure}>
          <dt class={styles.label}>{label}</dt>
          <dd class={styles.value}>{blocks === undefined ? "–" : <NumberText value={value} />}</dd>
        </div>
      ))}
    </dl>
  );
}
