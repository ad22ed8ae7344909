import { lazyText } from "../language/lazy-text.ts";

/** What is said before anything of the desk is shown. */
export const useAccessText = lazyText({
  en: async () => (await import("../language/en/access.ts")).access,
  es: async () => (await import("../language/es/access.ts")).access,
  fr: async () => (await import("../language/fr/access.ts")).access,
});

export type AccessText = ReturnType<typeof useAccessText>;
