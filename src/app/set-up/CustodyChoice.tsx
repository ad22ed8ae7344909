import type { BookCustody } from "../../domain/program.ts";
import { useAccessText } from "../sign-in/use-access-text.ts";
import parts from "../components/parts.module.css";
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
      <legend class={parts.legend}>{text.custody}</legend>
      {options.map((custody) => (
        <div key={custody} class={styles.custody}>
          <input
            type="radio"
            id={`custody-${custody}`}
            class={styles.radio}
            name="custody"
            value={custody}
            checked={custody === value}
            aria-describedby={`custody-${custody}-hint`}
            onChange={() => onChange(custody)}
          />
          <div>
            <label class={styles.custodyName} for={`custody-${custody}`}>
              {text.custodies[custody]}
            </label>
            <p class={parts.soft} id={`custody-${custody}-hint`}>
              {text.custodyHints[custody]}
            </p>
          </div>
        </div>
      ))}
    </fieldset>
  );
}
