import { lazyText } from "./lazy-text.ts";

/** Words of the screen of a shift, which comes with it. */
export const useShiftText = lazyText({
  en: async () => (await import("./en/shift.ts")).shift,
  es: async () => (await import("./es/shift.ts")).shift,
  fr: async () => (await import("./fr/shift.ts")).shift,
});
