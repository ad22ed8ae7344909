/** Which tiles there are, in an order that never changes by itself: a thumb learns where they are. */
import { type ItemCategory, itemCategories } from "../../domain/catalogue/catalogue.ts";
import { shippedCatalogue } from "../../domain/catalogue/shipped.ts";
import type { Tallied } from "./supplies.ts";

/** What the grid shows at one time. */
export type TileGroup = "common" | "kits" | ItemCategory;

export const tileGroups: readonly TileGroup[] = ["common", "kits", ...itemCategories];

/**
 * Kits, naloxone, fentanyl strips, then what goes over most tables most often.
 * The order keeps two-column naloxone tiles from leaving a hole in grids of
 * two, three, four and six columns.
 */
const commonCodes: readonly string[] = [
  "KIT-INJ-4",
  "KIT-INJ-5",
  "KIT-SMK-CRK",
  "TST-FEN",
  "NLX-KIT-NAS",
  "NLX-KIT-IM",
  "SYR-1ML-28G-12",
  "KIT-SMK-MTH",
  "KIT-SMK-FOIL",
  "KIT-SNT",
  "SYR-1ML-29G-12",
  "CKR-STD",
  "WTR-3ML",
  "SWB-ALC",
  "CON-EXT",
  "SHP-1QT",
  "TST-XYL",
  "KIT-WND",
  "WAT-BTL",
];

const everyTile: readonly Tallied[] = [
  ...[...shippedCatalogue.kits.values()].map((kit): Tallied => ({ type: "kit", kit })),
  ...[...shippedCatalogue.items.values()]
    .filter(({ retired }) => retired !== true)
    .map((item): Tallied => ({ type: "item", item })),
];

const tileByCode: ReadonlyMap<string, Tallied> = new Map(everyTile.map((tile) => [codeOf(tile), tile]));

/** `order` puts first what a site uses most; without one, the common tiles stand as they ship. */
export function tilesOf(group: TileGroup, order: readonly string[] = []): readonly Tallied[] {
  switch (group) {
    case "common":
      return commonTiles(order);
    case "kits":
      return everyTile.filter(({ type }) => type === "kit");
    default:
      return everyTile.filter((tile) => categoryOf(tile) === group);
  }
}

/**
 * As many as ship as common. Naloxone keeps its place: it has to be found without
 * looking, and its tiles of two columns would leave holes elsewhere.
 */
function commonTiles(order: readonly string[]): readonly Tallied[] {
  const shipped = commonCodes.flatMap((code) => tileByCode.get(code) ?? []);
  const used = order.flatMap((code) => tileByCode.get(code) ?? []);
  const others = [...new Set([...used, ...shipped])].filter((tile) => categoryOf(tile) !== "naloxone");
  return shipped.map((tile) => (categoryOf(tile) === "naloxone" ? tile : (others.shift() ?? tile)));
}

/** Tiles whose name has every word that was typed, wherever it stands; accents don't matter. */
export function tilesNamed(typed: string, nameOf: (code: string) => string): readonly Tallied[] {
  if (typed.trim() === "") return [];
  return everyTile.filter((tile) => isNamed(typed, `${nameOf(codeOf(tile))} ${codeOf(tile)}`));
}

/** Whether a name has every word that was typed. */
export function isNamed(typed: string, name: string): boolean {
  const searched = plainText(name);
  return plainText(typed)
    .split(/\s+/)
    .every((word) => searched.includes(word));
}

export function everyTallied(): readonly Tallied[] {
  return everyTile;
}

export function codeOf(tallied: Tallied): string {
  return tallied.type === "kit" ? tallied.kit.code : tallied.item.code;
}

export function categoryOf(tallied: Tallied): ItemCategory {
  return tallied.type === "kit" ? tallied.kit.category : tallied.item.category;
}

/** What one tap adds. */
export function usualOf(tallied: Tallied): number {
  return tallied.type === "kit" ? 1 : tallied.item.usual;
}

function plainText(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}
