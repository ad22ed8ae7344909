/**
 * What the recorder holds of stored entries beside the phone: it must not
 * outlive what the phone itself can still read, and nobody must be offered to
 * take back what somebody changed since.
 */
import type { EventId, RecordId } from "../../domain/ids.ts";
import type { Phone } from "../../storage/phone.ts";
import { type Head, headOrGone } from "./asked-again.ts";
import { emptyDraft } from "./draft.ts";
import {
  isSettled,
  hasFailed,
  isStored,
  type Outcome,
  type RecorderState,
  type RepeatableEntry,
  type StoredEntry,
} from "./recorder-state.ts";

/** Of each entry that is held, as it was when this was asked, what was done to it last. */
export type Heads = ReadonlyMap<StoredEntry | RepeatableEntry, Head>;

/** `isUnstored` of what is being written, or couldn't be: that the phone doesn't know it says nothing yet. */
export async function headsOf(
  phone: Pick<Phone, "bookRow" | "book">,
  { last, unturned, repeatable }: RecorderState,
  isUnstored: (record: RecordId) => boolean,
): Promise<Heads> {
  const turned = isStored(last) ? [...unturned, last] : unturned;
  const held = [
    ...turned.map((entry) => ({ entry, record: entry.saved.record })),
    ...Object.values(repeatable)
      .filter(({ record }) => !isUnstored(record))
      .map((entry) => ({ entry, record: entry.record })),
  ];
  return new Map(
    await Promise.all(
      held.map(async ({ entry, record }) => [entry, await headOrGone(phone, record)] as const),
    ),
  );
}

type Standing = Pick<RecorderState, "last" | "unturned" | "repeatable" | "outcomes">;

/** What became another one since `heads` were asked for stays as it is. */
export function withoutPassed(state: RecorderState, heads: Heads): Standing {
  const { last, unturned, repeatable } = state;
  const entries = Object.entries(repeatable);
  const lastStill = isStored(last) ? lastNow(last, heads.get(last)) : last;
  const unturnedStill = unturned.flatMap((entry) => unturnedNow(entry, heads.get(entry)) ?? []);
  const failing = [...unturnedStill, lastStill].filter(hasFailed);
  const passed = [...unturned, last]
    .filter(hasFailed)
    .filter(({ saved }) => !failing.some((other) => other.saved.event === saved.event));
  return {
    last: lastStill,
    unturned: unturnedStill,
    repeatable: Object.fromEntries(entries.filter(([, entry]) => heads.get(entry) !== "gone")),
    outcomes: new Map([...state.outcomes, ...passed.map((entry) => outcomeOf(entry, heads.get(entry)))]),
  };
}

function outcomeOf({ type, saved }: StoredEntry, head: Head | undefined): readonly [EventId, Outcome] {
  if (typeof head !== "object" || head.event === saved.event) return [saved.event, type];
  // What counts by now was brought back; what counted before was fixed.
  if (!head.voided) return [saved.event, type === "undone" ? "saved" : "changed"];
  return [saved.event, "undone"];
}

/** Of what somebody has read and leaves so: it stands as it was, or nobody knows how. */
export function lastLeft(last: StoredEntry): StoredEntry | undefined {
  if (isSettled(last) || last.mayBeDone === true) return undefined;
  const { failure: _left, ...standing } = last;
  return standing;
}

/** An undo that had no answer, or that somebody else was faster with, is done: that is what stands there then. */
function lastNow(last: StoredEntry, head: Head | undefined): StoredEntry | undefined {
  if (last.isChanging) return last;
  if (last.failure === undefined) return head === "gone" ? undefined : last;
  const now = unturnedNow(last, head);
  if (typeof head !== "object") return now;
  // It can be read again.
  if (now !== undefined && now.failure?.kind === "locked" && now.mayBeDone !== true) return lastLeft(now);
  if (now !== undefined || last.type === "undone" || !head.voided) return now;
  const { draft, saved } = last;
  const { event, rev } = head;
  return {
    type: "undone",
    saved: { record: saved.record, event, rev, kind: "void" },
    draft,
    isChanging: false,
  };
}

/** Nothing once there is nothing more to be said of it. */
function unturnedNow(entry: StoredEntry, head: Head | undefined): StoredEntry | undefined {
  if (entry.isChanging || head === undefined || head === "unknown") return entry;
  if (head === "gone") return goneNow(entry);
  // What can't be turned any more is to be read first.
  return head.event === entry.saved.event || isSettled(entry) ? entry : undefined;
}

function goneNow(entry: StoredEntry): StoredEntry {
  const draft = emptyDraft(entry.draft.kind);
  return { ...entry, draft, ...(!isSettled(entry) && { failure: { kind: "record-unknown" } }) };
}
