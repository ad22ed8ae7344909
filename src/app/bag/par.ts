/** How many of an item somebody wants in this bag at least: on this phone only, and nothing else is kept of it. */
import { isItemCode } from "../../contract/ids.ts";
import type { ItemCode } from "../../domain/ids.ts";
import type { PreferenceStorage } from "../shell/preference-storage.ts";

const key = "satchel-bag-least";

export type Pars = ReadonlyMap<ItemCode, number>;

export function keptPars(storage: PreferenceStorage): Pars {
  const pars = (storage.getItem(key) ?? "").split("\n").flatMap((line): [ItemCode, number][] => {
    const [item, least] = line.split(" ");
    const count = Number(least);
    return isItemCode(item) && Number.isSafeInteger(count) && count > 0 ? [[item, count]] : [];
  });
  return new Map(pars);
}

/** 0 is none. */
export function keepPar(storage: PreferenceStorage, item: ItemCode, least: number): void {
  const pars = new Map(keptPars(storage));
  if (least === 0) pars.delete(item);
  else pars.set(item, least);
  storage.setItem(key, [...pars].map(([code, count]) => `${code} ${count}`).join("\n"));
}
