import type { PhoneGap } from "../../contract/wire/desk-messages.ts";
import type { Language } from "../../domain/catalogue/catalogue.ts";
import { Disclosure } from "../components/Disclosure.tsx";
import parts from "../components/parts.module.css";
import { formatDay } from "../language/format-date.ts";
import { formatNumber } from "../language/format-number.ts";
import { useLanguage } from "../language/LanguageProvider.tsx";
import styles from "./desk.module.css";
import { type DeskText, useDeskText } from "./use-desk-text.ts";

/** Exactly what a phone announced and never came, and where it may be. */
export function PhoneGaps({ gaps }: { readonly gaps: readonly PhoneGap[] }) {
  const text = useDeskText();
  const { language } = useLanguage();
  const [onPhone, dropped] = [gaps.filter(isOnPhone), gaps.filter((gap) => !isOnPhone(gap))];
  const inWords = (gap: PhoneGap) => gapInWords(gap, text, language);

  return (
    <Disclosure summary={text.gapsTitle}>
      <GapList gaps={onPhone.map(inWords)} meaning={text.gapOnPhone} />
      <GapList gaps={dropped.map(inWords)} meaning={text.gapDropped} />
    </Disclosure>
  );
}

function isOnPhone({ isDropped }: PhoneGap): boolean {
  return !isDropped;
}

function GapList({ gaps, meaning }: { readonly gaps: readonly string[]; readonly meaning: string }) {
  if (gaps.length === 0) return null;
  return (
    <>
      <ul class={styles.gaps}>
        {gaps.map((gap) => (
          <li key={gap}>{gap}</li>
        ))}
      </ul>
      <p class={parts.soft}>{meaning}</p>
    </>
  );
}

function gapInWords(
  { first, last, certain, dayBefore, dayAfter }: PhoneGap,
  text: DeskText,
  language: Language,
): string {
  const numbers = text.gapNumbers(formatNumber(language, first), formatNumber(language, last));
  const which = certain ? numbers : text.gapSomeOf(numbers);
  const before = dayBefore && formatDay(language, dayBefore);
  const after = dayAfter && formatDay(language, dayAfter);
  return `${which}. ${daysAround(text, before, after)}`.trim();
}

function daysAround(text: DeskText, before: string | undefined, after: string | undefined): string {
  if (before !== undefined && after !== undefined) return text.gapBetween(before, after);
  if (before !== undefined) return text.gapAfter(before);
  return after === undefined ? "" : text.gapBefore(after);
}
