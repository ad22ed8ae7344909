/**
 * Numbers so large that the form asks once whether they were meant, wherever
 * they come from: a row of taps, a kit that holds many of one thing, the +50 of
 * returns, the keypad. It is never in the way: a Save stores them unanswered.
 */
import type { ItemCode } from "../../domain/ids.ts";
import { askAboveQuantity } from "../../domain/limits.ts";
import type { Line } from "../../domain/record.ts";
import type { ReturnEntry, ReturnForm } from "./returned.ts";

/** What of a draft is looked at here. */
export interface AskedAbout {
  readonly lines: readonly Line[];
  readonly returns: readonly ReturnEntry[];
  /** Codes of tiles whose large number was meant. A return says so itself, for its place in the list can change. */
  readonly meant: readonly string[];
}

export type LargeNumber =
  | {
      readonly type: "tile";
      /** The item's, or that of the kit it is in. */
      readonly code: string;
      readonly item: ItemCode;
      readonly quantity: number;
    }
  | {
      readonly type: "return";
      readonly index: number;
      readonly counted: "syringes" | "containers";
      readonly quantity: number;
    };

/** What is asked about now: one thing at a time. */
export function largeNumberToAsk({ lines, returns, meant }: AskedAbout): LargeNumber | undefined {
  return largeTiles(lines).find(({ code }) => !meant.includes(code)) ?? largeReturn(returns);
}

/** The same draft with the answer that this number was meant. */
export function withMeant<Draft extends AskedAbout>(draft: Draft, large: LargeNumber): Draft {
  if (large.type === "tile") return { ...draft, meant: [...draft.meant, large.code] };
  const entry = draft.returns[large.index];
  if (entry?.type !== "form") return draft;
  const answered: ReturnEntry = { ...entry, form: { ...entry.form, isMeant: true } };
  return { ...draft, returns: draft.returns.with(large.index, answered) };
}

/** Codes of the tiles with a large number: of what is stored or was typed, none is asked about again. */
export function largeTileCodes(lines: readonly Line[]): readonly string[] {
  return [...new Set(largeTiles(lines).map(({ code }) => code))];
}

export type LargestLine = Pick<Line, "item" | "quantity">;

/** What so many kits, one or more, hold most of, each of them packed with these items. */
export function largestOf(items: readonly LargestLine[], kitCount: number): LargestLine {
  const largest = items.reduce((most, line) => (line.quantity > most.quantity ? line : most));
  return { item: largest.item, quantity: largest.quantity * kitCount };
}

/** The most kits that are not asked about. */
export function askAboveOf(items: readonly LargestLine[]): number {
  return Math.floor(askAboveQuantity / largestOf(items, 1).quantity);
}

function largeTiles(lines: readonly Line[]): readonly Extract<LargeNumber, { type: "tile" }>[] {
  const sums = new Map<string, Extract<LargeNumber, { type: "tile" }>>();
  for (const { item, kit, quantity } of lines) {
    const code = kit?.code ?? item;
    const before = sums.get(`${code} ${item}`)?.quantity ?? 0;
    sums.set(`${code} ${item}`, { type: "tile", code, item, quantity: before + quantity });
  }
  return [...sums.values()].filter(({ quantity }) => quantity > askAboveQuantity);
}

function largeReturn(returns: readonly ReturnEntry[]): LargeNumber | undefined {
  for (const [index, entry] of returns.entries()) {
    if (entry.type === "kept" || entry.form.isMeant) continue;
    const quantity = numberTyped(entry.form);
    const counted = entry.form.method === "container" ? "containers" : "syringes";
    if (quantity > askAboveQuantity) return { type: "return", index, counted, quantity };
  }
  return undefined;
}

/** The number that is typed or stepped for the method chosen now. A weight is no number of things. */
function numberTyped({ method, quantity, containers }: ReturnForm): number {
  if (method === undefined || method === "weight") return 0;
  return method === "container" ? containers : quantity;
}
