import { lazyText } from "../../language/lazy-text.ts";

/** The words of what a lead runs the program with: people, settings, the log. */
export const useOfficeText = lazyText({
  en: async () => (await import("../../language/en/office.ts")).office,
  es: async () => (await import("../../language/es/office.ts")).office,
  fr: async () => (await import("../../language/fr/office.ts")).office,
});

export type OfficeText = ReturnType<typeof useOfficeText>;
