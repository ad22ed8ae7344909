import { itemCategories } from "../../domain/catalogue/catalogue.ts";
import { shippedCatalogue } from "../../domain/catalogue/shipped.ts";
import type { ItemCode } from "../../domain/ids.ts";

const places: ReadonlyMap<ItemCode, number> = new Map(
  itemCategories
    .flatMap((category) => [...shippedCatalogue.items.values()].filter((item) => item.category === category))
    .map(({ code }, index) => [code, index]),
);

/** Items in the order in which tiles and sheets show them; those of a newer catalogue last. */
export function inTileOrder<Of extends { readonly item: ItemCode }>(items: readonly Of[]): readonly Of[] {
  const placeOf = ({ item }: Of) => places.get(item) ?? places.size;
  return items.toSorted((one, other) => placeOf(one) - placeOf(other));
}
