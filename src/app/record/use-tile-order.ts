import { useEffect } from "preact/hooks";
import type { LocalDate, SiteCode } from "../../domain/ids.ts";
import { usePreferenceStorage } from "../language/LanguageProvider.tsx";
import { useLock } from "../lock/LockProvider.tsx";
import { usePhone } from "../shell/phone-context.tsx";
import { useTeam } from "../shell/team-context.tsx";
import { useShift } from "../shift/ShiftProvider.tsx";
import { forgetOrders, keepOrder, keptOrder, usedAt } from "./tile-order.ts";

/**
 * The order of the tiles at a site: on a phone alone as it was tapped here, on a
 * program's as the program says. It is what was known when the screen, the
 * site, the shift or the day began, and stays so: what is learned meanwhile is
 * for the next one.
 */
export function useTileOrder(site: SiteCode | undefined): readonly string[] {
  const storage = usePreferenceStorage();
  const { phone, today, program } = usePhone();
  const isAlone = useTeam() === undefined;
  const { open } = useShift().state;
  const day = open?.note.day ?? today();
  const evening = `${site ?? ""} ${open?.note.record ?? day}`;
  const orderNow = () => {
    const told = isAlone ? site && keptOrder(storage, site) : program.tiles?.find((of) => of.site === site);
    return told?.codes ?? none;
  };
  useLearning({ site, day });

  const shown = shownOn.get(phone);
  if (shown?.evening === evening) return shown.order;
  const order = orderNow();
  shownOn.set(phone, { evening, order });
  return order;
}

/** Whoever looks at the day's list in between finds the tiles as they were: it is for as long as the app is open. */
const shownOn = new WeakMap<object, { readonly evening: string; readonly order: readonly string[] }>();

const none: readonly string[] = [];

/** After the first frame, from the days before, and for the next evening. */
function useLearning({ site, day }: { readonly site: SiteCode | undefined; readonly day: LocalDate }): void {
  const storage = usePreferenceStorage();
  const { phone } = usePhone();
  const { isLocked } = useLock().state;
  const isAlone = useTeam() === undefined;

  useEffect(() => {
    // A program's phone has the program's order; its own would say what was given on which evening.
    if (!isAlone) forgetOrders(storage);
    // What a lock hides can't be learned from, and would look like a site where nothing was handed out.
    if (!isAlone || isLocked || site === undefined) return;
    usedAt(phone, { site, before: day }).then(
      (order) => keepOrder(storage, order),
      // Without it the tiles stand as they do at a new site.
      () => undefined,
    );
  }, [phone, storage, isAlone, isLocked, site, day]);
}
