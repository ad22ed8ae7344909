/**
 * Which shift this phone is in, beside the database: the book may have closed
 * since it began. It says since when, and neither where nor who.
 */
import { isEventId, isInstant, isLocalDate, isRecordId } from "../../contract/ids.ts";
import type { EventId, LocalDate, RecordId } from "../../domain/ids.ts";
import type { PreferenceStorage } from "../shell/preference-storage.ts";

export interface ShiftNote {
  readonly record: RecordId;
  /** The record's last event that this phone knows of, and its revision. */
  readonly event: EventId;
  readonly rev: number;
  readonly day: LocalDate;
  /** `YYYY-MM-DDTHH:MMZ`, UTC. */
  readonly start: string;
  /** Before that, nobody knows whether it was stored. */
  readonly isStored: boolean;
  /** Begun on a program's phone. One from before joining, that didn't come along, is no longer there. */
  readonly isOfProgram: boolean;
  /** Somebody else records by now: what they record is not in it. */
  readonly isLeft: boolean;
}

const key = "satchel-shift";

export function keptShiftNote(storage: PreferenceStorage): ShiftNote | undefined {
  const [record, event, rev, day, start, ...marks] = (storage.getItem(key) ?? "").split("\n");
  const revision = Number(rev);
  if (!isRecordId(record) || !isEventId(event) || !isLocalDate(day) || !isInstant(start)) return undefined;
  if (!Number.isSafeInteger(revision) || revision < 1) return undefined;
  return {
    record,
    event,
    rev: revision,
    day,
    start,
    isStored: marks.includes("stored"),
    isOfProgram: marks.includes("program"),
    isLeft: marks.includes("left"),
  };
}

export function keepShiftNote(storage: PreferenceStorage, note: ShiftNote | undefined): void {
  if (note === undefined) return storage.setItem(key, "");
  const { record, event, rev, day, start, isStored, isOfProgram, isLeft } = note;
  const marks = [isStored && "stored", isOfProgram && "program", isLeft && "left"].filter(Boolean);
  storage.setItem(key, [record, event, rev, day, start, ...marks].join("\n"));
}
