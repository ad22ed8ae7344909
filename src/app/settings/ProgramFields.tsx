/** When days, weeks and fiscal years begin, and how much of the time is kept: of a phone alone and of a program. */
import type { Program, TimePrecision } from "../../domain/program.ts";
import { ChoiceGroup } from "../components/ChoiceGroup.tsx";
import { SelectField } from "../components/Field.tsx";
import parts from "../components/parts.module.css";
import { formatMonthName, formatWeekday } from "../language/format-date.ts";
import { useLanguage, useText } from "../language/LanguageProvider.tsx";
import styles from "./settings.module.css";

type DayDraft = Pick<Program, "dayStartHour" | "weekStart">;

interface DayFieldsProps {
  readonly draft: DayDraft;
  readonly onChange: (changes: Partial<DayDraft>) => void;
}

/** Midnight, or late enough that no evening's work still goes on. */
const dayStartHours = [0, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const weekdays = [1, 2, 3, 4, 5, 6, 7];

/** When days and weeks begin. */
export function DayFields({ draft, onChange }: DayFieldsProps) {
  const text = useText();
  const { language } = useLanguage();
  return (
    <>
      <SelectField
        label={text.settings.dayStart}
        hint={text.settings.dayStartHint}
        options={dayStartHours.map((hour) => ({
          value: String(hour),
          label: hour === 0 ? text.settings.midnight : `${String(hour).padStart(2, "0")}:00`,
        }))}
        value={String(draft.dayStartHour)}
        onChange={(hour) => onChange({ dayStartHour: Number(hour) })}
      />
      <SelectField
        label={text.settings.weekStart}
        options={weekdays.map((day) => ({ value: String(day), label: formatWeekday(language, day) }))}
        value={String(draft.weekStart)}
        onChange={(day) => onChange({ weekStart: Number(day) })}
      />
    </>
  );
}

interface FiscalStartFieldsProps {
  /** `MM-DD` */
  readonly fiscalStart: string;
  readonly onChange: (fiscalStart: string) => void;
}

/** Of a year that is no leap year: 29 February begins no fiscal year. */
const daysInMonths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function FiscalStartFields({ fiscalStart, onChange }: FiscalStartFieldsProps) {
  const text = useText();
  const { language } = useLanguage();
  const month = Number(fiscalStart.slice(0, 2));
  const day = Number(fiscalStart.slice(3));
  const daysInMonth = daysInMonths[month - 1] ?? 31;

  function choose(nextMonth: number, nextDay: number) {
    const lastDay = daysInMonths[nextMonth - 1] ?? 31;
    onChange(`${twoDigits(nextMonth)}-${twoDigits(Math.min(nextDay, lastDay))}`);
  }

  return (
    <fieldset class={parts.fieldset}>
      <legend class={parts.legend}>{text.settings.fiscalStart}</legend>
      <div class={styles.pair}>
        <SelectField
          label={text.settings.fiscalMonth}
          options={daysInMonths.map((_, index) => ({
            value: String(index + 1),
            label: formatMonthName(language, index + 1),
          }))}
          value={String(month)}
          onChange={(next) => choose(Number(next), day)}
        />
        <SelectField
          label={text.settings.fiscalDay}
          options={Array.from({ length: daysInMonth }, (_, index) => ({
            value: String(index + 1),
            label: String(index + 1),
          }))}
          value={String(day)}
          onChange={(next) => choose(month, Number(next))}
        />
      </div>
    </fieldset>
  );
}

interface PrecisionFieldProps {
  readonly precision: TimePrecision;
  readonly onChange: (precision: TimePrecision) => void;
}

const precisions: readonly TimePrecision[] = ["none", "part", "hour"];

/** How much of the time of day a record keeps. */
export function PrecisionField({ precision, onChange }: PrecisionFieldProps) {
  const text = useText();
  return (
    <ChoiceGroup
      legend={text.settings.precision}
      name="precision"
      options={precisions.map((value) => ({
        value,
        label: text.settings.precisions[value],
        hint: text.settings.precisionHints[value],
      }))}
      value={precision}
      onChange={(next) => next !== undefined && onChange(next)}
    />
  );
}

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}
