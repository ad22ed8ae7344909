import type { LocalDate } from "../../domain/ids.ts";
import type { Period } from "../../domain/period.ts";
import { Button } from "../components/Button.tsx";
import { ChoiceGroup } from "../components/ChoiceGroup.tsx";
import { DateField } from "../components/Field.tsx";
import { useText } from "../language/LanguageProvider.tsx";
import { usePhone } from "../shell/phone-context.tsx";
import {
  offeredPeriodTypes,
  periodAfter,
  periodBefore,
  type PeriodChoice,
  type PeriodProblem,
  withType,
} from "./period-choice.ts";
import styles from "./TotalsScreen.module.css";

interface PeriodPickerProps {
  readonly choice: PeriodChoice;
  /** What was chosen; absent while it can't be shown. */
  readonly period?: Period;
  readonly problem?: PeriodProblem;
  readonly today: LocalDate;
  readonly onChange: (choice: PeriodChoice) => void;
}

export function PeriodPicker({ choice, period, problem, today, onChange }: PeriodPickerProps) {
  const text = useText();
  const { program } = usePhone();

  return (
    <>
      <ChoiceGroup
        legend={text.totals.period}
        name="period"
        options={offeredPeriodTypes(program).map((value) => ({ value, label: text.totals.periods[value] }))}
        value={choice.type}
        onChange={(type) => type !== undefined && onChange(withType(choice, type, period))}
      />
      {choice.type === "custom" && (
        <div class={styles.days}>
          <DateField
            label={text.totals.from}
            error={problem === "from-missing" ? text.totals.dayMissing : undefined}
            value={choice.from}
            onInput={(from) => onChange({ ...choice, from })}
          />
          <DateField
            label={text.totals.to}
            error={
              problem === "to-missing"
                ? text.totals.dayMissing
                : problem === "not-in-order"
                  ? text.totals.daysInOrder
                  : undefined
            }
            value={choice.to}
            onInput={(to) => onChange({ ...choice, to })}
          />
        </div>
      )}
      {period !== undefined && (
        <div class={styles.steps}>
          <Button onClick={() => onChange(periodBefore(choice, period, program))}>
            {text.totals.before}
          </Button>
          {period.to < today && (
            <Button onClick={() => onChange(periodAfter(choice, period))}>{text.totals.after}</Button>
          )}
        </div>
      )}
    </>
  );
}
