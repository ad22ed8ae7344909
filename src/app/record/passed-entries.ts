/**
 * What the recorder holds of stored entries beside the phone: it must not
 * outlive what the phone itself can still read, and nobody must be offered to
 * take back what somebody changed since.
 */
import type { RecordId } from "../../domain/ids.ts";
import type { Phone } from "../../storage/phone.ts";
import { type Head, headOrGone } from "./asked-again.ts";
import { emptyDraft } from "./draft.ts";
import {
  isSettled,
  type LastEntry,
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

/** What became another one since `heads` were asked for stays as it is. */
export function withoutPassed(
  { last, unturned, repeatable }: RecorderState,
  heads: Heads,
): Pick<RecorderState, "last" | "unturned" | "repeatable"> {
  const entries = Object.entries(repeatable);
  return {
    last: isStored(last) ? lastNow(last, heads.get(last)) : last,
    unturned: unturned.flatMap((entry) => unturnedNow(entry, heads.get(entry)) ?? []),
    repeatable: Object.fromEntries(entries.filter(([, entry]) => heads.get(entry) !== "gone")),
  };
}

/** Of what somebody has read and leaves so: it stands as it was, or nobody knows how. */
export function lastLeft(last: StoredEntry): StoredEntry | undefined {
  if (isSettled(last) || last.mayBeDone === true) return undefined;
  const { failure: _left, ...standing } = last;
  return standing;
}

function isStored(last: LastEntry | undefined): last is StoredEntry {
  return last !== undefined && last.type !== "saving";
}

/** An undo that had no answer, or that somebody else was faster with, is done: that is what stands there then. */
function lastNow(last: StoredEntry, head: Head | undefined): StoredEntry | undefined {
  // It can be read again.
  if (last.failure?.kind === "locked" && typeof head === "object") return lastLeft(last);
  if (last.failure === undefined) return head === "gone" && !last.isChanging ? undefined : last;
  const now = unturnedNow(last, head);
  if (now !== undefined || typeof head !== "object" || last.type === "undone" || !head.voided) return now;
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
