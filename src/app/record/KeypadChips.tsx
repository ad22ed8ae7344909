import type { ItemUnit, Pack } from "../../domain/catalogue/catalogue.ts";
import { formatNumber } from "../language/format-number.ts";
import { useLanguage, useText } from "../language/LanguageProvider.tsx";
import { type Entered, groupedAdded, totalOf } from "./entered.ts";
import styles from "./KeypadSheet.module.css";
import type { Added } from "./supplies.ts";

/** Nobody counts by ones what goes out by the handful. */
const handfuls = [5, 10] as const;

const none: readonly Pack[] = [];

interface KeypadChipsProps {
  readonly packs?: readonly Pack[] | undefined;
  readonly onAdd: (added: Added) => void;
}

/** Keys that add: a handful, or a pack with the number of what is in it. */
export function KeypadChips({ packs = none, onAdd }: KeypadChipsProps) {
  const text = useText();
  const { language } = useLanguage();

  return (
    <div class={styles.chips}>
      {handfuls.map((quantity) => (
        <button key={quantity} type="button" class={styles.chip} onClick={() => onAdd({ quantity })}>
          +{quantity}
        </button>
      ))}
      {packs.map(({ code, quantity }) => (
        <button key={code} type="button" class={styles.chip} onClick={() => onAdd({ quantity, pack: code })}>
          +{text.record.packOf(code, formatNumber(language, quantity))}
        </button>
      ))}
    </div>
  );
}

/** Says what was added and what it comes to: `15 + 2 × box of 2 = 19 doses`. Nothing while only digits were typed. */
export function useEnteredInWords(given: {
  readonly before: number;
  readonly unit?: ItemUnit;
}): (entered: Entered) => string {
  const text = useText();
  const { language } = useLanguage();

  return (entered) => {
    if (entered.added.length === 0) return "";
    const total = totalOf(entered, given.before);
    const from = total - entered.added.reduce((sum, { quantity }) => sum + quantity, 0);
    const parts = groupedAdded(entered).map(({ quantity, pack, times }) => {
      const what = formatNumber(language, quantity);
      const named = pack === undefined ? what : text.record.packOf(pack, what);
      return times === 1 && pack === undefined ? named : `${formatNumber(language, times)} × ${named}`;
    });
    const sum = [...(from > 0 ? [formatNumber(language, from)] : []), ...parts].join(" + ");
    return `${sum} = ${text.items.inUnit(given.unit ?? "each", total)}`;
  };
}
