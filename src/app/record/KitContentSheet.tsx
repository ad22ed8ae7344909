import { useLayoutEffect, useRef } from "preact/hooks";
import type { Item, Kit } from "../../domain/catalogue/catalogue.ts";
import { shippedCatalogue } from "../../domain/catalogue/shipped.ts";
import type { ItemCode } from "../../domain/ids.ts";
import { maxQuantity } from "../../domain/limits.ts";
import { Button } from "../components/Button.tsx";
import { SelectField } from "../components/Field.tsx";
import { Sheet } from "../components/Sheet.tsx";
import { formatNumber } from "../language/format-number.ts";
import { nameOf, useLanguage, useNames, useText } from "../language/LanguageProvider.tsx";
import type { Draft } from "./draft.ts";
import styles from "./KitContentSheet.module.css";
import {
  changedItems,
  countedKit,
  itemsOfKits,
  type KitOfLine,
  kitsOf,
  type PackedItem,
  usualOfKits,
} from "./kits-of-draft.ts";
import type { DraftAction } from "./reduce-draft.ts";
import sheet from "./RefillSheet.module.css";
import { packAsUsual, setInKits, swapInKits } from "./repack-kits.ts";
import { Stepper } from "./Stepper.tsx";
import { isNaloxone, type Supplies } from "./supply-lines.ts";

type Repacking = (supplies: Supplies) => Supplies;

interface KitContentSheetProps {
  /** The kit that is opened; the sheet is open while there is one. */
  readonly kit: Kit | undefined;
  readonly draft: Draft;
  readonly change: (action: DraftAction) => void;
  readonly onClose: () => void;
}

/** What is in the kits of one tile this time: more or less of each thing, another size. Each tap counts at once. */
export function KitContentSheet({ kit, draft, change, onClose }: KitContentSheetProps) {
  const text = useText();
  const names = useNames();
  const of = kit && countedKit(draft, kit.code);
  const repack = (repacked: Repacking) => change({ type: "repack", repacked });

  return (
    <Sheet
      title={kit === undefined ? "" : nameOf(names, kit.code)}
      open={of !== undefined}
      onClose={onClose}
      isTall
    >
      {of !== undefined && <Content of={of} draft={draft} repack={repack} />}
      <div class={sheet.actions}>
        {of !== undefined && changedItems(draft, of).length > 0 && (
          <Button variant="quiet" onClick={() => repack((supplies) => packAsUsual(supplies, of))}>
            {text.record.kitAsUsual}
          </Button>
        )}
        <Button variant="primary" onClick={onClose}>
          {text.record.done}
        </Button>
      </div>
    </Sheet>
  );
}

interface ContentProps {
  readonly of: KitOfLine;
  readonly draft: Draft;
  readonly repack: (repacked: Repacking) => void;
}

function Content({ of, draft, repack }: ContentProps) {
  const text = useText();
  const names = useNames();
  const { language } = useLanguage();
  const kitCount = kitsOf(draft, of);
  const packed = itemsOfKits(draft, of);
  const usual = usualOfKits(draft, of);
  const { rowsRef, follow } = useFocusOnSwapped();

  return (
    <div ref={rowsRef} class={styles.rows}>
      <p class={styles.intro}>{text.record.kitIntro(kitCount)}</p>
      {rowsOf({ packed, usual }).map(({ item, quantity }) => {
        const usually = usual.find((other) => other.item === item)?.quantity ?? 0;
        const isLast = packed.every((other) => other.item === item);
        return (
          <div key={item} class={styles.row} data-item={item}>
            <Stepper
              label={nameOf(names, item)}
              {...(usual.length > 0 &&
                usually !== quantity && { hint: text.record.usually(formatNumber(language, usually)) })}
              value={quantity}
              // So that first and refill still are whole kits; and a kit is never empty.
              least={isNaloxone(item) ? kitCount : isLast ? 1 : 0}
              step={isNaloxone(item) ? kitCount : 1}
              most={maxQuantity}
              onChange={(value) => repack((supplies) => setInKits(supplies, of, { item, quantity: value }))}
            />
            {quantity > 0 && sizesOf(item).length > 1 && (
              <SelectField<ItemCode>
                label={text.record.kitSize}
                options={sizesOf(item).map(({ code }) => ({ value: code, label: nameOf(names, code) }))}
                value={item}
                onChange={(to) => {
                  follow(to);
                  repack((supplies) => swapInKits(supplies, of, { from: item, to }));
                }}
              />
            )}
          </div>
        );
      })}
    </div>
  );
}

/** A size that takes another's place is a row of its own: whoever chose it by keys goes on there. */
function useFocusOnSwapped() {
  const rowsRef = useRef<HTMLDivElement>(null);
  const swappedRef = useRef<ItemCode | undefined>(undefined);

  useLayoutEffect(() => {
    const select = rowsRef.current?.querySelector<HTMLElement>(
      `[data-item="${swappedRef.current ?? ""}"] select`,
    );
    if (select === null || select === undefined) return;
    swappedRef.current = undefined;
    select.focus();
  });

  return {
    rowsRef,
    follow: (item: ItemCode) => {
      swappedRef.current = item;
    },
  };
}

/** The recipe, also what was left out of it, in its order; what came in beside what it may stand for. */
function rowsOf({
  packed,
  usual,
}: {
  readonly packed: readonly PackedItem[];
  readonly usual: readonly PackedItem[];
}): readonly PackedItem[] {
  const rows = usual.map(({ item }) => packed.find((other) => other.item === item) ?? { item, quantity: 0 });
  for (const added of packed.filter(({ item }) => usual.every((other) => other.item !== item))) {
    const category = categoryOf(added.item);
    const beside = rows.findLastIndex(({ item }) => categoryOf(item) === category);
    rows.splice(beside === -1 ? rows.length : beside + 1, 0, added);
  }
  return rows;
}

function categoryOf(item: ItemCode): Item["category"] | undefined {
  return shippedCatalogue.items.get(item)?.category;
}

/** Syringes and needles come in sizes; one can go out for another. */
function sizesOf(item: ItemCode): readonly Item[] {
  const category = categoryOf(item);
  if (category !== "syringe" && category !== "needle") return [];
  return [...shippedCatalogue.items.values()].filter(
    (other) => other.category === category && other.retired !== true,
  );
}
