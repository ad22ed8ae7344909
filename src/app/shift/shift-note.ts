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
}

const key = "satchel-shift";

export function keptShiftNote(storage: PreferenceStorage): ShiftNote | undefined {
  const [record, event, rev, day, start, stored] = (storage.getItem(key) ?? "").split("\n");
  const revision = Number(rev);
  if (!isRecordId(record) || !isEventId(event) || !isLocalDate(day) || !isInstant(start)) return undefined;
  if (!Number.isSafeInteger(revision) || revision < 1) return undefined;
  return { record, event, rev: revision, day, start, isStored: stored === "stored" };
}

export function keepShiftNote(storage: PreferenceStorage, note: ShiftNote | undefined): void {
  const { record, event, rev, day, start, isStored } = note ?? {};
  const words = [record, event, rev, day, start, isStored === true ? "stored" : "asked"];
  storage.setItem(key, note === undefined ? "" : words.join("\n"));
}
