import type { ContainerSize, Item } from "../../domain/catalogue/catalogue.ts";
import type { ItemCode } from "../../domain/ids.ts";
import { formatDecimal, formatNumber } from "../language/format-number.ts";
import { nameOf, useLanguage, useNames, useText } from "../language/LanguageProvider.tsx";
import styles from "./PicturePicker.module.css";

interface ContainerPickerProps {
  readonly name: string;
  readonly containers: readonly Item[];
  readonly value: ItemCode | undefined;
  readonly onChange: (code: ItemCode) => void;
}

/** Sharps containers as pictures, each as large beside the others as it is in the hand. */
export function ContainerPicker({ name, containers, value, onChange }: ContainerPickerProps) {
  const text = useText();
  const names = useNames();
  const { language } = useLanguage();

  return (
    <fieldset>
      <legend class={styles.legend}>{text.record.container}</legend>
      <div class={styles.options}>
        {containers.map(({ code, container }) => (
          <label key={code} class={styles.option}>
            <input
              type="radio"
              class={styles.input}
              name={name}
              checked={code === value}
              onChange={() => onChange(code)}
            />
            <span class={styles.card}>
              {container !== undefined && <ContainerPicture size={container} />}
              <span class={styles.label}>{nameOf(names, code)}</span>
              {container !== undefined && (
                <span class={styles.hint}>
                  {"litres" in container
                    ? text.record.litres(formatDecimal(language, container.litres))
                    : text.record.holds(formatNumber(language, container.holds))}
                </span>
              )}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Its side grows with the cube root of what it holds, as a bin's does. */
function ContainerPicture({ size }: { readonly size: ContainerSize }) {
  const largestLitres = 18.927;
  const litres = "litres" in size ? Number(size.litres) : 0.25;
  const scale = 0.3 + 0.7 * Math.cbrt(litres / largestLitres);

  return (
    <svg class={styles.picture} viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      <g
        transform={`translate(24 46) scale(${scale.toFixed(3)}) translate(-24 -46)`}
        fill="none"
        stroke="currentColor"
        stroke-width={(2 / scale).toFixed(2)}
        stroke-linejoin="round"
      >
        <path d="M10 14h28l-3 32H13z" />
        <path d="M8 8h32v6H8zM18 8V3h12v5" />
      </g>
    </svg>
  );
}
