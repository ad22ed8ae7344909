import { lazyText } from "./lazy-text.ts";

/** Words of the page that says what was done in a month. */
export const useGivenText = lazyText({
  en: async () => (await import("./en/given.ts")).given,
  es: async () => (await import("./es/given.ts")).given,
  fr: async () => (await import("./fr/given.ts")).given,
});

export type GivenText = ReturnType<typeof useGivenText>;
