import { describe, expect, test } from "vitest";
import { shippedCatalogue } from "../../src/domain/catalogue/shipped.ts";
import { contribution } from "../../src/domain/contribution.ts";
import { applyToBlock, contributionsByMonth } from "../../src/domain/month-block.ts";
import type { SatchelRecord } from "../../src/domain/record.ts";
import { daysOfTileOrder, tileOrders } from "../../src/domain/tile-order.ts";
import { encounterOf, localDate, tallyOf } from "../support/builders.ts";

const may = daysOfTileOrder(localDate("2026-05-20"));

function ordersOf(...records: readonly SatchelRecord[]) {
  const blocks = [...contributionsByMonth(records.map(contribution)).values()].map((ofMonth) =>
    applyToBlock(undefined, ofMonth),
  );
  return tileOrders(blocks, may, shippedCatalogue);
}

/** A contact of March that takes one kit as its recipe has it. */
function withKit(count: number) {
  const recipe = shippedCatalogue.kits.get("KIT-INJ-4" as never)?.versions[0]?.lines ?? [];
  return encounterOf({
    day: localDate("2026-03-08"),
    kits: [{ code: "KIT-INJ-4", version: 1, quantity: count }],
    lines: recipe.map(({ item, quantity }) => ({
      item,
      quantity: quantity * count,
      direction: "out",
      kit: { code: "KIT-INJ-4", version: 1 },
    })),
  });
}

describe("tileOrders", () => {
  test("looks at the two whole months before, so that it stands for a month", () => {
    expect(may).toEqual({ from: "2026-03-01", to: "2026-04-30" });
    expect(daysOfTileOrder(localDate("2026-01-31"))).toEqual({ from: "2025-11-01", to: "2025-12-31" });
  });

  test("has first what is tapped most, whatever a tap counts", () => {
    const [order] = ordersOf(
      encounterOf({ day: localDate("2026-03-01"), out: { "SYR-1ML-28G-12": 20, "FOD-MEAL": 3 } }),
      encounterOf({ day: localDate("2026-04-30"), out: { "TST-FEN": 5 } }),
    );

    expect(order?.codes).toEqual(["FOD-MEAL", "SYR-1ML-28G-12", "TST-FEN"]);
  });

  test("counts a kit on its own tile, and what is in it on none", () => {
    const [order] = ordersOf(
      withKit(6),
      encounterOf({ day: localDate("2026-03-09"), out: { "CKR-STD": 10 } }),
    );

    expect(order?.codes).toEqual(["KIT-INJ-4", "CKR-STD"]);
  });

  test("keeps sites apart, and days outside and tallies out", () => {
    const orders = ordersOf(
      encounterOf({ day: localDate("2026-03-02"), site: "PIER", out: { "FOD-MEAL": 1 } }),
      encounterOf({ day: localDate("2026-03-02"), site: "MAIN", out: { "TST-FEN": 5 } }),
      encounterOf({ day: localDate("2026-05-01"), site: "MAIN", out: { "FOD-MEAL": 90 } }),
      tallyOf({ firstDay: localDate("2026-03-01"), day: localDate("2026-03-31"), out: { "FOD-MEAL": 90 } }),
    );

    expect(orders).toEqual([
      { site: "MAIN", codes: ["TST-FEN"] },
      { site: "PIER", codes: ["FOD-MEAL"] },
    ]);
  });
});
