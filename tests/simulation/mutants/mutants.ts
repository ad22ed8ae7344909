/**
 * All of them. Not among them is what would change nothing, though it looks
 * like a bug:
 *
 * - A known event applied again to its record: the state is a fold over a set,
 *   and the totals are differences of states. What is caught of it is the mark on its
 *   receipt.
 * - A try without an answer taken for a success: what is shown is worked out of
 *   the log's facts, and those change by a reply only.
 * - A list of former numbers without the older ones: the endpoint was told of each
 *   when it was the last, and a phone with two tabs stops at a log that it doesn't know.
 * - A reply to a number that was left: the digest begins where its number does, so
 *   at worst the phone takes one more number.
 * - Of a commit, the others acknowledged when one fails: only a mistake of ours
 *   makes one fail alone, and then the schedule fails by that.
 */
import type { Mutant } from "./mutant.ts";
import { forLeads } from "./for-leads.ts";
import { onEndpoint } from "./on-endpoint.ts";
import { onPhone } from "./on-phone.ts";
import { onTheWay } from "./on-the-way.ts";

export const mutants: readonly Mutant[] = [...onPhone, ...onTheWay, ...onEndpoint, ...forLeads];

export function mustFindMutant(name: string): Mutant {
  const found = mutants.find((mutant) => mutant.name === name);
  if (found !== undefined) return found;
  throw new Error(`There is no such mutant; there are\n${mutants.map((mutant) => mutant.name).join("\n")}`);
}
