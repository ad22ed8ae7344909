/** The loading that a shift's record names. */
import type { RecordId } from "../../domain/ids.ts";
import type { SatchelRecord, ShiftRecord } from "../../domain/record.ts";

/** The records of stock that a shift names, the last of each. */
export type ShiftLoads = Pick<ShiftRecord, "loadOut" | "loadIn">;

/** `records` are those of the shift that count, newest first. */
export function loadsOf(records: readonly SatchelRecord[]): ShiftLoads {
  const idOf = (movement: "load-out" | "load-in"): RecordId | undefined =>
    records.find((record) => record.kind === "stock" && record.movement === movement)?.id;
  const [loadOut, loadIn] = [idOf("load-out"), idOf("load-in")];
  return { ...(loadOut !== undefined && { loadOut }), ...(loadIn !== undefined && { loadIn }) };
}

/** One that was taken back is named no longer; but only where all of the shift can be read is it known to be. */
export function withLoads(
  shift: ShiftRecord,
  { loads, isWhole }: { readonly loads: ShiftLoads; readonly isWhole: boolean },
): ShiftRecord {
  const { loadOut: _loadOut, loadIn: _loadIn, ...rest } = shift;
  return isWhole ? { ...rest, ...loads } : { ...shift, ...loads };
}
