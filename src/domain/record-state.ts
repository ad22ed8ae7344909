/**
 * What a set of events says about one record now.
 *
 * The state is a fold over the *set*: events may come in any order and any
 * number of times. No clock is compared. The event of the highest revision is
 * current, at equal revision the one with the greater id; but a void stands,
 * whatever comes later, until a fix names it as its base. Otherwise a worker's
 * "that never happened" could be undone by a fix made without knowing of it.
 */
import { assert } from "./assert.ts";
import type { RecordEvent } from "./event.ts";
import type { EventId } from "./ids.ts";
import type { SatchelRecord } from "./record.ts";

/** Plain data, small enough to be stored beside the record. Two states of one set of events are deeply equal. */
export interface RecordState {
  /** The rec or fix that is current, whether or not a void stands over it. */
  readonly content?: { readonly event: EventId; readonly rev: number; readonly record: SatchelRecord };
  /** Voids that no fix names, in the order of their ids. */
  readonly openVoids: readonly EventId[];
  /** Every base that a fix names, in the order of their ids: a void that arrives after its answer stays answered. */
  readonly answeredVoids: readonly EventId[];
  /** The highest revision seen, voids included; 0 when nothing was seen. */
  readonly rev: number;
}

/** The state before any event. */
export const emptyState: RecordState = { openVoids: [], answeredVoids: [], rev: 0 };

/** The state with one more event of the same record. An event it has seen already changes nothing. */
export function applyEvent(state: RecordState, event: RecordEvent): RecordState {
  const rev = Math.max(state.rev, event.rev);
  switch (event.kind) {
    case "rec":
      return { ...state, content: currentContent(state, event), rev };
    case "fix":
      return {
        content: currentContent(state, event),
        openVoids: state.openVoids.filter((id) => id !== event.base),
        answeredVoids: withId(state.answeredVoids, event.base),
        rev,
      };
    case "void":
      return {
        ...state,
        openVoids: state.answeredVoids.includes(event.id)
          ? state.openVoids
          : withId(state.openVoids, event.id),
        rev,
      };
  }
}

/** The record that counts, or none while a void stands or no content has arrived. */
export function liveRecord(state: RecordState): SatchelRecord | undefined {
  return state.openVoids.length > 0 ? undefined : state.content?.record;
}

/**
 * What the next fix or void has to name as its base. While voids stand it is
 * one of them, the greatest id first. Its `rev` is the highest seen, so that
 * the next event outranks all of these and not only its base.
 */
export function headOf(state: RecordState): {
  readonly event: EventId;
  readonly rev: number;
  readonly voided: boolean;
} {
  const openVoid = state.openVoids.at(-1);
  if (openVoid !== undefined) return { event: openVoid, rev: state.rev, voided: true };
  assert(state.content !== undefined, "a void is answered by a fix, so without open voids there is content");
  return { event: state.content.event, rev: state.rev, voided: false };
}

function currentContent(
  state: RecordState,
  event: Extract<RecordEvent, { content: SatchelRecord }>,
): NonNullable<RecordState["content"]> {
  const { content } = state;
  const isNewer =
    content === undefined ||
    event.rev > content.rev ||
    (event.rev === content.rev && event.id > content.event);
  return isNewer ? { event: event.id, rev: event.rev, record: event.content } : content;
}

/** Sorted, so that the order of arrival leaves no trace. */
function withId(ids: readonly EventId[], id: EventId): readonly EventId[] {
  if (ids.includes(id)) return ids;
  return [...ids, id].toSorted();
}
