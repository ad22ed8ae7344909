import type { Bag } from "../../domain/bag.ts";
import parts from "../components/parts.module.css";
import { useBagText } from "../language/bag-text.ts";
import { usePreferenceStorage } from "../language/LanguageProvider.tsx";
import { usePhone } from "../shell/phone-context.tsx";
import { bagAlerts } from "./bag-alerts.ts";
import { keptPars } from "./par.ts";

/** One quiet line, away from the bag's own page, which says what it is. */
export function BagHint({ bag }: { readonly bag: Bag | undefined }) {
  const text = useBagText();
  const storage = usePreferenceStorage();
  const { today } = usePhone();
  if (bag === undefined) return null;
  const { expired, expiring, low } = bagAlerts(bag, { pars: keptPars(storage), today: today() });
  const hints = [
    expired.length > 0 && text.hintExpired,
    expired.length === 0 && expiring.length > 0 && text.hintExpires,
    low.length > 0 && text.hintLow,
  ].filter((hint) => hint !== false);
  return hints.length === 0 ? null : <p class={parts.soft}>{hints.join(" ")}</p>;
}
