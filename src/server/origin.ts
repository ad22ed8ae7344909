import { Refusal } from "./refusal.ts";

/**
 * Refuses what another site's page sends. Browsers say where a request comes
 * from in `Sec-Fetch-Site`; those that don't yet, and all of them on plain
 * http, send `Origin` with whatever changes something. A program that is no
 * browser sends neither, and no other site can make it send our cookies.
 */
export function assertFromHere(headers: Headers, publicUrl: URL): void {
  const site = headers.get("Sec-Fetch-Site");
  const origin = headers.get("Origin");
  const isFromHere =
    site === null
      ? origin === null || origin === publicUrl.origin || hostOf(origin) === headers.get("Host")
      : site === "same-origin" || site === "none";
  if (!isFromHere) throw new Refusal("wrong-origin");
}

/** The machine itself has several names, of which only one can be the public address. */
function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
