import { useTeam } from "./team-context.tsx";

/** Where a copy is saved: of a program's phone a sealed one, beside what was sent. */
export function useCopyAddress(): "/sending" | "/settings/copy" {
  return useTeam() === undefined ? "/settings/copy" : "/sending";
}
