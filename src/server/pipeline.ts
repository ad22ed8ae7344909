/**
 * The way of every request to `/v1`: rate limit, who asks and whether that
 * role may, where the request comes from, the body within its limits, the
 * schema, and only then the handler. The order is a defence: what costs more is
 * done only for whoever came through what costs less. The routes come from the
 * contract's table, so what does not stand there is not answered.
 */
import type { Context, Hono, MiddlewareHandler } from "hono";
import { bodyLimitsOf } from "../contract/wire/body-limits.ts";
import { apiPrefix, callerHeader } from "../contract/wire/protocol.ts";
import { parseRequestOf } from "../contract/wire/route-messages.ts";
import type { Route } from "../contract/wire/route.ts";
import { type RouteName, routes } from "../contract/wire/routes.ts";
import { assert } from "../domain/assert.ts";
import type { Callers } from "./callers.ts";
import type { Cookies, Credential } from "./cookies.ts";
import { acceptsGzip, gzipped } from "./gzip.ts";
import type { Log, RequestFacts } from "./log.ts";
import { type Now, nowAt } from "./now.ts";
import { assertFromHere } from "./origin.ts";
import { echoProtocol, mustGetSpoken } from "./protocol-headers.ts";
import { readJson } from "./read-body.ts";
import { Refusal } from "./refusal.ts";
import { type Answer, type Asked, type Caller, type FileAnswer, type Handlers } from "./routes/handler.ts";

export interface PipelineOptions {
  readonly handlers: Handlers;
  readonly callers: Callers;
  readonly cookies: Cookies;
  readonly log: Log;
  readonly publicUrl: URL;
  readonly clockMs: () => number;
}

/** What the steps learn of a request, for its line in the log. */
type Noted = { -readonly [Fact in keyof RequestFacts]?: RequestFacts[Fact] };
interface Variables {
  Variables: { noted: Noted };
}
export type ApiApp = Hono<Variables>;
type ApiContext = Context<Variables>;

export function mountRoutes(app: ApiApp, options: PipelineOptions): void {
  app.use(`${apiPrefix}/*`, writtenDown(options.log), nothingKept);
  for (const name of Object.keys(routes) as RouteName[]) mount(app, name, options);
  app.all(`${apiPrefix}/*`, (context) => {
    const methods = methodsAt(context.req.path);
    throw methods.length === 0
      ? new Refusal("not-found")
      : new Refusal("method-not-allowed", { Allow: methods.join(", ") });
  });
}

/** One line a request, and nothing of what it was about. */
function writtenDown(log: Log): MiddlewareHandler<Variables> {
  return async (context, next) => {
    const noted: Noted = {};
    context.set("noted", noted);
    const startedMs = performance.now();
    await next();
    const { error } = context;
    log.request({
      ...noted,
      ...(error instanceof Refusal && { code: error.code }),
      status: context.res.status,
      durationMs: Math.round(performance.now() - startedMs),
    });
  };
}

const nothingKept: MiddlewareHandler<Variables> = async (context, next) => {
  await next();
  context.res.headers.set("Cache-Control", "no-store");
  echoProtocol(context.req.raw.headers, context.res.headers);
};

/** The table pairs each name with what its handler takes; within the pipeline all are one. */
type AnyHandler = (asked: AskedOfAny) => Answer<RouteName> | Promise<Answer<RouteName>>;
type AskedOfAny = { readonly [Part in keyof Asked<RouteName>]: unknown };

function mount(app: ApiApp, name: RouteName, options: PipelineOptions): void {
  const route: Route = routes[name];
  const handler = (options.handlers as Partial<Record<RouteName, AnyHandler>>)[name];
  assert(handler !== undefined, "every route of the table has a handler");

  app.on(route.method, route.path, async (context) => {
    const noted = context.get("noted");
    noted.route = name;
    const { asked, renewed } = await admit(context, name, options);
    const answer = await handler(asked);
    if (answer.events !== undefined) noted.events = answer.events;
    const credential = answer.credential ?? renewed;
    if (credential !== undefined) options.cookies.give(context, credential);
    if (answer.browser !== undefined) options.cookies.giveBrowser(context, answer.browser);
    if (answer.endedCredential !== undefined) options.cookies.take(context, answer.endedCredential);
    return respond(context, name, answer);
  });
}

async function admit(
  context: ApiContext,
  name: RouteName,
  { callers, cookies, publicUrl, clockMs }: PipelineOptions,
): Promise<{ readonly asked: AskedOfAny; readonly renewed: Credential | undefined }> {
  const route: Route = routes[name];
  const { headers } = context.req.raw;
  const now = nowAt(clockMs());
  const credential = credentialOf(context, route, cookies);
  callers.assertWithinRate(name, credential, now);
  const admitted = route.roles.includes("anyone") ? undefined : await callers.admit(credential, now);
  if (admitted !== undefined) {
    context.get("noted").role = admitted.caller.role;
    if (!route.roles.includes(admitted.caller.role)) throw new Refusal("not-allowed");
  }
  assertFromHere(headers, publicUrl);
  const version = mustGetSpoken(headers, { isRequired: name === "sync" });
  const query = queryOf(context, route);
  const body = await bodyOf(context, name);
  if (admitted !== undefined) assertPasswordShown(route, admitted.caller, now);
  return {
    asked: {
      caller: admitted?.caller,
      body,
      query,
      path: context.req.param(),
      version,
      now,
      browser: cookies.readBrowser(context),
    },
    renewed: admitted?.renewed,
  };
}

const minuteMs = 60_000;

/** A session may last for hours beside an empty chair. */
function assertPasswordShown({ passwordWithinMinutes: within }: Route, caller: Caller, now: Now): void {
  if (within === undefined) return;
  const sinceMs = now.ms - (caller.passwordShownMs ?? 0);
  if (sinceMs > within * minuteMs) throw new Refusal("sign-in-again");
}

/**
 * A browser may hold a phone's credential and a session. It says which of them
 * asks; where it doesn't, a phone where the route is for phones.
 */
function credentialOf(context: ApiContext, route: Route, cookies: Cookies): Credential | undefined {
  if (route.roles.includes("anyone")) return undefined;
  const named = context.req.header(callerHeader);
  const usual = route.roles.includes("device")
    ? (["device", "account"] as const)
    : (["account", "device"] as const);
  for (const kind of usual) {
    const token = cookies.read(context, kind);
    if (token !== undefined && (named ?? kind) === kind) return { kind, token };
  }
  return undefined;
}

/** Only what the table names, and each once: a reply must not hang on which of two was taken. */
function queryOf(context: ApiContext, { query: known = [] }: Route): Readonly<Record<string, string>> {
  const entries = Object.entries(context.req.queries());
  const isAsInTable = entries.every(([key, values]) => known.includes(key) && values.length === 1);
  if (!isAsInTable) throw new Refusal("malformed");
  return Object.fromEntries(entries.map(([key, [value = ""]]) => [key, value]));
}

async function bodyOf(context: ApiContext, name: RouteName): Promise<unknown> {
  const route: Route = routes[name];
  if (route.request === undefined) return undefined;
  const { json, wireBytes } = await readJson(context.req.raw, bodyLimitsOf(name));
  context.get("noted").bodyBytes = wireBytes;
  const parsed = parseRequestOf(name, json);
  if (!parsed.ok) throw new Refusal("malformed");
  return parsed.value;
}

async function respond(context: ApiContext, name: RouteName, answer: Answer<RouteName>): Promise<Response> {
  const { status }: Route = routes[name];
  context.status(status);
  const file = answer.file ?? jsonFile(answer.reply);
  if (file === undefined) return context.body(null);
  context.header("Content-Type", file.contentType);
  if (file.name !== undefined) {
    context.header("Content-Disposition", `attachment; filename="${file.name}"`);
  }
  if (!isWithoutSecret(name)) return context.body(file.content);
  // No `Vary`: nothing here is ever kept.
  const packed = acceptsGzip(context.req.header("Accept-Encoding")) ? await gzipped(file.content) : undefined;
  if (packed === undefined) return context.body(file.content);
  context.header("Content-Encoding", "gzip");
  return context.body(packed);
}

function jsonFile(reply: unknown): FileAnswer | undefined {
  return reply === undefined
    ? undefined
    : { contentType: "application/json", content: JSON.stringify(reply) };
}

/** What is read, and the exchange. An invite's code, for one, stands beside a label that somebody chose. */
function isWithoutSecret(name: RouteName): boolean {
  return routes[name].method === "GET" || name === "sync";
}

function methodsAt(path: string): readonly string[] {
  return Object.values<Route>(routes)
    .filter((route) => patternOf(route).test(path))
    .map(({ method }) => method);
}

function patternOf({ path }: Route): RegExp {
  return new RegExp(`^${path.replaceAll(".", String.raw`\.`).replaceAll(/:[a-z]+/gi, "[^/]+")}$`);
}
