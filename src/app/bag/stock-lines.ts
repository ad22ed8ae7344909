/** What is typed about supplies that move, read into the lines of a record of stock. */
import { isLocalDate, isTextUpTo } from "../../contract/ids.ts";
import { maxListLength, maxTextLength } from "../../contract/limits.ts";
import { currentRecipe } from "../../domain/catalogue/explode-kit.ts";
import { shippedCatalogue } from "../../domain/catalogue/shipped.ts";
import type { Item, Kit } from "../../domain/catalogue/catalogue.ts";
import type { ItemCode, KitCode } from "../../domain/ids.ts";
import { maxQuantity } from "../../domain/limits.ts";
import { err, ok, type Result } from "../../domain/result.ts";
import type { StockLine, StockReason } from "../../domain/stock.ts";

/** One line of the form as it stands there. */
export interface LineForm {
  /** Tells lines apart that say the same. */
  readonly id: number;
  /** Code of a kit or an item; empty while nothing is chosen. */
  readonly what: string;
  readonly count: string;
  /** Code of the pack that is counted; empty for single units, and for kits. */
  readonly pack: string;
  readonly lot: string;
  /** `YYYY-MM-DD`, or empty. */
  readonly expiry: string;
  readonly reason: StockReason | undefined;
}

export type LineProblem = "no-item" | "no-number" | "too-many" | "lot-unfit" | "not-a-day" | "no-reason";

export type LinesProblem =
  | { readonly kind: "nothing" }
  | { readonly kind: "too-many-lines" }
  | { readonly kind: "line"; readonly id: number; readonly problem: LineProblem };

/** What a line is about. */
export type Chosen = { readonly kit: Kit } | { readonly item: Item } | undefined;

export function emptyLine(id: number): LineForm {
  return { id, what: "", count: "", pack: "", lot: "", expiry: "", reason: undefined };
}

/** Codes are what this catalogue has, or nothing is chosen. */
export function chosenOf(what: string): Chosen {
  const kit = shippedCatalogue.kits.get(what as KitCode);
  if (kit !== undefined) return { kit };
  const item = shippedCatalogue.items.get(what as ItemCode);
  return item && { item };
}

/** What of it has a lot and an expiry that somebody can read: the item itself; of a kit its naloxone. */
export function boxedItemOf(chosen: Chosen): Item | undefined {
  if (chosen === undefined) return undefined;
  const items = "item" in chosen ? [chosen.item] : currentRecipe(chosen.kit).lines.flatMap(naloxoneOf);
  return items.find(({ tracksLot, tracksExpiry }) => tracksLot || tracksExpiry);
}

function naloxoneOf({ item }: { readonly item: ItemCode }): readonly Item[] {
  const found = shippedCatalogue.items.get(item);
  return found === undefined || found.doses === 0 ? [] : [found];
}

/**
 * Lines by item, lot and reason; kits taken apart by the recipe in use. Of what
 * is in them only the naloxone can have a lot: which boxes the rest was packed
 * from, nobody wrote on the kit.
 */
export function stockLinesOf(
  forms: readonly LineForm[],
  { needsReason }: { readonly needsReason: boolean },
): Result<readonly StockLine[], LinesProblem> {
  const lines: StockLine[] = [];
  for (const form of forms.filter((each) => !isUntouched(each))) {
    const read = linesOf(form, needsReason);
    if (!read.ok) return err({ kind: "line", id: form.id, problem: read.error });
    lines.push(...read.value);
  }
  const merged = mergedLines(lines);
  if (merged.length === 0) return err({ kind: "nothing" });
  if (merged.length > maxListLength.stockLines) return err({ kind: "too-many-lines" });
  return ok(merged);
}

function isUntouched({ what, count, lot, expiry }: LineForm): boolean {
  return [what, count, lot, expiry].every((typed) => typed.trim() === "");
}

/** A whole number as it was typed, spaces between its thousands allowed; nothing else. */
export function wholeNumberOf(typed: string): number | undefined {
  const digits = typed.replaceAll(/\s/g, "");
  return /^\d{1,9}$/.test(digits) ? Number(digits) : undefined;
}

function linesOf(form: LineForm, needsReason: boolean): Result<readonly StockLine[], LineProblem> {
  const chosen = chosenOf(form.what);
  if (chosen === undefined) return err("no-item");
  const count = wholeNumberOf(form.count);
  if (count === undefined || count === 0) return err("no-number");
  const { reason } = form;
  if (needsReason && reason === undefined) return err("no-reason");
  const why = needsReason && reason !== undefined ? { reason } : {};
  const units = "kit" in chosen ? unitsOfKit(chosen.kit, count) : [unitsOfItem(chosen.item, form, count)];
  if (units.some(({ quantity }) => quantity > maxQuantity)) return err("too-many");
  const boxed = boxedItemOf(chosen);
  const box = boxed === undefined ? ok({}) : boxOf(form, boxed);
  if (!box.ok) return box;
  return ok(units.map((line) => ({ ...line, ...why, ...(line.item === boxed?.code && box.value) })));
}

function unitsOfKit(kit: Kit, count: number): readonly StockLine[] {
  return currentRecipe(kit).lines.map(({ item, quantity }) => ({ item, quantity: quantity * count }));
}

function unitsOfItem({ code, packs }: Item, { pack }: LineForm, count: number): StockLine {
  const size = packs.find((each) => each.code === pack)?.quantity ?? 1;
  return { item: code, quantity: count * size };
}

/** What is printed on the box. */
function boxOf(
  form: LineForm,
  { tracksLot, tracksExpiry }: Item,
): Result<Pick<StockLine, "lot" | "expiry">, LineProblem> {
  const lot = tracksLot ? form.lot.trim() : "";
  const expiry = tracksExpiry ? form.expiry : "";
  if (lot !== "" && !isTextUpTo(lot, maxTextLength.lot)) return err("lot-unfit");
  if (expiry !== "" && !isLocalDate(expiry)) return err("not-a-day");
  return ok({ ...(lot !== "" && { lot }), ...(isLocalDate(expiry) && { expiry }) });
}

function mergedLines(lines: readonly StockLine[]): readonly StockLine[] {
  const merged = new Map<string, StockLine>();
  for (const line of lines) {
    const key = JSON.stringify([line.item, line.lot ?? null, line.expiry ?? null, line.reason ?? null]);
    const quantity = (merged.get(key)?.quantity ?? 0) + line.quantity;
    merged.set(key, { ...line, quantity });
  }
  return [...merged.values()];
}
