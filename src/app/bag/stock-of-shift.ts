/** What this phone's bag went through in one shift. */
import { type Bag, bagPlace } from "../../domain/bag.ts";
import type { LocalDate, RecordId } from "../../domain/ids.ts";
import { type ItemVariance, openingOf, shiftVariance } from "../../domain/shift-variance.ts";
import type { Phone } from "../../storage/phone.ts";
import { readRecordsOfShift, type RecordsOfShift } from "../shift/records-of-shift.ts";
import { loadsOf, type ShiftLoads } from "../shift/shift-loads.ts";

export interface StockOfShift {
  readonly loads: ShiftLoads;
  /** Nothing where no bag is known: then nobody knows what there was to hand out. */
  readonly variance: readonly ItemVariance[];
  /** Not where a row of its days can't be read here: then what seems left over may have been handed out. */
  readonly isWhole: boolean;
  /** What the bag should hold now. */
  readonly bag: Bag | undefined;
}

export async function readStockOfShift(
  phone: Pick<Phone, "bookOfDay" | "bag">,
  shift: { readonly record: RecordId; readonly day: LocalDate },
): Promise<StockOfShift> {
  const [records, bag] = await Promise.all([readRecordsOfShift(phone, shift), phone.bag()]);
  return stockOfShift(records, bag);
}

function stockOfShift({ records, others, isWhole }: RecordsOfShift, bag: Bag | undefined): StockOfShift {
  const loads = loadsOf(records);
  const isKnown = bag !== undefined || loads.loadOut !== undefined;
  const opening = openingOf(bag?.items ?? [], bag === undefined ? [] : [...records, ...others], bagPlace);
  const variance = isKnown ? shiftVariance(records, bagPlace, opening) : [];
  return { loads, variance, isWhole, bag };
}
