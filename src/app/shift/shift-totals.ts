/** What this phone recorded in a shift, through the fold that makes every number. */
import { contribution } from "../../domain/contribution.ts";
import type { LocalDate, RecordId } from "../../domain/ids.ts";
import { addDays } from "../../domain/local-date.ts";
import { applyToBlock, contributionsByMonth } from "../../domain/month-block.ts";
import { keyFigures, type KeyFigures, totalsOf } from "../../domain/totals.ts";
import { shippedCatalogue } from "../../domain/catalogue/shipped.ts";
import type { Phone } from "../../storage/phone.ts";
import { isEntryOfShift, readRecordsOfShift } from "./records-of-shift.ts";

export interface ShiftFigures extends KeyFigures {
  /** Records made in the shift that count, but for the loading of its bag. */
  readonly entries: number;
  /** Not where a row of its days can't be read here: then there may be more. */
  readonly isWhole: boolean;
}

/** It costs as much as was recorded on the shift's days. */
export async function readShiftFigures(
  phone: Pick<Phone, "bookOfDay">,
  shift: { readonly record: RecordId; readonly day: LocalDate },
): Promise<ShiftFigures> {
  const { records, isWhole } = await readRecordsOfShift(phone, shift);
  const counted = records.flatMap((record) => contribution(record) ?? []);
  const blocks = [...contributionsByMonth(counted).values()].map((ofMonth) =>
    applyToBlock(undefined, ofMonth),
  );
  const totals = totalsOf(blocks, { from: shift.day, to: addDays(shift.day, 1) });
  const entries = records.filter(isEntryOfShift).length;
  return { ...keyFigures(totals, shippedCatalogue), entries, isWhole };
}
