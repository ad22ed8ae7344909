/**
 * Which events of a log never came, as far as the log's phone announced them
 * and their number still stands for them. Worked out of receipts each time, so
 * what a brought copy or the original of a clone delivers later closes its gap.
 */
import { addToDigest, emptyDigest, formatDigest, parseDigest } from "../../contract/digest.ts";
import { maxMissingRanges, maxPreviousNumbers } from "../../contract/wire/wire-limits.ts";
import { assert } from "../../domain/assert.ts";
import type { KnownDigests } from "./known-digests.ts";
import type { LogRow } from "./log-rows.ts";
import type { Preparer } from "./positions.ts";

/** Of the events from `first` to `last`, none came; or, where that isn't certain, perhaps some didn't. */
export interface Gap {
  readonly first: number;
  readonly last: number;
  readonly certain: boolean;
}

/** As leads are told of it. */
export interface ToldGap extends Gap {
  /** Not on the phone that announced it any more. */
  readonly isDropped: boolean;
}

export interface Announced {
  readonly program: string;
  readonly number: string;
  /** What was announced: the events after `born`, up to this one. */
  readonly born: number;
  readonly upTo: number;
  /** All up to here came under this number. */
  readonly hw: number;
  /** Of what was announced; absent where the phone still has all of it, and will send what is missing. */
  readonly digest?: string;
  readonly owner: Pick<LogRow, "owner_kind" | "owner">;
}

export function gapsIn(database: Preparer, announced: Announced, known: KnownDigests): readonly Gap[] {
  const { program, number, born, upTo, hw, digest } = announced;
  if (upTo <= born) return [];
  const isWholeHere = hw >= upTo;
  if (digest === undefined) return isWholeHere ? [] : gapsBetween(database, announced);
  if (isWholeHere && digestOf(database, { program, number, born, upTo }, known) === digest) return [];
  if (isWholeElsewhere(database, { ...announced, digest }, known)) return [];
  // All places are taken, by something else: by what, and from where on, no digest tells.
  return isWholeHere ? [{ first: born + 1, last: upTo, certain: false }] : gapsBetween(database, announced);
}

/**
 * The gaps in what is announced of a log now: where a later number took over, in what that doesn't announce again.
 * Where the log was heard from since, as the original of a clone is that goes on, what the other one dropped stays
 * named, beside what the log announces itself.
 */
export function gapsOf(
  database: Preparer,
  program: string,
  log: LogRow,
  known: KnownDigests,
): readonly ToldGap[] {
  const { number, born, hw, next, replaced_after, replaced_digest, replaced_by, replaced_next } = log;
  const all = { program, number, born, hw, upTo: next - 1, owner: log };
  if (replaced_after === null) return told(gapsIn(database, all, known), { isDropped: false });
  const digest = replaced_digest === null ? {} : { digest: replaced_digest };
  // Not only up to `next`: whoever brings a part of a copy announces only that part.
  const dropped = gapsIn(database, { ...all, upTo: replaced_after, ...digest }, known);
  if (replaced_by !== null) {
    const lastKnown = (replaced_next ?? next) - 1;
    // Where more was announced, the one who took over may be a twin: what it announces here again are its own events.
    const ofTwin =
      lastKnown < next - 1
        ? gapsIn(database, { ...all, born: Math.max(born, replaced_after), upTo: lastKnown }, known)
        : [];
    const perhaps = ofTwin.map((gap) => ({ ...gap, certain: false }));
    const forgotten = gapsIn(database, { ...all, born: lastKnown }, known);
    return joinedAsTold(told([...dropped, ...perhaps, ...forgotten], { isDropped: true }));
  }
  const goesOnFrom = dropped.length > 0 ? Math.max(born, replaced_after) : born;
  return joinedAsTold([
    ...told(dropped, { isDropped: true }),
    ...told(gapsIn(database, { ...all, born: goesOnFrom }, known), { isDropped: false }),
  ]);
}

function told(gaps: readonly Gap[], as: Pick<ToldGap, "isDropped">): readonly ToldGap[] {
  return gaps.map((gap) => ({ ...gap, ...as }));
}

function joinedAsTold(gaps: readonly ToldGap[]): readonly ToldGap[] {
  const isRestDropped = gaps.slice(maxMissingRanges - 1).every(({ isDropped }) => isDropped);
  const isJoined = gaps.length > maxMissingRanges;
  return joinedGaps(gaps).map((gap, at) =>
    isJoined && at === maxMissingRanges - 1 ? { ...gap, isDropped: isRestDropped } : gap,
  );
}

/** Of more than can be told, the last is of the rest. */
function joinedGaps<G extends Gap>(gaps: readonly G[]): readonly G[] {
  const [firstOfRest, last] = [gaps[maxMissingRanges - 1], gaps.at(-1)];
  if (gaps.length <= maxMissingRanges || firstOfRest === undefined || last === undefined) return gaps;
  return [...gaps.slice(0, maxMissingRanges - 1), { ...firstOfRest, last: last.last, certain: false }];
}

/** How many events may be missing. */
export function countMissing(gaps: readonly Gap[]): number {
  return gaps.reduce((sum, { first, last }) => sum + last - first + 1, 0);
}

/**
 * Places behind `hw` without a receipt. What is at the same place under another
 * number of the same phone may be the same event, sent again: only the digest of
 * all would tell. Of more than can be told, the last range is of
 * the rest.
 */
function gapsBetween(database: Preparer, announced: Announced): readonly Gap[] {
  const { born, hw, upTo } = announced;
  const after = Math.max(hw, born);
  const gaps: Gap[] = [];
  let next = after + 1;
  for (const { seq, isOwn } of receiptsOfOwner(database, { ...announced, after })) {
    if (seq > next) gaps.push({ first: next, last: seq - 1, certain: true });
    if (isOwn === 0) addUncertain(gaps, seq);
    next = seq + 1;
    if (gaps.length >= maxMissingRanges - 1) break;
  }
  if (next > upTo) return gaps;
  const isAnyLeft = isAny(receiptsOfOwner(database, { ...announced, after: next - 1 }));
  return joinedGaps([...gaps, { first: next, last: upTo, certain: !isAnyLeft }]);
}

function isAny(places: Iterable<PlaceTaken>): boolean {
  // Ended in the ordinary way, so that the statement is free again.
  for (const place of places) return place.seq > 0;
  return false;
}

function addUncertain(gaps: Gap[], seq: number): void {
  const before = gaps.at(-1);
  const continues = before !== undefined && !before.certain && before.last === seq - 1;
  if (continues) gaps.pop();
  gaps.push({ first: continues ? before.first : seq, last: seq, certain: false });
}

interface PlaceTaken {
  readonly seq: number;
  /** Not where only another number has it. */
  readonly isOwn: 0 | 1;
}

type Places = Pick<Announced, "program" | "number" | "upTo" | "owner"> & { readonly after: number };

function receiptsOfOwner(
  database: Preparer,
  { program, number, after, upTo, owner }: Places,
): Iterable<PlaceTaken> {
  return database
    .prepare(
      `SELECT seq, max(receipts.number = ?) AS isOwn FROM logs
         CROSS JOIN receipts ON receipts.program = logs.program AND receipts.number = logs.number
       WHERE logs.program = ? AND owner_kind = ? AND owner = ? AND seq > ? AND seq <= ?
       GROUP BY seq ORDER BY seq`,
    )
    .iterate(
      number,
      program,
      owner.owner_kind,
      owner.owner,
      after,
      upTo,
    ) as Iterable<unknown> as Iterable<PlaceTaken>;
}

type Range = Pick<Announced, "program" | "number" | "born" | "upTo">;

/**
 * Whether another number of the same phone brought the same events: a copy whose
 * places were taken goes on under another number, and so does the original of a
 * clone; an earlier number may have brought all. Rows keep their numbers, so what
 * a later one has in common with this came under this one, up to where that begins.
 */
function isWholeElsewhere(
  database: Preparer,
  { program, number, born, upTo, hw, owner, digest }: Announced & { readonly digest: string },
  known: KnownDigests,
): boolean {
  const others = database
    .prepare(
      `SELECT number, born FROM logs WHERE program = ? AND owner_kind = ? AND owner = ? AND number <> ?
       AND born <= ? AND hw >= ? ORDER BY born LIMIT ?`,
    )
    .all(
      program,
      owner.owner_kind,
      owner.owner,
      number,
      Math.min(hw, upTo),
      upTo,
      maxPreviousNumbers,
    ) as unknown as readonly { readonly number: string; readonly born: number }[];
  return others.some((other) => {
    const from = Math.max(born, other.born);
    const here = digestOf(database, { program, number, born, upTo: from }, known);
    const there = digestOf(database, { program, number: other.number, born: from, upTo }, known);
    return sumOf(here, there) === digest;
  });
}

/** Of a range without a gap. */
function digestOf(database: Preparer, { program, number, born, upTo }: Range, known: KnownDigests): string {
  const key = JSON.stringify([program, number, born, upTo]);
  const rows = database.prepare(
    "SELECT h FROM receipts WHERE program = ? AND number = ? AND seq > ? AND seq <= ?",
  );
  const digest = known.get(key) ?? digestOfRows(rows.iterate(program, number, born, upTo));
  known.set(key, digest);
  return digest;
}

function digestOfRows(rows: Iterable<unknown>): string {
  let digest = emptyDigest;
  for (const { h } of rows as Iterable<{ readonly h: Uint8Array }>) digest = addToDigest(digest, h);
  return formatDigest(digest);
}

function sumOf(one: string, other: string): string {
  const [first, second] = [parseDigest(one), parseDigest(other)];
  assert(first.ok && second.ok, "both were formatted here");
  return formatDigest(BigInt.asUintN(64, first.value + second.value));
}
