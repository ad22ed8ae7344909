import { lazyText } from "./lazy-text.ts";

/** Words of the bag: what it holds, what is put in, counted, lost and brought back. */
export const useBagText = lazyText({
  en: async () => (await import("./en/bag.ts")).bag,
  es: async () => (await import("./es/bag.ts")).bag,
  fr: async () => (await import("./fr/bag.ts")).bag,
});

export type BagText = ReturnType<typeof useBagText>;
