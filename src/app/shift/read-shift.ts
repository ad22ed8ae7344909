/** How the shift that a note speaks of stands in the database. */
import type { LocalDate } from "../../domain/ids.ts";
import type { ShiftRecord } from "../../domain/record.ts";
import { headOf, liveRecord } from "../../domain/record-state.ts";
import type { Phone, Saved } from "../../storage/phone.ts";
import type { ShiftNote } from "./shift-note.ts";

export interface OpenShift {
  readonly note: ShiftNote;
  /** "unread" so far, or while the phone is locked; "gone" with the book that was closed since. */
  readonly record: ShiftRecord | "unread" | "gone";
}

/** Whether it was left open: not ended on its day, or its book is closed. */
export function isLeftOpen({ note, record }: OpenShift, today: LocalDate): boolean {
  return note.day < today || record === "gone";
}

/** A shift as it ended, or as that was changed since: by what was brought back, or by whoever corrected its times. */
export interface EndOfShift {
  readonly saved: Saved;
  readonly shift: ShiftRecord;
  /** Taking back what is `saved` is not going on with the shift then: what was before it had ended, too. */
  readonly isAmended?: true;
}

/** `undefined` where nothing was changed since, or where it can't be told. */
export async function readAmended(
  phone: Pick<Phone, "bookRow">,
  { saved, shift }: EndOfShift,
): Promise<EndOfShift | undefined> {
  const row = await phone.bookRow(shift.id).catch(() => undefined);
  if (row?.kind !== "readable") return undefined;
  const record = liveRecord(row.state);
  const { event, rev } = headOf(row.state);
  if (record?.kind !== "shift" || !record.closed || event === saved.event) return undefined;
  return { saved: { ...saved, event, rev, kind: "fix" }, shift: record, isAmended: true };
}

/** What is known here of a shift that is open. */
export function recordOf(open: OpenShift | undefined): ShiftRecord | undefined {
  return typeof open?.record === "string" ? undefined : open?.record;
}

export type ShiftReader = Pick<Phone, "bookRow" | "historyOf" | "sync">;

/** "over" where it has ended, was taken out, or never came into this database. */
export async function readShift(
  phone: ShiftReader,
  note: ShiftNote,
): Promise<OpenShift | "over" | "gone" | "unread"> {
  try {
    const row = await phone.bookRow(note.record);
    if (row === undefined) return await whereNoRowIs(phone, note);
    if (row.kind === "unreadable") return "gone";
    const record = liveRecord(row.state);
    if (record?.kind !== "shift" || record.closed) return "over";
    const { event, rev } = headOf(row.state);
    // One that came along at joining is the program's from then on.
    const isOfProgram = phone.sync !== undefined;
    return { note: { ...note, event, rev, isStored: true, isOfProgram }, record };
  } catch {
    return "unread";
  }
}

/** In the book of a program's phone no longer; or never stored, which the log knows. */
async function whereNoRowIs(
  phone: ShiftReader,
  { record, isStored, isOfProgram }: ShiftNote,
): Promise<"over" | "gone"> {
  if (phone.sync === undefined || !isOfProgram) return "over";
  const isInLog = isStored || (await phone.historyOf(record)).length > 0;
  return isInLog ? "gone" : "over";
}
