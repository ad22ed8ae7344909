/** Lines as a draft keeps them: units added to one, taken from others, and what is left out for somebody else. */
import { shippedCatalogue } from "../../domain/catalogue/shipped.ts";
import { maxQuantity } from "../../domain/limits.ts";
import type { KitCount, Line } from "../../domain/record.ts";

/** What is handed out, in the form in which a record stores it. */
export interface Supplies {
  readonly lines: readonly Line[];
  readonly kits: readonly KitCount[];
}

export const noSupplies: Supplies = { lines: [], kits: [] };

/** Adds to the line that says the same of the same item, and moves it to the end: what was tapped last is last. */
export function mergeLine(lines: readonly Line[], added: Line): readonly Line[] {
  const index = lines.findIndex((line) => saysTheSame(line, added));
  const found = lines[index];
  if (found === undefined) return [...lines, added];
  const merged = { ...found, quantity: Math.min(found.quantity + added.quantity, maxQuantity) };
  return [...lines.toSpliced(index, 1), merged];
}

/** Takes units from the last line that fits, then from the one before. */
export function takeUnits(
  lines: readonly Line[],
  quantity: number,
  fits: (line: Line) => boolean,
): readonly Line[] {
  const left: Line[] = [];
  let toTake = quantity;
  for (const line of lines.toReversed()) {
    const taken = fits(line) ? Math.min(toTake, line.quantity) : 0;
    toTake -= taken;
    if (taken === 0) left.push(line);
    else if (taken < line.quantity) left.push(lineOfUnits(line, line.quantity - taken));
  }
  return left.toReversed();
}

/** The line with so many units. A box of which one was taken out is no longer a box; one box of two still is. */
export function lineOfUnits(line: Line, quantity: number): Line {
  const { pack, ...unpacked } = line;
  const size = shippedCatalogue.items.get(line.item)?.packs.find(({ code }) => code === pack)?.quantity;
  const isWhole = size !== undefined && quantity % size === 0;
  return { ...(isWhole ? line : unpacked), quantity };
}

/** Lines without what one person was asked, or one box said: for somebody else. */
export function untoldLines(lines: readonly Line[]): readonly Line[] {
  return lines.map(({ lot: _lot, supply: _supply, reason: _reason, ...line }) => line).reduce(mergeLine, []);
}

export function isNaloxone(code: Line["item"]): boolean {
  return (shippedCatalogue.items.get(code)?.doses ?? 0) > 0;
}

export function sum(counts: readonly { readonly quantity: number }[]): number {
  return counts.reduce((total, { quantity }) => total + quantity, 0);
}

function saysTheSame(one: Line, other: Line): boolean {
  return (
    one.item === other.item &&
    one.direction === other.direction &&
    one.kit?.code === other.kit?.code &&
    one.kit?.version === other.kit?.version &&
    one.supply === other.supply &&
    one.reason === other.reason &&
    one.pack === other.pack &&
    one.lot === other.lot
  );
}
