/** What this phone's bag went through in one shift. */
import { bagPlace } from "../../domain/bag.ts";
import type { RecordId } from "../../domain/ids.ts";
import type { SatchelRecord, ShiftRecord } from "../../domain/record.ts";
import { type ItemVariance, shiftVariance } from "../../domain/shift-variance.ts";

export interface StockOfShift {
  /** As its record names them. */
  readonly loads: Pick<ShiftRecord, "loadOut" | "loadIn">;
  /** Nothing where no bag was loaded: then nobody knows what there was to hand out. */
  readonly variance: readonly ItemVariance[];
}

/** `records` are those of the shift, newest first. */
export function stockOfShift(records: readonly SatchelRecord[]): StockOfShift {
  const idOf = (movement: "load-out" | "load-in"): RecordId | undefined =>
    records.find((record) => record.kind === "stock" && record.movement === movement)?.id;
  const [loadOut, loadIn] = [idOf("load-out"), idOf("load-in")];
  return {
    loads: { ...(loadOut !== undefined && { loadOut }), ...(loadIn !== undefined && { loadIn }) },
    variance: loadOut === undefined ? [] : shiftVariance(records, bagPlace),
  };
}
