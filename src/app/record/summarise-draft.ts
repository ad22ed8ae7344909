import { shippedCatalogue } from "../../domain/catalogue/shipped.ts";
import type { Factors } from "../../domain/program.ts";
import type { Text } from "../language/text.ts";
import type { Draft } from "./draft.ts";
import { changedItems } from "./kits-of-draft.ts";
import { returnOf } from "./returned.ts";
import { asksSupply, quantityOf, supplyQuantityOf, type Tallied } from "./supplies.ts";
import { everyTallied } from "./tile-catalogue.ts";

/** What is on the form in a few words, such as "2 kits, 5 strips, 1 naloxone first". Empty when there is nothing. */
export function summariseDraft(
  draft: Draft,
  { text, factors }: { readonly text: Text; readonly factors: Factors },
): string {
  const words = text.record;
  const { naloxone, ...supplies } = suppliesOf(draft);
  const parts: readonly (readonly [number, (count: number) => string])[] = [
    [draft.heads, words.sumHeads],
    [supplies.kits, words.sumKits],
    [supplies.syringes, words.sumSyringes],
    [supplies.strips, words.sumStrips],
    [naloxone.first, words.sumNaloxoneFirst],
    [naloxone.refill, words.sumNaloxoneRefill],
    [naloxone.notAsked, words.sumNaloxone],
    [draft.kits.filter((kit) => changedItems(draft, kit).length > 0).length, () => words.kitChanged],
    [supplies.items, words.sumItems],
    [returnedOf(draft, factors), isEstimated(draft, factors) ? words.sumReturnedAbout : words.sumReturned],
    [sumOf(draft.services), words.sumServices],
    [draft.referrals.length, words.sumReferrals],
    [sumOf(draft.steps), words.sumSteps],
    [draft.reversals.length, words.sumReversals],
    // One person is what every contact has.
    [draft.people === 1 ? 0 : draft.people, words.sumPeople],
    [draft.forOthers, words.sumForOthers],
    [draft.participantCode.trim() === "" ? 0 : 1, () => words.sumCode],
    [Object.keys(draft.demographics).length, words.sumAnswers],
    [draft.note.trim() === "" ? 0 : 1, () => words.sumNote],
  ];
  return parts
    .filter(([count]) => count > 0)
    .map(([count, say]) => say(count))
    .join(", ");
}

/** What came back, counted and estimated together, as far as it is known already. */
export function returnedOf(draft: Draft, factors: Factors): number {
  return draft.returns.reduce((sum, entry) => {
    const result = returnOf(entry, factors);
    return result.ok ? sum + result.value.quantity : sum;
  }, 0);
}

/** One part that was not counted makes the sum an estimate. */
function isEstimated(draft: Draft, factors: Factors): boolean {
  return draft.returns.some((entry) => {
    const result = returnOf(entry, factors);
    return result.ok && result.value.method !== "counted";
  });
}

export function sumOf(counts: readonly { readonly count: number }[]): number {
  return counts.reduce((sum, { count }) => sum + count, 0);
}

/** Every tile that has a count, in the order of the catalogue. */
export function countedTiles(draft: Draft): readonly Tallied[] {
  // Most drafts hold a handful of codes, and the catalogue more than a hundred.
  const codes = new Set<string>([
    ...draft.lines.map(({ item }) => item),
    ...draft.kits.map(({ code }) => code),
  ]);
  return everyTallied().filter(
    (tallied) =>
      codes.has(tallied.type === "kit" ? tallied.kit.code : tallied.item.code) &&
      quantityOf(draft, tallied) > 0,
  );
}

function suppliesOf(draft: Draft) {
  const sums = { kits: 0, syringes: 0, strips: 0, items: 0, naloxone: { first: 0, refill: 0, notAsked: 0 } };
  for (const tallied of countedTiles(draft)) {
    const quantity = quantityOf(draft, tallied);
    if (asksSupply(tallied)) {
      const first = supplyQuantityOf(draft, tallied, "first");
      const refill = supplyQuantityOf(draft, tallied, "refill");
      sums.naloxone.first += first;
      sums.naloxone.refill += refill;
      sums.naloxone.notAsked += quantity - first - refill;
    } else if (tallied.type === "kit") sums.kits += quantity;
    else if (tallied.item.syringes > 0) sums.syringes += quantity;
    else if (tallied.item.unit === "strip") sums.strips += quantity;
    else sums.items += quantity;
  }
  for (const { item, kit, quantity } of draft.lines) {
    if (kit === undefined && !shippedCatalogue.items.has(item)) sums.items += quantity;
  }
  return sums;
}
