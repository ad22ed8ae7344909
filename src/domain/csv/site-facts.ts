import type { SiteCode } from "../ids.ts";
import type { Program } from "../program.ts";

/** What the program says of a site today. A site it does not know goes by its code, so that no row loses its place. */
export function siteFacts(
  code: SiteCode,
  program: Program,
): { readonly name: string; readonly area: string | undefined } {
  const site = program.sites.find((candidate) => candidate.code === code);
  return { name: site?.name ?? code, area: site?.area };
}
