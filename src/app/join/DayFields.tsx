import { useMemo, useState } from "preact/hooks";
import type { RevisedRecord } from "../../storage/phone.ts";
import { CheckList } from "../components/CheckList.tsx";
import { ChoiceGroup } from "../components/ChoiceGroup.tsx";
import { DateField } from "../components/Field.tsx";
import { formatDay } from "../language/format-date.ts";
import { useLanguage } from "../language/LanguageProvider.tsx";
import { useTeamText } from "../language/team-text.ts";
import { type DayChoice, daysHere, since, whichDays } from "./coming-along.ts";
import styles from "./join.module.css";

interface DayFieldsProps {
  readonly records: readonly RevisedRecord[];
  readonly choice: DayChoice;
  /** Entries that come along. */
  readonly count: number;
  readonly onChange: (choice: DayChoice) => void;
}

/** All, none, or day by day: what somebody would rather keep is often one evening. */
export function DayFields({ records, choice, count, onChange }: DayFieldsProps) {
  const text = useTeamText();
  return (
    <>
      <ChoiceGroup
        legend={text.which}
        name="which"
        options={whichDays.map((value) => ({ value, label: text.whichDays[value] }))}
        value={choice.which}
        onChange={(which) => which !== undefined && onChange({ ...choice, which })}
      />
      {choice.which === "some" && <SingleDays records={records} choice={choice} onChange={onChange} />}
      <output class={styles.count}>{text.countComing(count)}</output>
    </>
  );
}

function SingleDays({ records, choice, onChange }: Omit<DayFieldsProps, "count">) {
  const text = useTeamText();
  const { language } = useLanguage();
  const days = useMemo(() => daysHere(records), [records]);
  const [from, setFrom] = useState("");

  return (
    <>
      <DateField
        label={text.since}
        value={from}
        onInput={(next) => {
          setFrom(next);
          onChange(since(records, choice, next));
        }}
      />
      <CheckList
        legend={text.daysTitle}
        options={days.map(({ day, records: here }) => ({
          value: day,
          label: text.dayOf(formatDay(language, day, "fullWithYear"), here),
        }))}
        chosen={choice.days}
        onChange={(chosen) => onChange({ ...choice, days: chosen })}
      />
    </>
  );
}
