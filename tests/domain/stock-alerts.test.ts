import { describe, expect, test } from "vitest";
import { belowPar, expiringLots } from "../../src/domain/stock-alerts.ts";
import type { LotHeld } from "../../src/domain/stock-ledger.ts";
import { itemCode, localDate } from "../support/builders.ts";

function lotOf(lot: string, expiry?: string): LotHeld {
  return {
    item: itemCode("NLX-NAS-4"),
    lot,
    ...(expiry !== undefined && { expiry: localDate(expiry) }),
    quantity: 10,
  };
}

describe("expiringLots", () => {
  const namesOf = (lots: readonly LotHeld[]) => lots.map(({ lot }) => lot);
  const day = localDate("2026-03-08");

  test("names those that expire up to so many days ahead, and not one a day later", () => {
    const lots = [lotOf("ON-IT", "2026-05-07"), lotOf("AFTER", "2026-05-08")];

    expect(namesOf(expiringLots(lots, day, 60))).toEqual(["ON-IT"]);
  });

  test("names those that have expired, and the first to expire first", () => {
    const lots = [
      lotOf("SOON", "2026-03-20"),
      lotOf("EXPIRED", "2026-01-31"),
      lotOf("B-TODAY", "2026-03-08"),
      lotOf("A-TODAY", "2026-03-08"),
    ];

    expect(namesOf(expiringLots(lots, day, 30))).toEqual(["EXPIRED", "A-TODAY", "B-TODAY", "SOON"]);
  });

  test("says nothing of a lot whose expiry nobody knows", () => {
    expect(expiringLots([lotOf("A")], day, 10_000)).toEqual([]);
  });
});

describe("belowPar", () => {
  const heldOf = (quantities: Readonly<Record<string, number>>) =>
    Object.entries(quantities).map(([item, quantity]) => ({ item: itemCode(item), quantity, lots: [] }));
  const parOf = (pars: Readonly<Record<string, number>>) =>
    new Map(Object.entries(pars).map(([item, par]) => [itemCode(item), par]));

  test("names what there is less of than there should be, and not what there is just enough of", () => {
    const held = heldOf({ "NLX-NAS-4": 19, "CON-EXT": 20, "CKR-STD": 500 });

    expect(belowPar(held, parOf({ "NLX-NAS-4": 20, "CON-EXT": 20, "CKR-STD": 100 }))).toEqual([
      { item: "NLX-NAS-4", quantity: 19, par: 20 },
    ]);
  });

  test("takes what isn't there at all for none, and names by code", () => {
    const held = heldOf({ "TST-FEN": -3, "CON-EXT": 0 });

    expect(belowPar(held, parOf({ "TST-FEN": 1, "NLX-NAS-4": 20, "CON-EXT": 0 }))).toEqual([
      { item: "NLX-NAS-4", quantity: 0, par: 20 },
      { item: "TST-FEN", quantity: -3, par: 1 },
    ]);
  });
});
