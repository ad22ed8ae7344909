import type { ItemVariance } from "../../domain/shift-variance.ts";
import { NumberText } from "../components/NumberText.tsx";
import parts from "../components/parts.module.css";
import { type BagText, useBagText } from "../language/bag-text.ts";
import { formatNumber } from "../language/format-number.ts";
import { keepNumbers, keepUnits } from "../language/keep-together.ts";
import { nameOf, useLanguage, useNames } from "../language/LanguageProvider.tsx";
import styles from "./bag.module.css";
import { inTileOrder } from "./in-tile-order.ts";

/** Where what was loaded went, item by item, by this phone's own entries. What nobody noted is shown, never guessed away. */
export function ShiftVariance({ variance }: { readonly variance: readonly ItemVariance[] }) {
  const text = useBagText();
  const isAllThere = variance.every(({ left }) => left === 0);
  return (
    <section class={parts.stack} aria-label={text.variance}>
      <h2>{text.variance}</h2>
      <p class={parts.soft}>{text.varianceIntro}</p>
      <ul class={parts.rows}>
        {inTileOrder(variance).map((ofItem) => (
          <ItemRow key={ofItem.item} ofItem={ofItem} />
        ))}
      </ul>
      {isAllThere && <p>{text.nothingLeft}</p>}
      {variance.some(({ left }) => left < 0) && <p class={parts.soft}>{text.leftBelow}</p>}
    </section>
  );
}

function ItemRow({ ofItem }: { readonly ofItem: ItemVariance }) {
  const text = useBagText();
  const names = useNames();
  const { language } = useLanguage();
  const facts = (
    ["opening", "loadedOut", "handedOut", "wasted", "moved", "loadedIn", "untallied"] as const
  ).flatMap((part) => {
    const count = part === "handedOut" ? ofItem.tallied : ofItem[part];
    return count === 0 ? [] : [factOf(text[part], formatNumber(language, count))];
  });
  return (
    <li class={parts.row}>
      <span dir="auto">{keepUnits(nameOf(names, ofItem.item))}</span>
      <span class={styles.left}>
        {text.left} <strong class={styles.quantity}>{<NumberText value={ofItem.left} />}</strong>
      </span>
      <p class={styles.care}>{keepNumbers(facts.join(" · "))}</p>
    </li>
  );
}

function factOf(label: BagText["loadedOut"], count: string): string {
  return `${label} ${count}`;
}
