import type { LocalDate } from "../../domain/ids.ts";
import { type Period, previousPeriod } from "../../domain/period.ts";
import { Button } from "../components/Button.tsx";
import { ChoiceGroup } from "../components/ChoiceGroup.tsx";
import { DateField, FieldRow } from "../components/Field.tsx";
import { Icon } from "../components/Icon.tsx";
import { useLanguage, useText } from "../language/LanguageProvider.tsx";
import { useProgram } from "../shell/program-context.tsx";
import {
  choiceOf,
  offeredPeriodTypes,
  periodAfter,
  type PeriodChoice,
  type PeriodProblem,
} from "./period-choice.ts";
import { periodInWords } from "./period-label.ts";
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
  const { program } = useProgram();

  return (
    <>
      <ChoiceGroup
        legend={text.totals.period}
        name="period"
        options={offeredPeriodTypes(program).map((value) => ({ value, label: text.totals.periods[value] }))}
        value={choice.type}
        onChange={(type) => type !== undefined && onChange({ ...choice, ...period, type })}
      />
      {choice.type === "custom" && (
        <CustomDays choice={choice} {...(problem !== undefined && { problem })} onChange={onChange} />
      )}
      {period !== undefined && <PeriodSteps period={period} today={today} onChange={onChange} />}
    </>
  );
}

type CustomDaysProps = Pick<PeriodPickerProps, "choice" | "problem" | "onChange">;

function CustomDays({ choice, problem, onChange }: CustomDaysProps) {
  const text = useText();
  const errorOfLast: Partial<Record<PeriodProblem, string>> = {
    "to-missing": text.totals.dayMissing,
    "not-in-order": text.totals.daysInOrder,
  };
  return (
    <FieldRow>
      <DateField
        label={text.totals.from}
        error={problem === "from-missing" ? text.totals.dayMissing : undefined}
        value={choice.from}
        onInput={(from) => onChange({ ...choice, from })}
      />
      <DateField
        label={text.totals.to}
        error={problem && errorOfLast[problem]}
        value={choice.to}
        onInput={(to) => onChange({ ...choice, to })}
      />
    </FieldRow>
  );
}

interface PeriodStepsProps {
  readonly period: Period;
  readonly today: LocalDate;
  readonly onChange: (choice: PeriodChoice) => void;
}

/** To the period before and after, by their names. */
export function PeriodSteps({ period, today, onChange }: PeriodStepsProps) {
  const text = useText();
  const { language } = useLanguage();
  const { program } = useProgram();
  const before = previousPeriod(period, program);
  const after = periodAfter(period, program);
  const nameOfBefore = periodInWords(before, { text, language });
  const nameOfAfter = periodInWords(after, { text, language });

  return (
    <div class={styles.steps}>
      <Button aria-label={text.totals.before(nameOfBefore)} onClick={() => onChange(choiceOf(before))}>
        <span class={styles.back}>
          <Icon name="forward" />
        </span>
        {nameOfBefore}
      </Button>
      {period.to < today && (
        <Button aria-label={text.totals.after(nameOfAfter)} onClick={() => onChange(choiceOf(after))}>
          {nameOfAfter}
          <Icon name="forward" />
        </Button>
      )}
    </div>
  );
}
