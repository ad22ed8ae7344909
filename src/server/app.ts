import { Hono, type Context } from "hono";
import { securityHeaders } from "./headers.ts";
import type { StaticFile, StaticFiles } from "./static-files.ts";

export interface AppOptions {
  readonly files: StaticFiles;
  /** Whether `PUBLIC_URL` is https. */
  readonly isHttps: boolean;
  /** A plain sentence that says why the endpoint can't work now, or nothing. */
  readonly whyNotReady: () => Promise<string | undefined>;
}

/** Everything the endpoint answers, without a port: tests call `request()` on it. */
export function createApp({ files, isHttps, whyNotReady }: AppOptions): Hono {
  const app = new Hono();
  app.use(securityHeaders({ isHttps }));

  app.get("/healthz", (context) => plainText(context, "ok", 200));
  app.get("/readyz", async (context) => {
    const reason = await whyNotReady();
    return reason === undefined ? plainText(context, "ready", 200) : plainText(context, reason, 503);
  });
  app.get("*", (context) => {
    const file = files.get(context.req.path) ?? pageFor(context.req.path, files);
    return file === undefined ? notFound(context) : staticResponse(context, file);
  });
  app.all("*", (context) => {
    context.header("Allow", "GET, HEAD");
    return plainText(context, "Only reading is possible here.", 405);
  });

  app.onError((_error, context) => plainText(context, "Something went wrong on this server.", 500));
  return app;
}

/**
 * A screen's address opened by hand gets the page. Anything with a dot, and
 * all of `/assets` and `/v1`, is a real 404: an old page that asks for a file
 * of a former build must not be handed HTML and keep it.
 */
function pageFor(path: string, files: StaticFiles): StaticFile | undefined {
  const isScreen = !path.includes(".") && !/^\/(assets|icons|v1)(\/|$)/.test(path);
  return isScreen ? files.get("/index.html") : undefined;
}

function staticResponse(context: Context, file: StaticFile): Response {
  const headers = new Headers({
    "Cache-Control": file.cacheControl,
    "Content-Type": file.contentType,
    ETag: file.etag,
    Vary: "Accept-Encoding",
  });
  if (matchesEtag(context.req.header("If-None-Match"), file.etag)) {
    return new Response(null, { status: 304, headers });
  }
  const acceptsGzip = /\bgzip\b/.test(context.req.header("Accept-Encoding") ?? "");
  if (file.gzipped === undefined || !acceptsGzip) return new Response(file.bytes, { headers });
  headers.set("Content-Encoding", "gzip");
  return new Response(file.gzipped, { headers });
}

function matchesEtag(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  return ifNoneMatch.split(",").some((candidate) => candidate.trim().replace(/^W\//, "") === etag);
}

function notFound(context: Context): Response {
  return plainText(context, "There is nothing at this address.", 404);
}

function plainText(context: Context, text: string, status: 200 | 404 | 405 | 500 | 503): Response {
  context.header("Cache-Control", "no-store");
  return context.text(`${text}\n`, status);
}
