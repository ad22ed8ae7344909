/** With which bounds the model is explored, and what is planted in it to see that it sees. */

/** Those of `state.pml`, where also stands what holds without them. */
export type Bounds = Readonly<Record<string, number>>;

export interface Run {
  /** As the README's tables have it. */
  readonly name: string;
  readonly bounds: Bounds;
}

/** What the second phone is: `state.pml`. */
const [clone, own, twin] = [0, 1, 2];

export const runs: readonly Run[] = [
  { name: "never restored: a clone, three events, two late replies", bounds: { SECOND: clone, RESTORES: 0 } },
  { name: "a clone, three events, one late reply", bounds: { SECOND: clone, LATE: 1 } },
  { name: "a clone, two events, two late replies", bounds: { SECOND: clone, EVENTS: 2 } },
  { name: "two phones, three events, two late replies", bounds: { SECOND: own } },
  { name: "a twin, three events, one late reply", bounds: { SECOND: twin, LATE: 1 } },
  {
    name: "a clone and a refused body, two events, one late reply",
    bounds: { SECOND: clone, EVENTS: 2, LATE: 1, WITHHELD: 1 },
  },
  {
    name: "a clone, and one of the two joins again, two events, one late reply",
    bounds: { SECOND: clone, EVENTS: 2, LATE: 1, REJOINS: 1 },
  },
  {
    name: "a clone and three days, two events, one late reply",
    bounds: { SECOND: clone, EVENTS: 2, LATE: 1, DAYS: 3 },
  },
  {
    name: "a clone and three days, the endpoint's clock set back once, two events",
    bounds: { SECOND: clone, EVENTS: 2, LATE: 0, DAYS: 3, FALLS: 1 },
  },
  {
    name: "two phones, the endpoint's clock set back once, two events, one late reply",
    bounds: { SECOND: own, EVENTS: 2, LATE: 1, FALLS: 1 },
  },
];

const allAtOnce = { SECOND: clone, WITHHELD: 1, REJOINS: 1, DAYS: 3 };

/** Too long for every day: `--whole`. */
export const longRuns: readonly Run[] = [
  { name: "a clone, three events, two late replies", bounds: { SECOND: clone } },
  {
    name: "never restored: a clone, a refused body, joining again and three days, two events",
    bounds: { ...allAtOnce, EVENTS: 2, LATE: 0, RESTORES: 0 },
  },
  {
    name: "the same and restores, one event, one late reply",
    bounds: { ...allAtOnce, EVENTS: 1, LATE: 1, NUMBERS: 8 },
  },
  {
    name: "two phones and three days, three events, one late reply",
    bounds: { SECOND: own, LATE: 1, DAYS: 3 },
  },
  {
    name: "a clone and three days, three events",
    bounds: { SECOND: clone, LATE: 0, DAYS: 3, NUMBERS: 8 },
  },
  {
    name: "a twin, and one of the two joins again, two events, one late reply",
    bounds: { SECOND: twin, EVENTS: 2, LATE: 1, REJOINS: 1 },
  },
];

export interface Mutant {
  readonly name: string;
  /** The one that has to find it. */
  readonly property: "S1" | "S2" | "S3" | "S4" | "S5";
  readonly bounds: Bounds;
}

const small = { EVENTS: 2, LATE: 0 };

export const mutants: readonly Mutant[] = [
  /** `hw` of a reply only raises what the phone knows. */
  { name: "ONLY_RAISED", property: "S2", bounds: small },
  { name: "NO_DIGEST", property: "S4", bounds: { ...small, RESTORES: 0 } },
  /** A new number begins at 0, though the phone has dropped what comes first. */
  { name: "BORN_ZERO", property: "S5", bounds: small },
  /** No receipt for an event that came under another number. */
  { name: "RECEIPT_SKIPPED", property: "S5", bounds: { ...small, RESTORES: 0 } },
  /** What came under another number is stored again. */
  { name: "NO_DEDUPE", property: "S3", bounds: { ...small, RESTORES: 0 } },
  { name: "PRUNED_AFTER_ONE", property: "S2", bounds: small },
  /** An endpoint that has less than the phone still holds is only sent the rest. */
  { name: "PRUNED_IGNORED", property: "S5", bounds: small },
  /** A former number is not told of. */
  { name: "PREVIOUS_DROPPED", property: "S2", bounds: small },
  /** A body that came late counts as confirmed since its number was. */
  { name: "CONFIRMED_WITHOUT_BODY", property: "S2", bounds: { ...small, WITHHELD: 1 } },
  /** A body is brought only by the phone that kept it back. */
  { name: "OWN_LIST_ONLY", property: "S2", bounds: { ...small, WITHHELD: 1 } },
  /** What came whole at last stays in quarantine. */
  { name: "NOT_RELEASED", property: "S1", bounds: { ...small, WITHHELD: 1, RESTORES: 0 } },
  /** A confirmation counts for the day that its reply was made on, however late that comes. */
  { name: "LATE_DAY", property: "S2", bounds: { ...small, LATE: 1 } },
  /** Only the last former number is told of: two phones have two of which something is lost after two restores only. */
  { name: "LAST_PREVIOUS_ONLY", property: "S2", bounds: { ...small, SECOND: own, DAYS: 3 } },
  /** What an endpoint took back stays confirmed for the days before yesterday. */
  { name: "NEWEST_CUT", property: "S2", bounds: { ...small, DAYS: 3 } },
  /** Whoever joins again tells of the numbers since then only. */
  { name: "REJOIN_FORGETS", property: "S2", bounds: { ...small, REJOINS: 1 } },
  /** A number that the endpoint gives to another phone is asked for again and again. */
  { name: "REFUSAL_IGNORED", property: "S5", bounds: { ...small, SECOND: twin } },
  /** What another number of the phone may have brought is called missing for certain. */
  { name: "CERTAIN_OF_NUMBER", property: "S2", bounds: { ...small, SECOND: own, DAYS: 3 } },
  { name: "CERTAIN_OF_NUMBER", property: "S2", bounds: { ...small, SECOND: twin, DAYS: 3 } },
  /** Nothing is looked for under the number that goes on with it. */
  { name: "NEVER_ELSEWHERE", property: "S2", bounds: small },
  /** Nor under one from before it. */
  { name: "LATER_ONLY", property: "S2", bounds: { ...small, SECOND: own, DAYS: 3 } },
  /** A reply from before the endpoint's clock was set back counts as the newest, for its clock is ahead. */
  { name: "ANY_CLOCK", property: "S2", bounds: { ...small, SECOND: own, LATE: 1, FALLS: 1 } },
  /**
   * The last is no mistake, but more than is promised ("Known gap" in the README): once it gives no
   * counterexample any more, the property can say as much.
   */
  { name: "NAMES_ALL", property: "S2", bounds: { ...small, EVENTS: 3 } },
];
