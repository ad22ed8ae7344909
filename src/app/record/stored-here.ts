/**
 * What this tab has stored of a record. The server of a lead, and a screen that
 * was opened before, may not know of it yet: folded with what was read, as
 * everybody's events are, it makes no difference which came first.
 */
import type { EventId, RecordId } from "../../domain/ids.ts";
import { applyEvent, type FoldedEvent, type RecordState } from "../../domain/record-state.ts";
import type { SatchelRecord } from "../../domain/record.ts";
import type { EntryRecord } from "./draft.ts";
import type { FormOf } from "./kept-fixes.ts";

export type StoredEvent = FoldedEvent<SatchelRecord>;

/** The last of what the Saves of one form have stored. */
export interface StoredByForm {
  readonly event: EventId;
  readonly record: EntryRecord;
  /** Of its next Save: that of its first is used up. */
  readonly nextEvent: EventId;
  /** Of the Save itself, where nobody was told of it: whoever saves the same again stores nothing. */
  readonly tried?: EventId | undefined;
  /** Set until what belongs to that Save is noted: why it could not be, in words, and nothing until that is known. */
  readonly notNoted?: string | undefined;
}

export interface StoredHere {
  readonly events: readonly StoredEvent[];
  /** By the place of the form. */
  readonly byForm: ReadonlyMap<string | undefined, StoredByForm>;
}

export const nothingStored: StoredHere = { events: [], byForm: new Map() };

/** All that is known of a record of which `read` was read. */
export function stateWith(read: RecordState, { events }: StoredHere): RecordState {
  return events.reduce<RecordState>(applyEvent, read);
}

/** What an event said counts no more once one of a higher revision is known: only the last is held in memory. */
function withoutContent(before: StoredEvent, event: StoredEvent): StoredEvent {
  const isOver = before.kind === "fix" && event.kind === "fix" && before.rev < event.rev;
  return isOver ? { ...before, content: event.content } : before;
}

export interface StoredRecords {
  readonly of: (record: RecordId) => StoredHere;
  readonly add: (record: RecordId, event: StoredEvent) => void;
  readonly noteForm: (form: FormOf, stored: StoredByForm) => void;
  /** Says nothing of what the form has stored after that event. */
  readonly noteNoted: (form: FormOf, note: Pick<StoredByForm, "event" | "notNoted">) => void;
  readonly records: () => readonly RecordId[];
  readonly drop: (record: RecordId) => void;
}

export function createStoredRecords(): StoredRecords {
  const records = new Map<RecordId, StoredHere>();
  const of = (id: RecordId) => records.get(id) ?? nothingStored;

  function noteForm({ id, place }: FormOf, stored: StoredByForm): void {
    const { events, byForm } = of(id);
    records.set(id, { events, byForm: new Map([...byForm, [place, stored]]) });
  }

  return {
    of,
    add(id, event) {
      const { events, byForm } = of(id);
      records.set(id, { events: [...events.map((before) => withoutContent(before, event)), event], byForm });
    },
    noteForm,
    noteNoted(form, { event, notNoted }) {
      const stored = of(form.id).byForm.get(form.place);
      if (stored?.event === event) noteForm(form, { ...stored, notNoted });
    },
    records: () => [...records.keys()],
    drop: (id) => void records.delete(id),
  };
}
