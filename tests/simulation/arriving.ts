/** A request as it arrives at the endpoint. */
import type { CookieJar } from "./cookie-jar.ts";
import { brokenBody, type UnderWay } from "./under-way.ts";

/** Where people and their phones know the endpoint. */
export const publicUrl = new URL("https://satchel.example.org");

export interface Arriving extends RequestInit {
  /** By its headers. */
  readonly isOfOtherSite?: boolean;
  readonly underWay?: UnderWay;
  /** Whose word it is, where the jar that it comes with is a copy. */
  readonly teller?: CookieJar;
}

/** With the headers that a browser sets, and the cookies of the jar. */
export function arrivedRequest(jar: CookieJar, path: string, init: Arriving): Request {
  // A signal belongs to the asking side: what has arrived is worked on.
  const { signal: _signal, redirect: _redirect, isOfOtherSite = false, underWay, teller: _, ...rest } = init;
  const headers = new Headers(rest.headers);
  headers.set("Sec-Fetch-Site", isOfOtherSite ? "cross-site" : "same-origin");
  headers.set("Cookie", jar.header());
  const onBody = underWay?.onBody;
  const body = onBody === undefined || rest.body === undefined ? {} : brokenBody(onBody);
  return new Request(new URL(path, publicUrl), { ...rest, ...body, headers });
}
