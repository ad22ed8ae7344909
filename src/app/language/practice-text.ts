import { lazyText } from "./lazy-text.ts";

/** Words of practice. */
export const usePracticeText = lazyText({
  en: async () => (await import("./en/practice.ts")).practice,
  es: async () => (await import("./es/practice.ts")).practice,
  fr: async () => (await import("./fr/practice.ts")).practice,
});
