import type { SiteCode } from "../../domain/ids.ts";
import type { Program } from "../../domain/program.ts";

/** The site used last on this phone, if it is still offered. */
export function siteAtStart({ sites }: Program, lastUsed: string | null): SiteCode | undefined {
  const offered = sites.filter(({ retired }) => retired !== true);
  return (offered.find(({ code }) => code === lastUsed) ?? offered[0])?.code;
}
