/**
 * The two credentials that a browser holds. Script can't read them, and no other
 * site's page can send them. Beside them go marks that are no credentials: one
 * that script may read on a phone, and one by which a browser is told from
 * strangers who guess at the password that was right in it.
 */
import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { phoneMarker, phoneMarkerValue } from "../contract/wire/phone-marker.ts";
import type { CallerKind } from "../contract/wire/protocol.ts";

export interface Credential {
  readonly kind: CallerKind;
  readonly token: string;
}

const names: Readonly<Record<CallerKind, string>> = {
  device: "satchel-device",
  account: "satchel-session",
};

/** Browsers keep none longer; a phone that sends once a year stays joined, since its credential is renewed. */
const deviceSeconds = 400 * 24 * 60 * 60;
const browserName = "satchel-browser";
/** As long as a session may last. */
const sessionSeconds = 12 * 60 * 60;
const maxAges: Readonly<Record<CallerKind, number>> = { device: deviceSeconds, account: sessionSeconds };

export interface Cookies {
  read(context: Context, kind: CallerKind): string | undefined;
  give(context: Context, credential: Credential): void;
  take(context: Context, kind: CallerKind): void;
  readBrowser(context: Context): string | undefined;
  giveBrowser(context: Context, token: string): void;
}

/**
 * With https, `__Host-` binds a cookie to this one host. On plain http, where
 * only this machine can reach the endpoint, browsers refuse both that prefix
 * and `Secure`.
 */
export function cookiesFor({ isHttps }: { readonly isHttps: boolean }): Cookies {
  const prefix = isHttps ? ({ prefix: "host" } as const) : {};
  const options = { ...prefix, path: "/", httpOnly: true, sameSite: "Strict", secure: isHttps } as const;
  const read = (context: Context, name: string) =>
    isHttps ? getCookie(context, name, "host") : getCookie(context, name);
  return {
    read: (context, kind) => read(context, names[kind]),
    readBrowser: (context) => read(context, browserName),
    giveBrowser(context, token) {
      setCookie(context, browserName, token, { ...options, maxAge: deviceSeconds });
    },
    give(context, { kind, token }) {
      setCookie(context, names[kind], token, { ...options, maxAge: maxAges[kind] });
      if (kind === "device") {
        const readable = { path: "/", sameSite: "Strict", secure: isHttps } as const;
        setCookie(context, phoneMarker, phoneMarkerValue, { ...readable, maxAge: deviceSeconds });
      }
    },
    take: (context, kind) => {
      deleteCookie(context, names[kind], options);
    },
  };
}
