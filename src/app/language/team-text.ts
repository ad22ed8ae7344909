import { lazyText } from "./lazy-text.ts";

/** Words of a program's phone, and of joining. */
export const useTeamText = lazyText({
  en: async () => (await import("./en/team.ts")).team,
  es: async () => (await import("./es/team.ts")).team,
  fr: async () => (await import("./fr/team.ts")).team,
});

export type TeamText = ReturnType<typeof useTeamText>;
