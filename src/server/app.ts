import { type Context, Hono } from "hono";
import { errors } from "../contract/wire/errors.ts";
import { apiPrefix } from "../contract/wire/protocol.ts";
import { accepts } from "./gzip.ts";
import { securityHeaders } from "./headers.ts";
import type { Log } from "./log.ts";
import { type ApiApp, mountRoutes, type PipelineOptions } from "./pipeline.ts";
import { Refusal, retryAfter } from "./refusal.ts";
import type { StaticFile, StaticFiles } from "./static-files.ts";
import { isUnavailable } from "./stores/sqlite-failures.ts";

export interface AppOptions extends PipelineOptions {
  readonly files: StaticFiles;
  /** A plain sentence that says why the endpoint can't work now, or nothing. */
  readonly whyNotReady: () => Promise<string | undefined>;
}

/** Everything the endpoint answers, without a port: tests call `request()` on it. */
export function createApp(options: AppOptions): ApiApp {
  const { files, publicUrl, whyNotReady, log } = options;
  const app: ApiApp = new Hono();
  app.use(securityHeaders({ isHttps: publicUrl.protocol === "https:" }));

  app.get("/healthz", (context) => plainText(context, "ok", 200));
  app.get("/readyz", async (context) => {
    const reason = await whyNotReady();
    return reason === undefined ? plainText(context, "ready", 200) : plainText(context, reason, 503);
  });
  mountRoutes(app, options);
  app.get("*", (context) => {
    const file = files.get(context.req.path) ?? pageFor(context.req.path, files);
    if (file === undefined) throw new Refusal("not-found");
    return staticResponse(context, file);
  });
  app.all("*", () => {
    throw new Refusal("method-not-allowed", { Allow: "GET, HEAD" });
  });

  app.onError((error, context) => refuse(context, error, log));
  return app;
}

/** The only place that writes an error response. */
function refuse(context: Context, error: Error, log: Log): Response {
  const { code, headers } = refusalOf(error, log);
  const { status, sentence } = errors[code];
  for (const [name, value] of Object.entries(headers)) context.header(name, value);
  context.header("Cache-Control", "no-store");
  return isOfApi(context.req.path)
    ? context.json({ code, sentence }, status)
    : context.text(`${sentence}\n`, status);
}

/** A disk that is full is seldom emptied sooner. */
const diskRetryMs = 60_000;

function refusalOf(error: Error, log: Log): Refusal {
  if (error instanceof Refusal) return error;
  log.unexpected(error);
  return isUnavailable(error)
    ? new Refusal("unavailable", retryAfter(diskRetryMs))
    : new Refusal("unexpected");
}

function isOfApi(path: string): boolean {
  return path === apiPrefix || path.startsWith(`${apiPrefix}/`);
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
  const accepted = context.req.header("Accept-Encoding");
  // The smallest first.
  for (const packing of ["br", "gzip"] as const) {
    const packed = file.packed[packing];
    if (packed === undefined || !accepts(packing, accepted)) continue;
    headers.set("Content-Encoding", packing);
    return new Response(packed, { headers });
  }
  return new Response(file.bytes, { headers });
}

function matchesEtag(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  return ifNoneMatch.split(",").some((candidate) => candidate.trim().replace(/^W\//, "") === etag);
}

function plainText(context: Context, text: string, status: 200 | 503): Response {
  context.header("Cache-Control", "no-store");
  return context.text(`${text}\n`, status);
}
