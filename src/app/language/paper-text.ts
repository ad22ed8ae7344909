import { lazyText } from "./lazy-text.ts";

/** Words of the paper sheet, and of typing it back. */
export const usePaperText = lazyText({
  en: async () => (await import("./en/paper.ts")).paper,
  es: async () => (await import("./es/paper.ts")).paper,
  fr: async () => (await import("./fr/paper.ts")).paper,
});

export type PaperText = ReturnType<typeof usePaperText>;
