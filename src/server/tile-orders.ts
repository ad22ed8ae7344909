import { shippedCatalogue } from "../domain/catalogue/shipped.ts";
import { monthOf } from "../domain/local-date.ts";
import { programDayAt } from "../domain/program-day.ts";
import type { TileOrder } from "../domain/program.ts";
import { daysOfTileOrder, tileOrders } from "../domain/tile-order.ts";
import type { StoredProgram } from "./stores/access-store.ts";
import type { RecordStore } from "./stores/store.ts";

export type TileOrders = (program: StoredProgram, nowMs: number) => readonly TileOrder[];

/**
 * Worked out once a month for each program: every exchange asks for the tag of
 * the settings, which says it too, and phones fetch settings again when it changes.
 */
export function createTileOrders(records: Pick<RecordStore, "withBlocks">): TileOrders {
  const known = new Map<string, { readonly month: string; readonly orders: readonly TileOrder[] }>();

  return ({ id, settings: { zone, dayStartHour } }, nowMs) => {
    const today = programDayAt({ instantMs: nowMs, zone, dayStartHour });
    const month = monthOf(today);
    const before = known.get(id);
    if (before?.month === month) return before.orders;
    const span = daysOfTileOrder(today);
    const orders = records.withBlocks(id, monthOf(span.from), (blocks) =>
      tileOrders(blocks, span, shippedCatalogue),
    );
    known.set(id, { month, orders });
    return orders;
  };
}
