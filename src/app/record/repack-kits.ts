/** What is changed in kits that are counted: more or less of something, another size of it, or as usual again. */
import type { ItemCode } from "../../domain/ids.ts";
import { maxQuantity } from "../../domain/limits.ts";
import type { Line } from "../../domain/record.ts";
import {
  isIn,
  isSameKit,
  itemsOfKits,
  type KitOfLine,
  kitsOf,
  type PackedItem,
  shareOf,
  usualOfKits,
} from "./kits-of-draft.ts";
import { isNaloxone, lineOfUnits, mergeLine, sum, type Supplies, takeUnits } from "./supply-lines.ts";

/**
 * Puts so many of an item into all of these kits together. Something stays in
 * them: a kit is never counted without what was in it. Naloxone changes by
 * whole doses in each, so that first and refill still are whole kits.
 */
export function setInKits(supplies: Supplies, of: KitOfLine, { item, quantity }: PackedItem): Supplies {
  const packed = itemsOfKits(supplies, of);
  const there = packed.find((other) => other.item === item)?.quantity ?? 0;
  if (isNaloxone(item) && there > 0) return setDoses(supplies, of, { item, quantity });
  if (quantity > there) {
    const units = Math.min(quantity, maxQuantity) - there;
    return {
      ...supplies,
      lines: putInPlace(supplies.lines, { item, quantity: units, direction: "out", kit: of }),
    };
  }
  const isLast = packed.every((other) => other.item === item);
  const lines = takeUnits(supplies.lines, there - (isLast ? Math.max(quantity, 1) : quantity), (line) =>
    isIn(line, of, item),
  );
  return { ...supplies, lines };
}

/** Puts another item in the place of one, as many of it: another size of the same thing. */
export function swapInKits(
  supplies: Supplies,
  of: KitOfLine,
  { from, to }: { readonly from: ItemCode; readonly to: ItemCode },
): Supplies {
  const quantity = sum(supplies.lines.filter((line) => isIn(line, of, from)));
  const there = sum(supplies.lines.filter((line) => isIn(line, of, to)));
  if (quantity === 0 || from === to || quantity + there > maxQuantity) return supplies;
  const swapped = putInPlace(supplies.lines, { item: to, quantity, direction: "out", kit: of });
  return { ...supplies, lines: swapped.filter((line) => !isIn(line, of, from)) };
}

/** Packs these kits by their recipe again. First, refill and the reason stay with what naloxone is in them. */
export function packAsUsual(supplies: Supplies, of: KitOfLine): Supplies {
  const usual = usualOfKits(supplies, of);
  if (usual.length === 0) return supplies;
  const isUsual = (line: Line) => usual.some(({ item }) => line.item === item);
  const own = supplies.lines.filter((line) => !isSameKit(line.kit, of) || isUsual(line));
  return usual.reduce<Supplies>((before, packed) => setInKits(before, of, packed), {
    ...supplies,
    lines: own,
  });
}

/** As many doses in each of these kits, whatever supply each one was. */
function setDoses(supplies: Supplies, of: KitOfLine, { item, quantity }: PackedItem): Supplies {
  const there = kitsOf(supplies, of);
  const inEach = shareOf(sum(supplies.lines.filter((line) => isIn(line, of, item))), there);
  const wanted = Math.max(Math.round(quantity / there), 1);
  if (inEach === 0 || wanted * there > maxQuantity) return supplies;
  const lines = supplies.lines.map((line) =>
    isIn(line, of, item) && line.quantity % inEach === 0
      ? lineOfUnits(line, (line.quantity / inEach) * wanted)
      : line,
  );
  return { ...supplies, lines };
}

/** Adds to a line where it stands, so that what is in the kits keeps its order. */
function putInPlace(lines: readonly Line[], added: Line): readonly Line[] {
  const index = lines.findLastIndex((line) => added.kit !== undefined && isIn(line, added.kit, added.item));
  const found = lines[index];
  if (found === undefined) return mergeLine(lines, added);
  return lines.with(index, lineOfUnits(found, found.quantity + added.quantity));
}
