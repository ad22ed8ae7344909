/**
 * How a phone keeps its bag: what moved since it was begun, added up event by
 * event, so that no save asks what was recorded before.
 */
import {
  type Bag,
  bagEffects,
  bagOf,
  bagPlace,
  heldIn,
  type HeldRow,
  readyForMore,
  withEffects,
} from "./bag.ts";
import type { ItemCode } from "./ids.ts";
import type { SatchelRecord } from "./record.ts";

export interface KeptBag {
  /** Records with a lower number were handed out of no bag that is known here. */
  readonly since: number;
  /** First and last numbers of what came from a file since then: it left another bag, or this one long ago. */
  readonly brought: readonly (readonly [number, number])[];
  readonly held: readonly HeldRow[];
  /** How many records stand that put something in or counted it. Without one nothing is known of a bag. */
  readonly fills: number;
  /** Whoever carries it keeps no account of it. It moves on unseen, so that this can be taken back. */
  readonly isStopped?: true;
}

/** `undefined`: nothing that is in a bag is known of. */
export function shownBag(bag: KeptBag | undefined): Bag | undefined {
  return bag !== undefined && isShown(bag) ? bagOf(bag.held) : undefined;
}

/** What one event did to a record. */
export interface BagChange {
  /** Number of the record's first event. */
  readonly seq: number;
  /** Its first event. */
  readonly isNew: boolean;
  /** Not made on this phone, but read from a file or brought along. */
  readonly isBrought: boolean;
  readonly before: SatchelRecord | undefined;
  readonly after: SatchelRecord | undefined;
}

/** `undefined` until there is a bag. */
export function changedBag(bag: KeptBag | undefined, changes: readonly BagChange[]): KeptBag | undefined {
  return changes.reduce(afterChange, bag);
}

function afterChange(bag: KeptBag | undefined, change: BagChange): KeptBag | undefined {
  if (change.isBrought) return bag && { ...bag, brought: withNumber(bag.brought, change.seq) };
  const [came, went] = [movedBy(change.after), movedBy(change.before)];
  const fills = Number(isFilledBy(change.after)) - Number(isFilledBy(change.before));
  if (came.length + went.length === 0 && fills === 0) return bag;
  // A bag of which nothing is known any more is another one when something new is put in.
  const isAnother = change.isNew && fills > 0 && (bag === undefined || !isShown(bag));
  const begun = isAnother ? emptyBag(change.seq) : bag;
  if (begun === undefined || !isIn(begun, change.seq)) return bag;
  const ready = change.isNew ? readyForMore(begun.held, came) : begun.held;
  const held = withEffects(withEffects(ready, went, -1), came, 1);
  return { ...begun, held, fills: begun.fills + fills };
}

function isShown({ fills, isStopped }: KeptBag): boolean {
  return fills > 0 && isStopped !== true;
}

/** What was typed from paper, or brought from elsewhere, was handed out by somebody, of some bag. */
function movedBy(record: SatchelRecord | undefined) {
  return record?.via === undefined ? bagEffects(record) : [];
}

/** Only what comes in, or a count, says that there is a bag: who loses one thing may keep none. */
function isFilledBy(record: SatchelRecord | undefined): boolean {
  if (record?.kind !== "stock" || record.via !== undefined) return false;
  const isCount = record.movement === "count" && record.place === bagPlace;
  return isCount || movedBy(record).some(({ delta }) => delta > 0);
}

function emptyBag(since: number): KeptBag {
  return { since, brought: [], held: [], fills: 0 };
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
  return { ...emptyBag(since), held: withEffects([], came, 1), fills: 1 };
}
