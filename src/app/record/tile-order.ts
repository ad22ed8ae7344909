/**
 * In which order the common tiles stand at a site: what was handed out there
 * most, first. It is worked out from the two weeks before the program day, never
 * from that day itself, so that no tile moves within a shift, nor because the app
 * was closed. Of it all, the order is kept, and on a phone alone only: codes by
 * site, no count and no day.
 */
import { isItemCode, isKitCode, isSiteCode } from "../../contract/ids.ts";
import type { LocalDate, SiteCode } from "../../domain/ids.ts";
import { addDays } from "../../domain/local-date.ts";
import type { SatchelRecord } from "../../domain/record.ts";
import { liveRecord } from "../../domain/record-state.ts";
import type { TileOrder } from "../../domain/program.ts";
import type { Phone } from "../../storage/phone.ts";
import type { PreferenceStorage } from "../shell/preference-storage.ts";

const daysLookedAt = 14;
/** As many as one evening's page: a busier day counts by its last entries. */
const rowsOfDay = 50;
/** More than one phone works at. */
const mostSites = 12;
const key = "satchel-tiles";

/** Costs two weeks' pages, however much is stored. Contacts and groups alike; kits by their tile, not by what is in them. */
export async function usedAt(
  phone: Pick<Phone, "bookOfDay">,
  { site, before }: { readonly site: SiteCode; readonly before: LocalDate },
): Promise<TileOrder> {
  const uses = new Map<string, number>();
  for (let back = 1; back <= daysLookedAt; back++) {
    const rows = await phone.bookOfDay(addDays(before, -back), { limit: rowsOfDay });
    for (const row of rows) {
      const record = row.kind === "readable" ? liveRecord(row.state) : undefined;
      if (record === undefined || record.site !== site) continue;
      for (const code of tilesOfRecord(record)) uses.set(code, (uses.get(code) ?? 0) + 1);
    }
  }
  const codes = [...uses].toSorted(([, one], [, other]) => other - one).map(([code]) => code);
  return { site, codes };
}

/** The tiles that make a record of it, each once: how many went at a time says nothing of how often it is tapped. */
function tilesOfRecord(record: SatchelRecord): ReadonlySet<string> {
  if (record.kind !== "encounter" && record.kind !== "group") return new Set();
  const loose = record.lines.filter(({ kit, direction }) => kit === undefined && direction === "out");
  return new Set([...record.kits.map(({ code }) => code), ...loose.map(({ item }) => item)]);
}

export function keptOrder(storage: PreferenceStorage, site: SiteCode): TileOrder | undefined {
  return keptOrders(storage).find((order) => order.site === site);
}

/** The site used last comes first, and the ones that weren't for longest go. */
export function keepOrder(storage: PreferenceStorage, order: TileOrder): void {
  const others = keptOrders(storage).filter(({ site }) => site !== order.site);
  const kept = [order, ...others].filter(({ codes }) => codes.length > 0).slice(0, mostSites);
  const lines = kept.map(({ site, codes }) => [site, ...codes].join("\t")).join("\n");
  if (lines !== (storage.getItem(key) ?? "")) storage.setItem(key, lines);
}

export function forgetOrders(storage: PreferenceStorage): void {
  if ((storage.getItem(key) ?? "") !== "") storage.setItem(key, "");
}

function keptOrders(storage: PreferenceStorage): readonly TileOrder[] {
  return (storage.getItem(key) ?? "").split("\n").flatMap((line): readonly TileOrder[] => {
    const [site, ...codes] = line.split("\t");
    const known = codes.filter((code) => isItemCode(code) || isKitCode(code));
    return isSiteCode(site) ? [{ site, codes: known }] : [];
  });
}
