import type { LotHeld } from "../../domain/stock-ledger.ts";
import { useBagText } from "../language/bag-text.ts";
import { formatDay } from "../language/format-date.ts";
import { formatNumber } from "../language/format-number.ts";
import { useLanguage } from "../language/LanguageProvider.tsx";
import { usePhone } from "../shell/phone-context.tsx";
import styles from "./bag.module.css";

/** Which lots there may be of an item: who hands something out seldom says of which. */
export function LotList({ lots }: { readonly lots: readonly LotHeld[] }) {
  const text = useBagText();
  const { language } = useLanguage();
  const { today } = usePhone();
  return (
    <ul class={styles.lots}>
      {lots.map(({ lot, expiry, quantity }) => (
        <li key={`${lot ?? ""} ${expiry ?? ""}`} dir="auto">
          {[
            lot === undefined ? text.noLot : text.lot(lot),
            expiry !== undefined &&
              (expiry < today() ? text.expiredOn : text.expiresOn)(formatDay(language, expiry)),
            text.upTo(formatNumber(language, quantity)),
          ]
            .filter((fact) => fact !== false)
            .join(" · ")}
        </li>
      ))}
    </ul>
  );
}
