import { ChoiceGroup } from "../components/ChoiceGroup.tsx";
import { DateField, FieldRow } from "../components/Field.tsx";
import { useTeamText } from "../language/team-text.ts";
import { type DayChoice, whichDays } from "./coming-along.ts";
import styles from "./join.module.css";

interface DayFieldsProps {
  readonly choice: DayChoice;
  /** Entries that come along; absent while the days make no range. */
  readonly count: number | undefined;
  readonly onChange: (choice: DayChoice) => void;
}

export function DayFields({ choice, count, onChange }: DayFieldsProps) {
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
      {choice.which === "some" && (
        <FieldRow>
          <DateField
            label={text.from}
            value={choice.from}
            onInput={(from) => onChange({ ...choice, from })}
          />
          <DateField label={text.to} value={choice.to} onInput={(to) => onChange({ ...choice, to })} />
        </FieldRow>
      )}
      <output class={styles.count}>{count === undefined ? text.daysInOrder : text.countComing(count)}</output>
    </>
  );
}
