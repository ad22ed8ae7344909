import type { Bag } from "../../domain/bag.ts";
import type { LotHeld } from "../../domain/stock-ledger.ts";
import { Notice } from "../components/Notice.tsx";
import { useBagText } from "../language/bag-text.ts";
import { formatNumber } from "../language/format-number.ts";
import { nameOf, useLanguage, useNames } from "../language/LanguageProvider.tsx";
import { usePhone } from "../shell/phone-context.tsx";
import { bagAlerts } from "./bag-alerts.ts";
import styles from "./bag.module.css";
import { LotList } from "./LotList.tsx";
import type { Pars } from "./par.ts";

/** What to see to: what has expired, what soon will, and what runs low. None of it keeps anybody from handing out. */
export function BagWarnings({ bag, pars }: { readonly bag: Bag; readonly pars: Pars }) {
  const text = useBagText();
  const names = useNames();
  const { language } = useLanguage();
  const { today } = usePhone();
  const { expired, expiring, low } = bagAlerts(bag, { pars, today: today() });

  return (
    <>
      <LotsToSeeTo title={text.expiredTitle} lots={expired} />
      <LotsToSeeTo title={text.expiresTitle} lots={expiring} />
      {low.length > 0 && (
        <Notice tone="plain">
          <strong>{text.lowTitle}</strong>
          <ul class={styles.lots}>
            {low.map(({ item, quantity, par }) => (
              <li key={item}>
                {nameOf(names, item)}
                {": "}
                {text.lowOf(formatNumber(language, quantity), formatNumber(language, par))}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}

function LotsToSeeTo({ title, lots }: { readonly title: string; readonly lots: readonly LotHeld[] }) {
  const names = useNames();
  if (lots.length === 0) return null;
  const items = [...new Set(lots.map(({ item }) => item))];
  return (
    <Notice tone="warn">
      <strong>{title}</strong>
      {items.map((item) => (
        <div key={item}>
          <p>{nameOf(names, item)}</p>
          <LotList lots={lots.filter((lot) => lot.item === item)} />
        </div>
      ))}
    </Notice>
  );
}
