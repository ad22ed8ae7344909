import { lazyText } from "../language/lazy-text.ts";

/** The words of the lead's desk. */
export const useDeskText = lazyText({
  en: async () => (await import("../language/en/desk.ts")).desk,
  es: async () => (await import("../language/es/desk.ts")).desk,
  fr: async () => (await import("../language/fr/desk.ts")).desk,
});

export type DeskText = ReturnType<typeof useDeskText>;
