import { useState } from "preact/hooks";
import { maxTextLength } from "../../contract/limits.ts";
import type { Program, TimePrecision } from "../../domain/program.ts";
import { Button } from "../components/Button.tsx";
import { ChoiceGroup } from "../components/ChoiceGroup.tsx";
import { ErrorSummary } from "../components/ErrorSummary.tsx";
import { SelectField, TextField } from "../components/Field.tsx";
import { formatMonthName, formatWeekday } from "../language/format-date.ts";
import { useLanguage, useText } from "../language/LanguageProvider.tsx";
import { SaveStatus } from "./SaveStatus.tsx";
import { SettingsPage } from "./SettingsPage.tsx";
import styles from "./settings.module.css";
import { parseLabel } from "./site-fields.ts";
import { useSaveProgram } from "./use-save-program.ts";
import { ZoneField } from "./ZoneField.tsx";

type ProgramDraft = Pick<
  Program,
  "name" | "zone" | "dayStartHour" | "weekStart" | "fiscalStart" | "timePrecision"
>;

/** Midnight, or late enough that no evening's work still goes on. */
const dayStartHours = [0, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const weekdays = [1, 2, 3, 4, 5, 6, 7];
const precisions: readonly TimePrecision[] = ["none", "part", "hour"];

const nameFieldId = "program-name";

/** Name, time zone, and when days, weeks and fiscal years begin. */
export function ProgramScreen() {
  const text = useText();
  const { program, state, save, goOnEditing } = useSaveProgram();
  const [draft, setDraft] = useState<ProgramDraft>(program);
  const [nameProblem, setNameProblem] = useState<"missing" | "unfit">();

  function change(changes: Partial<ProgramDraft>) {
    goOnEditing();
    setDraft((current) => ({ ...current, ...changes }));
  }

  async function submit(event: Event) {
    event.preventDefault();
    const name = parseLabel(draft.name, maxTextLength.programName);
    setNameProblem(name.ok ? undefined : name.error);
    if (!name.ok) return goOnEditing();
    const { zone, dayStartHour, weekStart, fiscalStart, timePrecision } = draft;
    await save({ name: name.value, zone, dayStartHour, weekStart, fiscalStart, timePrecision });
  }

  const nameError =
    nameProblem === undefined
      ? undefined
      : { missing: text.settings.nameMissing, unfit: text.settings.nameUnfit }[nameProblem];

  return (
    <SettingsPage title={text.settings.program}>
      <form class={styles.form} onSubmit={(event) => void submit(event)} noValidate>
        <ErrorSummary
          title={text.settings.checkFields}
          errors={nameError === undefined ? [] : [{ fieldId: nameFieldId, text: nameError }]}
        />
        <TextField
          id={nameFieldId}
          label={text.settings.name}
          hint={text.settings.nameHint}
          error={nameError}
          value={draft.name}
          onInput={(name) => change({ name })}
        />
        <ZoneField zone={draft.zone} onChange={(zone) => change({ zone })} />
        <DayFields draft={draft} onChange={change} />
        <FiscalStartFields
          fiscalStart={draft.fiscalStart}
          onChange={(fiscalStart) => change({ fiscalStart })}
        />
        <ChoiceGroup
          legend={text.settings.precision}
          name="precision"
          options={precisions.map((value) => ({
            value,
            label: text.settings.precisions[value],
            hint: text.settings.precisionHints[value],
          }))}
          value={draft.timePrecision}
          onChange={(timePrecision) => timePrecision !== undefined && change({ timePrecision })}
        />
        <p class={styles.soft}>{text.settings.keepsOld}</p>
        <SaveStatus state={state} />
        <div class={styles.actions}>
          <Button type="submit" variant="primary">
            {text.settings.save}
          </Button>
        </div>
      </form>
    </SettingsPage>
  );
}

interface DayFieldsProps {
  readonly draft: ProgramDraft;
  readonly onChange: (changes: Partial<ProgramDraft>) => void;
}

function DayFields({ draft, onChange }: DayFieldsProps) {
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

function FiscalStartFields({ fiscalStart, onChange }: FiscalStartFieldsProps) {
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
    <fieldset class={styles.fieldset}>
      <legend class={styles.legend}>{text.settings.fiscalStart}</legend>
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

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}
