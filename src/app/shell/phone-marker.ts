/** What a program's server leaves for the page to read, should the browser delete all that the page stored itself. */
import { phoneMarker, phoneMarkerValue } from "../../contract/wire/phone-marker.ts";

export function isMarked({ cookie }: Pick<Document, "cookie">): boolean {
  return cookie.split("; ").includes(`${phoneMarker}=${phoneMarkerValue}`);
}

export function dropMarker(page: Pick<Document, "cookie">): void {
  page.cookie = `${phoneMarker}=; Max-Age=0; Path=/`;
}
