import type { BookCustody } from "../../domain/program.ts";
import { useAccessText } from "../sign-in/use-access-text.ts";
import styles from "./set-up.module.css";

interface CustodyChoiceProps {
  readonly options: readonly BookCustody[];
  readonly value: BookCustody;
  readonly onChange: (custody: BookCustody) => void;
}

/** One of three ways, each with the sentence that it must not be chosen without. */
export function CustodyChoice({ options, value, onChange }: CustodyChoiceProps) {
  const text = useAccessText();
  return (
    <fieldset>
      <legend class={styles.legend}>{text.custody}</legend>
      {options.map((custody) => (
        <label key={custody} class={styles.custody}>
          <input
            type="radio"
            class={styles.radio}
            name="custody"
            value={custody}
            checked={custody === value}
            aria-describedby={`custody-${custody}`}
            onChange={() => onChange(custody)}
          />
          <span>
            <span class={styles.custodyName}>{text.custodies[custody]}</span>
            <span class={styles.soft} id={`custody-${custody}`}>
              {text.custodyHints[custody]}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
