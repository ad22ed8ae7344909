/** What to see to in a bag: what has expired, what soon will, and what runs low. */
import type { Bag } from "../../domain/bag.ts";
import type { LocalDate } from "../../domain/ids.ts";
import { type BelowPar, belowPar, expiringLots } from "../../domain/stock-alerts.ts";
import type { LotHeld } from "../../domain/stock-ledger.ts";
import type { Pars } from "./par.ts";

/** Long enough to use up a box, or to swap it for a fresher one. */
const warnedDays = 60;

export interface BagAlerts {
  readonly expired: readonly LotHeld[];
  readonly expiring: readonly LotHeld[];
  readonly low: readonly BelowPar[];
}

export function bagAlerts(
  { items }: Bag,
  { pars, today }: { readonly pars: Pars; readonly today: LocalDate },
): BagAlerts {
  const lots = expiringLots(
    items.flatMap((item) => item.lots),
    today,
    warnedDays,
  );
  const isOver = ({ expiry }: LotHeld) => expiry !== undefined && expiry < today;
  return {
    expired: lots.filter(isOver),
    expiring: lots.filter((lot) => !isOver(lot)),
    low: belowPar(items, pars),
  };
}
