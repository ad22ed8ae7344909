import { formatNumber } from "../language/format-number.ts";
import { nameOf, useLanguage, useNames, useText } from "../language/LanguageProvider.tsx";
import type { LargeNumber, LargestLine } from "./large-numbers.ts";

/** Says how many of what there are: `540 × Alcohol swab`. */
export function useLargeNumberInWords(): (large: LargeNumber | LargestLine) => string {
  const text = useText();
  const names = useNames();
  const { language } = useLanguage();
  const returned = { syringes: text.record.usedSyringes, containers: text.record.container };

  return (large) => {
    const name = "item" in large ? nameOf(names, large.item) : returned[large.counted];
    return `${formatNumber(language, large.quantity)} × ${name}`;
  };
}
