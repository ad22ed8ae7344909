import type { Fill } from "../../domain/record.ts";
import { useText } from "../language/LanguageProvider.tsx";
import styles from "./PicturePicker.module.css";

interface FillPickerProps {
  readonly name: string;
  readonly fills: readonly Fill[];
  readonly value: Fill | undefined;
  readonly onChange: (fill: Fill) => void;
}

/** How full, by looking at it: four pictures of the same bin. */
export function FillPicker({ name, fills, value, onChange }: FillPickerProps) {
  const text = useText();

  return (
    <fieldset>
      <legend class={styles.legend}>{text.record.howFull}</legend>
      <div class={styles.quarters}>
        {fills.map((fill) => (
          <label key={fill} class={styles.option}>
            <input
              type="radio"
              class={styles.input}
              name={name}
              checked={fill === value}
              onChange={() => onChange(fill)}
            />
            <span class={styles.card}>
              <FillPicture fill={fill} />
              <span class={styles.label}>{text.items.fills[fill]}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function FillPicture({ fill }: { readonly fill: Fill }) {
  const top = 44 - 28 * Number(fill);
  const slant = (3 * (44 - top)) / 32;

  return (
    <svg class={styles.picture} viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      <path d={`M${13 - slant} ${top}H${35 + slant}L35 44H13z`} fill="currentColor" opacity="0.45" />
      <path
        d="M10 12h28l-3 32H13z"
        fill="none"
        stroke="currentColor"
        stroke-width="2"
        stroke-linejoin="round"
      />
    </svg>
  );
}
