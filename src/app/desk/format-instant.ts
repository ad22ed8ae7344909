import type { Language } from "../../domain/catalogue/catalogue.ts";

/** A moment by the program's clock: "Nov 22, 2026, 9:30 PM". */
export function formatInstant(language: Language, instantMs: number, zone: string): string {
  return new Intl.DateTimeFormat(language, {
    timeZone: zone,
    dateStyle: "medium",
    timeStyle: "short",
    calendar: "gregory",
    numberingSystem: "latn",
  }).format(instantMs);
}
