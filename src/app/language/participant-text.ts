import { lazyText } from "./lazy-text.ts";

/** Words of what could lead to a participant, and is asked for only where a program says so. */
export const useParticipantText = lazyText({
  en: async () => (await import("./en/participant.ts")).participant,
  es: async () => (await import("./es/participant.ts")).participant,
  fr: async () => (await import("./fr/participant.ts")).participant,
});

export type ParticipantText = ReturnType<typeof useParticipantText>;
