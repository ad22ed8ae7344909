import { formatNumber } from "../language/format-number.ts";
import {
  nameOf,
  useLanguage,
  useNames,
  usePreferenceStorage,
  useText,
} from "../language/LanguageProvider.tsx";
import { feelTap } from "../shell/felt-taps.ts";
import { countOf, type Draft } from "./draft.ts";
import type { DraftAction } from "./reduce-draft.ts";
import { largeNumberToAsk } from "./large-numbers.ts";
import { quantityOf } from "./supplies.ts";
import { codeOf } from "./tile-catalogue.ts";
import { useLargeNumberInWords } from "./use-large-number-in-words.ts";

/** Changes a draft, lets a counted tap be felt, and tells a screen reader what the tapped thing counts now, or what is asked about it. */
export function useSpokenChange(given: {
  readonly change: (action: DraftAction) => void;
  /** The draft after the change. */
  readonly draftNow: () => Draft;
  readonly announce: (sentence: string) => void;
}): (action: DraftAction) => void {
  const text = useText();
  const names = useNames();
  const { language } = useLanguage();
  const inWords = useLargeNumberInWords();
  const storage = usePreferenceStorage();

  return (action) => {
    const wasAsking = largeNumberToAsk(given.draftNow()) !== undefined;
    given.change(action);
    const count = countAfter(action, given.draftNow());
    if (count !== undefined) feelTap(storage);
    const large = largeNumberToAsk(given.draftNow());
    if (large !== undefined && !wasAsking) {
      given.announce(text.record.aLot(inWords(large)));
      return;
    }
    if (count === undefined) return;
    given.announce(text.record.counted(nameOf(names, count.code), formatNumber(language, count.quantity)));
  };
}

function countAfter(
  action: DraftAction,
  draft: Draft,
): { readonly code: string; readonly quantity: number } | undefined {
  switch (action.type) {
    case "add":
    case "take":
    case "set":
      return { code: codeOf(action.tallied), quantity: quantityOf(draft, action.tallied) };
    case "service":
      return { code: action.code, quantity: countOf(draft.services, action.code) };
    case "step":
      return { code: action.code, quantity: countOf(draft.steps, action.code) };
    case "referral-add":
    case "referral-take":
      return {
        code: action.code,
        quantity: draft.referrals.filter(({ code }) => code === action.code).length,
      };
    default:
      return undefined;
  }
}
