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
import type { EventId } from "./ids.ts";
import type { SatchelRecord } from "./record.ts";

/**
 * Plain data. Two states of one set of events are deeply equal. Which event is
 * current doesn't depend on what it holds, so the fold also runs over events
 * whose content can't be read here; `Content` is what is known of it.
 */
export interface StateOf<Content> extends StateOutline {
  readonly content?: NonNullable<StateOutline["content"]> & { readonly record: Content };
}

/** Which events made the state, without what they say. */
export interface StateOutline {
  /** The rec or fix that is current, whether or not a void stands over it. */
  readonly content?: { readonly event: EventId; readonly rev: number };
  /** Voids that no fix names, in the order of their ids. */
  readonly openVoids: readonly EventId[];
  /** Every base that a fix names, in the order of their ids: a void that arrives after its answer stays answered. */
  readonly answeredVoids: readonly EventId[];
  /** The highest revision seen, voids included; 0 when nothing was seen. */
  readonly rev: number;
}

export type RecordState = StateOf<SatchelRecord>;

/** What the fold needs of an event; every `RecordEvent` is one. */
export type FoldedEvent<Content> = { readonly id: EventId; readonly rev: number } & (
  | { readonly kind: "rec"; readonly content: Content }
  | { readonly kind: "fix"; readonly base: EventId; readonly content: Content }
  | { readonly kind: "void" }
);

/** The state before any event. */
export const emptyState: RecordState = { openVoids: [], answeredVoids: [], rev: 0 };

/** The state with one more event of the same record. An event it has seen already changes nothing. */
export function applyEvent<Content>(state: StateOf<Content>, event: FoldedEvent<Content>): StateOf<Content> {
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
export function liveRecord<Content>(state: StateOf<Content>): Content | undefined {
  return state.openVoids.length > 0 ? undefined : state.content?.record;
}

/**
 * What the next fix or void has to name as its base. While voids stand it is
 * one of them, the greatest id first. Its `rev` is the highest seen, so that
 * the next event outranks all of these and not only its base.
 */
export function headOf(state: StateOutline): {
  readonly event: EventId;
  readonly rev: number;
  readonly voided: boolean;
} {
  const openVoid = state.openVoids.at(-1);
  if (openVoid !== undefined) return { event: openVoid, rev: state.rev, voided: true };
  assert(state.content !== undefined, "a void is answered by a fix, so without open voids there is content");
  return { event: state.content.event, rev: state.rev, voided: false };
}

function currentContent<Content>(
  { content }: StateOf<Content>,
  event: { readonly id: EventId; readonly rev: number; readonly content: Content },
): NonNullable<StateOf<Content>["content"]> {
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
