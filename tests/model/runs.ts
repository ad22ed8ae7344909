/** With which bounds the model is explored, and what is planted in it to see that it sees. */

export type Bounds = Readonly<Record<string, number>>;

export interface Run {
  readonly name: string;
  readonly bounds: Bounds;
}

/** What the second phone is: `exchange.pml`. */
const [clone, own] = [0, 1];

export const runs: readonly Run[] = [
  { name: "a clone at any time", bounds: { SECOND: clone, LINES: 1 } },
  { name: "two phones", bounds: { SECOND: own, LINES: 1 } },
  {
    name: "a clone, and a body that is refused",
    bounds: { SECOND: clone, LINES: 1, EVENTS: 2, WITHHELD: 1 },
  },
];

export interface Mutant {
  readonly name: string;
  readonly bounds: Bounds;
}

const small = { EVENTS: 2, LINES: 1 };

export const mutants: readonly Mutant[] = [
  /** `hw` of a reply only raises what the phone knows. */
  { name: "ONLY_RAISED", bounds: small },
  { name: "NO_DIGEST", bounds: small },
  /** A new number begins at 0, though the phone has dropped what comes first. */
  { name: "BORN_ZERO", bounds: small },
  /** No receipt for an event that came under another number. */
  { name: "RECEIPT_SKIPPED", bounds: small },
  { name: "NO_DEDUPE", bounds: small },
  { name: "PRUNED_AFTER_ONE", bounds: small },
  /** An endpoint that has less than the phone still holds is only sent the rest. */
  { name: "PRUNED_IGNORED", bounds: small },
  /** A former number is not told of. */
  { name: "PREVIOUS_DROPPED", bounds: small },
  /** A body that came late counts as confirmed since its number was. */
  { name: "CONFIRMED_WITHOUT_BODY", bounds: { ...small, WITHHELD: 1 } },
  /** A body is brought only by the phone that kept it back. */
  { name: "OWN_LIST_ONLY", bounds: { ...small, WITHHELD: 1 } },
  /** What came whole at last stays in quarantine. */
  { name: "NOT_RELEASED", bounds: { ...small, WITHHELD: 1 } },
];
