/**
 * A shift that has ended goes on being true: what is brought back, posted or
 * taken back after its end changes which loading it names, and that there was
 * nothing to record.
 */
import type { EventId, RecordId } from "../../domain/ids.ts";
import type { SatchelRecord, ShiftRecord } from "../../domain/record.ts";
import { headOf, liveRecord } from "../../domain/record-state.ts";
import type { Phone } from "../../storage/phone.ts";
import { isEntryOfShift, readRecordsOfShift } from "./records-of-shift.ts";
import { loadsOf, withLoads } from "./shift-loads.ts";

type SettlingPhone = Pick<Phone, "bookRow" | "bookOfDay" | "save">;

/** One after the other: two that read the same would store the same change twice. */
const lastOnPhone = new WeakMap<SettlingPhone, Promise<void>>();

/** Resolves however it went: what belongs to the shift names it too, and the shift can be settled another time. */
export async function settleShift(
  phone: SettlingPhone,
  { shift, event }: { readonly shift: RecordId; readonly event: EventId },
): Promise<void> {
  const before = lastOnPhone.get(phone);
  const settling = (before ?? Promise.resolve())
    .then(() => settle(phone, shift, event))
    .catch(() => undefined);
  lastOnPhone.set(phone, settling);
  await settling;
}

async function settle(phone: SettlingPhone, shift: RecordId, event: EventId): Promise<void> {
  const row = await phone.bookRow(shift);
  const record = row?.kind === "readable" ? liveRecord(row.state) : undefined;
  if (row?.kind !== "readable" || record?.kind !== "shift" || !record.closed) return;
  const { records, isWhole } = await readRecordsOfShift(phone, { record: shift, day: record.day });
  const settled = settledShift(record, records);
  if (!isWhole || isSame(settled, record)) return;
  await phone.save({ kind: "fix", event, base: headOf(row.state).event, record: settled });
}

function settledShift(shift: ShiftRecord, records: readonly SatchelRecord[]): ShiftRecord {
  const empty = shift.empty && !records.some(isEntryOfShift);
  return { ...withLoads(shift, { loads: loadsOf(records), isWhole: true }), empty };
}

function isSame(one: ShiftRecord, other: ShiftRecord): boolean {
  return one.loadOut === other.loadOut && one.loadIn === other.loadIn && one.empty === other.empty;
}
