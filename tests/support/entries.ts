/** What a test gives a phone to save, and what it finds there afterwards. */
import type { RecordId } from "../../src/domain/ids.ts";
import type { EncounterRecord, SatchelRecord } from "../../src/domain/record.ts";
import { liveRecord } from "../../src/domain/record-state.ts";
import type { Entry, Phone, Saved } from "../../src/storage/phone.ts";
import { encounterOf, eventId, localDate } from "./builders.ts";
import { valueOf } from "./results.ts";

/** A contact on 8 March, with naloxone. */
export function contactWith(doses: number): EncounterRecord {
  return encounterOf({ out: { "NLX-NAS-4": doses } });
}

/** The same on any day. */
export function contactOn(
  day: string,
  doses: number,
  given: { readonly via?: "imported" | "typed" } = {},
): EncounterRecord {
  return encounterOf({ day, out: { "NLX-NAS-4": doses }, ...given });
}

/** A record that is saved for the first time. */
export function newEntry<Kept extends SatchelRecord>(record: Kept) {
  return { kind: "rec" as const, event: eventId(), record };
}

export function fixEntry(saved: Saved, record: SatchelRecord): Entry {
  return { kind: "fix", event: eventId(), base: saved.event, record };
}

export function voidEntry(saved: Saved): Entry {
  return { kind: "void", event: eventId(), base: saved.event, record: saved.record, reason: "mistake" };
}

export async function mustSave(phone: Phone, entry: Entry): Promise<Saved> {
  return valueOf(await phone.save(entry));
}

/** What a record says now; nothing when it is void. */
export async function liveOn(phone: Phone, id: RecordId): Promise<SatchelRecord | undefined> {
  const row = await phone.bookRow(id);
  return row?.kind === "readable" ? liveRecord(row.state) : undefined;
}

export async function storedEvents(phone: Phone): Promise<number> {
  return (await phone.storedCount()).events;
}

/** What the totals of 8 March say was handed out. */
export async function unitsOut(phone: Phone, item = "NLX-NAS-4"): Promise<number> {
  const cells = await phone.dayTotals(localDate("2026-03-08"));
  return cells.find(({ measure, code }) => measure === "out" && code === item)?.value ?? 0;
}

/** What the totals of a day say; nothing where they know of no naloxone. */
export async function dosesOn(phone: Phone, day: string): Promise<number | undefined> {
  const cells = await phone.dayTotals(localDate(day));
  return cells.find(({ code }) => code === "NLX-NAS-4")?.value;
}
