import { itemCategories } from "../../domain/catalogue/catalogue.ts";
import { shippedCatalogue } from "../../domain/catalogue/shipped.ts";
import type { ItemHeld } from "../../domain/stock-ledger.ts";
import { NumberText } from "../components/NumberText.tsx";
import parts from "../components/parts.module.css";
import { useBagText } from "../language/bag-text.ts";
import { formatNumber } from "../language/format-number.ts";
import { keepUnits } from "../language/keep-together.ts";
import { nameOf, useLanguage, useNames, useText } from "../language/LanguageProvider.tsx";
import styles from "./bag.module.css";
import { inTileOrder } from "./in-tile-order.ts";
import { LotList } from "./LotList.tsx";

/** By category, in the order of the tiles. */
export function BagItems({ items }: { readonly items: readonly ItemHeld[] }) {
  const text = useBagText();
  const { items: words } = useText();
  const groups = [...itemCategories, undefined].flatMap((category) => {
    const ofGroup = inTileOrder(items).filter(
      ({ item }) => shippedCatalogue.items.get(item)?.category === category,
    );
    return ofGroup.length === 0 ? [] : [{ category, ofGroup }];
  });
  return (
    <section class={parts.stack} aria-label={text.holds}>
      <h2>{text.holds}</h2>
      {groups.map(({ category, ofGroup }) => (
        <div key={category ?? ""} class={styles.group}>
          {category !== undefined && <h3 class={styles.category}>{words.categories[category]}</h3>}
          <ul class={parts.rows}>
            {ofGroup.map((held) => (
              <HeldItem key={held.item} held={held} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function HeldItem({ held: { item, quantity, lots } }: { readonly held: ItemHeld }) {
  const text = useBagText();
  const names = useNames();
  const { language } = useLanguage();
  return (
    <li class={parts.row}>
      <span dir="auto">{keepUnits(nameOf(names, item))}</span>
      <strong class={styles.quantity}>
        <NumberText value={quantity} />
      </strong>
      {quantity < 0 && <p class={styles.care}>{text.missing(formatNumber(language, -quantity))}</p>}
      {quantity > 0 && lots.length > 0 && <LotList lots={lots} />}
    </li>
  );
}
