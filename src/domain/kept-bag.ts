/**
 * How a phone keeps its bag: what moved since it was begun, added up event by
 * event, so that no save asks what was recorded before.
 */
import { type Bag, bagEffects, bagPlace, heldIn, type HeldRow, withEffects } from "./bag.ts";
import type { ItemCode } from "./ids.ts";
import type { SatchelRecord } from "./record.ts";

export interface KeptBag {
  /** Records with a lower number were handed out of no bag that is known here. */
  readonly since: number;
  /** First and last numbers of what came from a file since then: it left another bag, or this one long ago. */
  readonly brought: readonly (readonly [number, number])[];
  readonly held: readonly HeldRow[];
}

/** What one event did to a record. */
export interface BagChange {
  /** Number of the record's first event. */
  readonly seq: number;
  /** Not made on this phone, but read from a file or brought along. */
  readonly isBrought: boolean;
  readonly before: SatchelRecord | undefined;
  readonly after: SatchelRecord | undefined;
}

/** `undefined` while there is no bag. */
export function changedBag(bag: KeptBag | undefined, changes: readonly BagChange[]): KeptBag | undefined {
  return changes.reduce(afterChange, bag);
}

function afterChange(bag: KeptBag | undefined, change: BagChange): KeptBag | undefined {
  if (change.isBrought) return bag && { ...bag, brought: withNumber(bag.brought, change.seq) };
  const [came, went] = [movedBy(change.after), movedBy(change.before)];
  if (came.length + went.length === 0) return bag;
  const begun = bag ?? (begins(change) ? emptyBag(change.seq) : undefined);
  if (begun === undefined || !isIn(begun, change.seq)) return bag;
  const held = withEffects(withEffects(begun.held, went, -1), came, 1);
  // Undone before anything else happened: there is no bag, rather than an empty one that all goes missing from.
  const isUndone = change.after === undefined && change.seq === begun.since && held.length === 0;
  return isUndone ? undefined : { ...begun, held };
}

/** What was typed from paper, or brought from elsewhere, was handed out by somebody, of some bag. */
function movedBy(record: SatchelRecord | undefined) {
  return record?.via === undefined ? bagEffects(record) : [];
}

function begins({ before, after }: BagChange): boolean {
  return before === undefined && after?.kind === "stock" && movedBy(after).length > 0;
}

function emptyBag(since: number): KeptBag {
  return { since, brought: [], held: [] };
}

function isIn({ since, brought }: KeptBag, seq: number): boolean {
  return seq >= since && !brought.some(([first, last]) => first <= seq && seq <= last);
}

function withNumber(brought: KeptBag["brought"], seq: number): KeptBag["brought"] {
  const last = brought.at(-1);
  return last !== undefined && last[1] + 1 === seq
    ? [...brought.slice(0, -1), [last[0], seq]]
    : [...brought, [seq, seq]];
}

/** For a phone that comes to a program: what is recorded there from `since` on leaves the bag that it had. */
export function bagToBring(
  { bag, items }: { readonly bag?: Bag; readonly items: ReadonlyMap<ItemCode, ItemCode> },
  since: number,
): KeptBag | undefined {
  if (bag === undefined) return undefined;
  const came = heldIn(bag).map(({ quantity, ...row }) => ({
    ...row,
    // Two of its own items may be one of the program's.
    item: items.get(row.item) ?? row.item,
    place: bagPlace,
    delta: quantity,
  }));
  return { ...emptyBag(since), held: withEffects([], came, 1) };
}
