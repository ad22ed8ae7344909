/**
 * Takes stored entries back, and brings them back: what the recorder says of
 * the last one, and of those before it for as long as that isn't done.
 */
import type { EventId, RecordId } from "../../domain/ids.ts";
import type { Phone, SaveFailure } from "../../storage/phone.ts";
import { mayBeDone } from "./asked-again.ts";
import { inPlace } from "./in-place.ts";
import { headsOf, lastLeft, withoutPassed } from "./passed-entries.ts";
import { isSettled, isStored, type Outcome, type RecorderState, type StoredEntry } from "./recorder-state.ts";

export interface Turning {
  /** Takes the last entry back, or brings it back again. */
  readonly toggleLast: () => Promise<void>;
  /** The same of an entry before it that could not be. */
  readonly toggleAgain: (entry: StoredEntry) => Promise<void>;
  /** Somebody has read that it could not be, and leaves it so. */
  readonly letGo: (entry: StoredEntry) => void;
  /**
   * Something was stored or closed just now: what somebody changed elsewhere is
   * no longer to be taken back here, and what the book doesn't hold any more
   * isn't held here either.
   */
  readonly dropPassed: () => Promise<void>;
}

interface TurningOptions {
  readonly phone: Pick<Phone, "undo" | "bookRow" | "book">;
  readonly isLocked: () => boolean;
  readonly state: () => RecorderState;
  readonly set: (changes: Partial<RecorderState>) => void;
}

export function createTurning({ phone, isLocked, state, set }: TurningOptions): Turning {
  return {
    async toggleLast() {
      const { last } = state();
      if (isStored(last)) await toggle(last);
    },
    toggleAgain: toggle,
    letGo(entry) {
      const { event } = entry.saved;
      const left = lastLeft(entry);
      set({
        ...(isLast(event) ? { last: left } : without(event)),
        ...becoming(event, left?.type ?? (isSettled(entry) ? "left" : "unclear")),
      });
    },
    dropPassed,
  };

  /** By its event: what stands here may be another object by the time of the tap. */
  async function toggle({ saved: { event } }: StoredEntry): Promise<void> {
    const { last, unturned } = state();
    const entry = [last, ...unturned].filter(isStored).find(({ saved }) => saved.event === event);
    if (entry === undefined || entry.isChanging) return;
    replace(event, { ...entry, isChanging: true });
    set({ turning: state().turning + 1 });
    // Where an earlier try of it was stored without an answer, that one isn't to count either.
    const result = await phone.undo(entry.saved, entry.type === "saved" ? "void" : undefined);
    set({ turning: state().turning - 1 });
    if (!result.ok) return failedToTurn(entry, result.error);
    const { draft, failure } = entry;
    const type = result.value.kind === "void" ? "undone" : "saved";
    if (failure !== undefined) set(becoming(event, type));
    replace(event, { type, saved: result.value, draft, isChanging: false });
  }

  async function failedToTurn(entry: StoredEntry, failure: SaveFailure): Promise<void> {
    const isLockedOut = failure.kind === "unreadable" && isLocked();
    replace(entry.saved.event, {
      ...entry,
      failure: isLockedOut ? { kind: "locked" } : failure,
      ...(mayBeDone(failure) && { mayBeDone: true }),
    });
    // It may be done by now, or there is nothing left on this phone that it can be done to.
    await dropPassed();
  }

  async function dropPassed(): Promise<void> {
    const heads = await headsOf(phone, state(), isUnstored);
    if (heads.size > 0) set(withoutPassed(state(), heads));
  }

  /** Meanwhile another entry may have been saved: of this one it is shown then only that it failed. */
  function replace(event: EventId, after: StoredEntry): void {
    if (isLast(event)) return set({ last: after });
    if (after.failure === undefined) return set(without(event));
    set({ unturned: inPlace(state().unturned, after, ({ saved }) => saved.event === event) });
  }

  function isLast(event: EventId): boolean {
    const { last } = state();
    return isStored(last) && last.saved.event === event;
  }

  function without(event: EventId): Pick<RecorderState, "unturned"> {
    return { unturned: state().unturned.filter(({ saved }) => saved.event !== event) };
  }

  function becoming(event: EventId, outcome: Outcome): Pick<RecorderState, "outcomes"> {
    return { outcomes: new Map([...state().outcomes, [event, outcome]]) };
  }

  function isUnstored(record: RecordId): boolean {
    const { writing, unsaved } = state();
    return writing.includes(record) || unsaved.some(({ form }) => form.record === record);
  }
}
