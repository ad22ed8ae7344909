import { lazyText } from "./lazy-text.ts";

/** Words of the lock, the wipe and the passphrase. */
export const usePrivacyText = lazyText({
  en: async () => (await import("./en/privacy.ts")).privacy,
  es: async () => (await import("./es/privacy.ts")).privacy,
  fr: async () => (await import("./fr/privacy.ts")).privacy,
});
