/**
 * What every answer carries. Nothing is loaded from anywhere else, nothing may
 * frame the app, and the sensors a tally could be misused with are off, so
 * that "no position is recorded" is something a browser enforces.
 */
import type { Context, Next } from "hono";

/**
 * `trusted-types sw`: the page makes exactly one policy, which lets through
 * the service worker's address and nothing else (`src/app/pwa/update.ts`).
 */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types sw",
];

const otherPolicy = "default-src 'none'; frame-ancestors 'none'";

/** Without `bluetooth`, which no browser knows by this name: each page load would complain of it. */
const permissions = [
  "geolocation",
  "microphone",
  "camera",
  "payment",
  "usb",
  "serial",
  "hid",
  "midi",
  "accelerometer",
  "gyroscope",
  "magnetometer",
  "display-capture",
  "browsing-topics",
];

const everywhere: Readonly<Record<string, string>> = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cross-Origin-Resource-Policy": "same-origin",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "X-Frame-Options": "DENY",
  "X-Robots-Tag": "noindex, nofollow",
  "Permissions-Policy": permissions.map((name) => `${name}=()`).join(", "),
};

const twoYearsSeconds = 63_072_000;

/** Sets the headers of each answer, and the https-only ones where phones reach the app by https. */
export function securityHeaders(options: { readonly isHttps: boolean }) {
  // On plain http both would only cut off the person who tries Satchel on one machine.
  const pagePolicyText = [...pagePolicy, ...(options.isHttps ? ["upgrade-insecure-requests"] : [])].join(
    "; ",
  );

  return async (context: Context, next: Next): Promise<void> => {
    await next();
    const { headers } = context.res;
    for (const [name, value] of Object.entries(everywhere)) headers.set(name, value);
    if (options.isHttps) {
      headers.set("Strict-Transport-Security", `max-age=${twoYearsSeconds}; includeSubDomains`);
    }
    const isPage = headers.get("Content-Type")?.startsWith("text/html") === true;
    // The worker script runs under the policy it was served with.
    const isWorker = context.req.path === "/sw.js";
    headers.set("Content-Security-Policy", isPage || isWorker ? pagePolicyText : otherPolicy);
  };
}
