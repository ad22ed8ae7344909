import { lazyText } from "../../language/lazy-text.ts";

/** The words of what came and counts for nothing. */
export const useQuarantineText = lazyText({
  en: async () => (await import("../../language/en/quarantine.ts")).quarantine,
  es: async () => (await import("../../language/es/quarantine.ts")).quarantine,
  fr: async () => (await import("../../language/fr/quarantine.ts")).quarantine,
});

export type QuarantineText = ReturnType<typeof useQuarantineText>;
